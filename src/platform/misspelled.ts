/** Names set in the environment that are probably meant to be one of ours, each with the likely one. */
export function misspelled(
  given: readonly string[],
  known: readonly string[],
): { given: string; meant: string }[] {
  const names = new Set(known);
  return given
    .filter((name) => !names.has(name))
    .flatMap((name) => {
      const meant = known.find((candidate) => isNear(name, candidate));
      return meant === undefined ? [] : [{ given: name, meant }];
    });
}

/** In a short name two other letters make another word: PATH is not PORT. */
function isNear(name: string, candidate: string): boolean {
  const tolerated = candidate.length < 8 ? 1 : 2;
  return Math.abs(name.length - candidate.length) <= tolerated && editDistance(name, candidate) <= tolerated;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(current, column - 1) + 1,
          at(last, column) + 1,
          at(last, column - 1) + change,
          isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
