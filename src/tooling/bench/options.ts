import { parseArgs } from 'node:util';

export const partNames = ['hooks', 'conversations', 'memory', 'workers'] as const;
export type PartName = (typeof partNames)[number];

/** How much is measured. Times in milliseconds. */
export interface Sizes {
  warmUpMs: number;
  /** Alternating runs of each side. */
  rounds: number;
  roundMs: number;
  steadyMs: number;
  /** Conversations measured for each visitor at a time. */
  conversationsEach: number;
  sustainedMs: number;
  idleMs: number;
  fewMessages: number;
}

const full: Sizes = {
  ...{ warmUpMs: 3_000, rounds: 5, roundMs: 5_000, steadyMs: 10_000 },
  ...{ conversationsEach: 40, sustainedMs: 20_000, idleMs: 10_000 },
  fewMessages: 10_000,
};

const short: Sizes = {
  ...{ warmUpMs: 1_000, rounds: 2, roundMs: 1_500, steadyMs: 2_000 },
  ...{ conversationsEach: 5, sustainedMs: 3_000, idleMs: 1_500 },
  fewMessages: 2_000,
};

export interface Options {
  isShort: boolean;
  isJson: boolean;
  parts: readonly PartName[];
  sizes: Sizes;
  /** Where CPU profiles of the product are written. */
  profile: string | undefined;
  databaseUrl: string;
  redisUrl: string;
}

/** Reads the command line. Throws a sentence for what it does not know. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { short: { type: 'boolean' }, json: { type: 'boolean' }, profile: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !partNames.some((known) => known === name));
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join('", "')}". Parts: ${partNames.join(', ')}.`);
  const isShort = values.short === true;
  return {
    ...{ isShort, isJson: values.json === true, profile: values.profile },
    parts: partNames.filter((name) => positionals.length === 0 || positionals.includes(name)),
    sizes: isShort ? short : full,
    databaseUrl: env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
    redisUrl: env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379',
  };
}
