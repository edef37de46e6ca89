/**
 * How long something takes, in milliseconds: the quickest of three tries, because what else the machine does makes one slower
 * and never quicker. To be compared with another such time, never with a number: machines differ.
 */
export const leastMs = (work: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
