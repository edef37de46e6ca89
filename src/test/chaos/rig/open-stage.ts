import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { adminEmail, adminPassword } from '../../harness/start-test-app.js';
import { type Clock, clockSql, clockWord } from '../clock.js';
import type { Inbox } from '../world/inbox.js';
import { openInboxes } from '../world/open-inboxes.js';
import { type Platforms, startPlatforms, type Thinking } from '../world/start-platforms.js';
import { type Fleet, startFleet } from './start-fleet.js';
import type { Rig } from './start-rig.js';
import { freePort } from '../../harness/free-port.js';

/** One run of the product: a database of its own, platforms of its own, one web process and some workers. */
export interface Stage {
  rig: Rig;
  clock: Clock;
  platforms: Platforms;
  fleet: Fleet;
  inboxes: readonly Inbox[];
  /** Where the web process listens. */
  url: string;
  /** For the rig's own questions, as the owner of the database. */
  db: pg.Pool;
  stop(): Promise<void>;
}

export interface StageOptions {
  name: string;
  seed: number;
  speed: number;
  workers: number;
  isNaive: boolean;
  crispEcho: boolean;
  thinking: Thinking;
  /** How long a call to a platform may take, on the machine's clock. */
  callLimitMs: number;
  /** How long the visitor has to be quiet before the bot answers, on the simulated clock. */
  settleMs: number;
}

export async function openStage(rig: Rig, options: StageOptions): Promise<Stage> {
  const clock = { epochMs: Date.now(), speed: options.speed };
  const database = await rig.createDatabase();
  await rig.postgres.run(clockSql(clock), database);
  const { seed, crispEcho, thinking } = options;
  const platforms = await startPlatforms({ clock, seed, crispEcho, thinking });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFolder = path.join(rig.folder, options.name);
  fs.mkdirSync(logFolder, { recursive: true });
  const env = environment(rig, { ...options, clock, url, port, database, platforms, logFolder });
  const worker = (number: number) =>
    ({ name: `worker-${number}`, role: 'worker', env: { ...env, ROLES: 'worker,scheduler' } }) as const;
  const fleet = startFleet({
    ...{ file: rig.product.file, logFolder },
    members: [
      { name: 'web', role: 'web', env: { ...env, ROLES: 'web' } },
      ...Array.from({ length: options.workers }, (_, index) => worker(index + 1)),
    ],
  });
  await fleet.ready();
  const inboxes = await openInboxes(url, platforms, configOf(options));
  const db = new pg.Pool({ connectionString: rig.postgres.url(database), max: 3 });
  // The rig stops the server itself.
  db.on('error', () => undefined);
  return {
    ...{ rig, clock, platforms, fleet, inboxes, url, db },
    stop: async () => {
      await fleet.stop();
      await Promise.all([db.end(), platforms.stop()]);
    },
  };
}

const configOf = ({ settleMs }: StageOptions) => ({
  ...{ settle_quiet_ms: settleMs, settle_max_ms: settleMs * 4 },
  ...{ daily_model_calls: 1_000_000, handback_after_idle_minutes: 10_000 },
});

interface Facts extends Pick<StageOptions, 'isNaive' | 'callLimitMs'> {
  clock: Clock;
  url: string;
  port: number;
  database: string;
  platforms: Platforms;
  logFolder: string;
}

function environment(rig: Rig, facts: Facts): Record<string, string> {
  const { platforms, port, url, database, clock, isNaive, callLimitMs, logFolder } = facts;
  return {
    ...{ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: path.join(logFolder, 'data') },
    ...{ DATABASE_URL: rig.postgres.url(database), REDIS_URL: rig.redis.url },
    ...{ SECRET_KEY: 'only for tests, only for tests, only for tests', LOG_LEVEL: 'warn' },
    ...{ ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword, EGRESS_ALLOW: '127.0.0.1/32' },
    ...{ CRISP_API_URL: `${platforms.crisp.url}/v1` },
    ...{ OPENAI_API_KEY: platforms.model.apiKey, OPENAI_BASE_URL: platforms.model.url, OPENAI_MODEL: 'm' },
    ...{ CHAOS_CLOCK: clockWord(clock), CHAOS_CALL_LIMIT_MS: String(callLimitMs) },
    ...{ CHAOS_NAIVE: String(isNaive) },
  };
}
