import { AppError } from '../../platform/errors.js';
import { SettingsError } from '../../platform/settings.js';

/** Runs a command to its end. What it answers, or a refusal for the operator, is told on stderr with exit code 1. */
export async function runCommand(work: () => Promise<string | undefined>): Promise<never> {
  const problem = await work().catch(explain);
  if (problem !== undefined) process.stderr.write(`${problem}\n`);
  process.exit(problem === undefined ? 0 : 1);
}

function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof AppError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
