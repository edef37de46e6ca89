import { parseArgs } from 'node:util';

/** In the order in which they are measured: those that share an installation stand together. */
export const partNames = [
  ...['hooks', 'chatwoot', 'conversations', 'memory', 'workers', 'growth', 'recovery', 'lists'],
] as const;
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
  /** So many visitors wait at any time while the most that can be sustained is measured. */
  sustainedAtOnce: number;
  idleMs: number;
  /** Worker processes beside each other. */
  workers: readonly number[];
  /** How long a second reply is waited for. */
  aftermathMs: number;
  /** What a small installation holds … */
  fewMessages: number;
  /** … and what it grows to. */
  manyMessages: number;
  manyTenants: number;
  growthRounds: number;
  growthConversations: number;
  growthMs: number;
  /** What the business holds whose lists are read, and how often each is. */
  listMessages: number;
  listLeads: number;
  listRounds: number;
  /** How often the web process is killed, and how often the database is away and for how long. */
  kills: number;
  outages: number;
  awayMs: number;
}

const full: Sizes = {
  ...{ warmUpMs: 3_000, rounds: 5, roundMs: 5_000, steadyMs: 10_000 },
  ...{
    conversationsEach: 40,
    sustainedMs: 20_000,
    sustainedAtOnce: 100,
    // What a collection has freed leaves the process some fifteen seconds later.
    idleMs: 25_000,
    workers: [1, 2, 4],
    aftermathMs: 600,
  },
  ...{ fewMessages: 10_000, manyMessages: 1_000_000, manyTenants: 1_000 },
  ...{ growthRounds: 5, growthConversations: 40, growthMs: 3_000 },
  ...{ listMessages: 1_000_000, listLeads: 20_000, listRounds: 40 },
  ...{ kills: 5, outages: 3, awayMs: 5_000 },
};

const short: Sizes = {
  ...{ warmUpMs: 400, rounds: 2, roundMs: 700, steadyMs: 1_000 },
  ...{
    conversationsEach: 2,
    sustainedMs: 1_500,
    sustainedAtOnce: 40,
    idleMs: 700,
    workers: [1, 2],
    aftermathMs: 250,
  },
  ...{ fewMessages: 2_000, manyMessages: 20_000, manyTenants: 50 },
  ...{ growthRounds: 1, growthConversations: 8, growthMs: 600 },
  ...{ listMessages: 50_000, listLeads: 2_000, listRounds: 10 },
  ...{ kills: 1, outages: 1, awayMs: 1_000 },
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
