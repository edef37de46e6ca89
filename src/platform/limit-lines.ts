/** How many lines may say the same within a while, counted from the first of them. */
export interface LineLimit {
  most: number;
  withinMs: number;
}

/** More sentences than the product has: whatever goes beyond is one kind, so that no text from outside fills the memory. */
const mostKinds = 1_000;
const beyond = 'other lines';

/**
 * Keeps a fault that comes again and again from filling the disk (F-123): of each kind of line so many are let through, the
 * others are counted, and `tell` says how many they were once the while is over.
 */
export function limitLines(
  { most, withinMs }: LineLimit,
  tell: (leftOut: number, kind: string) => void,
): (kind: string) => boolean {
  const counts = new Map<string, number>();
  const begin = (kind: string): void => {
    const close = () => {
      const leftOut = (counts.get(kind) ?? 0) - most;
      counts.delete(kind);
      if (leftOut > 0) tell(leftOut, kind);
    };
    setTimeout(close, withinMs).unref();
  };
  return (given) => {
    const kind = counts.has(given) || counts.size < mostKinds ? given : beyond;
    const count = (counts.get(kind) ?? 0) + 1;
    if (count === 1) begin(kind);
    counts.set(kind, count);
    return count <= most;
  };
}
