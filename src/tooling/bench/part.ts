import type { Row } from './table.js';

/** What a part of the bench found. */
export interface Found {
  /** For `--json`. */
  figures: object;
  rows: readonly Row[];
  /** Counts that do not match: these fail the run. Times never do. */
  problems: readonly string[];
}

export const row = (what: string, value: string, goal = ''): Row => ({ what, value, goal });
