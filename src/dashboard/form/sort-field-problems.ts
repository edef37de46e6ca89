import type { FieldProblem } from '../call.js';

export interface SortedProblems {
  /** By the path of the input that shows it. */
  atInputs: Record<string, string>;
  /** What no input of the form stands for. */
  elsewhere: string[];
}

/** Puts the server's problems where a person can correct them. `values` are those of the form that was sent. */
export function sortFieldProblems(problems: readonly FieldProblem[], values: unknown): SortedProblems {
  const sorted: SortedProblems = { atInputs: {}, elsewhere: [] };
  for (const { path, message } of problems) {
    const input = inputFor(path.split('.'), values);
    if (input === undefined) sorted.elsewhere.push(path === '' ? message : `${path}: ${message}`);
    else sorted.atInputs[input] ??= message;
  }
  return sorted;
}

/** The path of the input that a problem belongs to: an item of a list of words is part of the list's one input. */
function inputFor(path: readonly string[], values: unknown): string | undefined {
  let at = values;
  const walked: string[] = [];
  for (const member of path) {
    if (Array.isArray(at) && !at.some(isRecord)) return walked.join('.');
    if (!isRecord(at) || !(member in at)) return undefined;
    at = at[member];
    walked.push(member);
  }
  return walked.length === 0 || isGroup(at) ? undefined : walked.join('.');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** An object has inputs of its own; nothing would show an error at the object itself. */
const isGroup = (value: unknown): boolean => isRecord(value) && !Array.isArray(value);
