import { z } from 'zod';
import type { Params } from './read-params.js';
import { type BotRow, updateKinds } from './rows.js';

/**
 * Takes over `allowed_updates`. An empty list is all kinds; without the parameter, or with one that is no list, the setting
 * stays. Kinds that are not simulated are forgotten. Counts for what happens from now on.
 */
export function allowKinds(bot: BotRow, params: Params): void {
  const text = params['allowed_updates'];
  if (text === undefined || text === '') return;
  const names = readNames(text);
  if (names === undefined) return;
  const kinds = updateKinds.filter((kind) => names.includes(kind));
  bot.allowedUpdates = names.length === 0 ? null : kinds;
}

function readNames(text: string): string[] | undefined {
  try {
    const names = z.array(z.string()).safeParse(JSON.parse(text));
    return names.data?.map((name) => name.toLowerCase());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
