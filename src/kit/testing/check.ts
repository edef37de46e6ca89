/**
 * One behaviour, named by the guarantee that it gives. `run` throws an error whose message says what is wrong and what to
 * do; it may be run alone, and more than once unless its title says that something comes to an end.
 */
export interface Check {
  title: string;
  run: () => void | Promise<void>;
}

/** Adds a behaviour to a list. It reads like mocha's own, which the list becomes in a connector's test. */
export type It = (title: string, run: Check['run']) => void;

/** The behaviours that `describe` adds, in their order. */
export function collectChecks(describe: (it: It) => void): Check[] {
  const checks: Check[] = [];
  describe((title, run) => checks.push({ title, run }));
  return checks;
}
