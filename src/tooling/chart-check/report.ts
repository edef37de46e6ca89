/** What a run of the check found. It passes without problems; what was skipped fails only where it must not be. */
export interface Report {
  done: string[];
  problems: string[];
  skipped: string[];
}

/** Problems of one part, each with the name of the part in front. */
export const within = (place: string, problems: readonly string[]): string[] =>
  problems.map((problem) => `${place}: ${problem}`);
