/**
 * In milliseconds, how long a process takes to end that is told to (reliability.md F-016). The grace that the chart and
 * docker-compose.yml leave it is longer than `limitMs`.
 */
export const stopTimes = {
  /** All that runs. */
  limitMs: 25_000,
  /** For so long new connections are taken: what stands in front has to see at /readyz that they better go elsewhere. */
  noticeMs: 3_000,
  /** For so long connections are served that are kept open: longer than clients are told to keep idle ones. */
  lingerMs: 5_000,
  /** What the last running requests get after that. */
  requestsMs: 10_000,
};

export type Farewell = Pick<typeof stopTimes, 'noticeMs' | 'lingerMs'>;

/** Where nobody else could take over, waiting would only make the gap begin later. */
export const noFarewell: Farewell = { noticeMs: 0, lingerMs: 0 };
