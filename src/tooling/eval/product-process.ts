import { z } from 'zod';
import type { BoundConnection, Connectors } from '../../connections/connection.js';
import { createResolver } from '../../connections/resolve-connection.js';
import { deliverDue } from '../../inbox/deliver.js';
import { findDue } from '../../inbox/find-due.js';
import type { Ingest } from '../../inbox/ingest.js';
import { ingestEvent, type ReceiveDeps } from '../../inbox/receive-hook.js';
import type { LoadIntents } from '../../intents/load-intents.js';
import { ConnectorError, type ConnectorEvent, type HttpClient } from '../../kit/index.js';
import type { Write } from '../../models/write.js';
import { answerConversation, type AnswerDeps } from '../../pipeline/answer.js';
import type { Database } from '../../platform/database/open-database.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { createLimiter } from '../../platform/http/rate-limit.js';
import { createLog } from '../../platform/log.js';
import type { Metrics } from '../../platform/metrics.js';
import type { WakeUp } from '../../platform/queue/open-queue.js';
import type { Sealer } from '../../platform/secrets.js';
import type { Page } from './agenda.js';

/** One process of the product, as far as a conversation needs it: what arrives, the queue, the sweep, the work. */
export interface ProductProcess {
  receive: (event: ConnectorEvent) => Promise<void>;
  /** Puts the sweep where it would first find something that no wake-up has seen to. */
  planSweep: () => Promise<void>;
}

export interface ProcessDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  ingest: Ingest;
  connectors: Connectors;
  sealer: Sealer;
  metrics: Metrics;
  loadIntents: LoadIntents;
  write: Write;
  tenantId: string;
  connector: string;
  now: () => number;
  /** What this process means to do; crossed out, it is dead. */
  page: Page;
}

/** A wake-up takes a moment even when it is due at once. */
const queueMs = 1;
const sweepEveryMs = 1_000;
const sweepLimit = 50;

export async function startProductProcess(deps: ProcessDeps): Promise<ProductProcess> {
  const { db, page, now, tenantId } = deps;
  const workDeps = workDepsOf(deps, (job, delayMs) => {
    page.at(now() + Math.max(queueMs, delayMs), () => look(tenantId, job.data['conversationId'], workDeps));
  });
  const bound: BoundConnection = await workDeps.resolver.internal(tenantId, deps.connector);
  const sweep = async () => {
    const found = await findDue({ db }, sweepLimit);
    for (const { kind, tenant_id, id } of found)
      if (tenant_id === tenantId && kind === 'conversation') await look(tenantId, id, workDeps);
  };
  let cancelSweep: () => void = () => undefined;
  return {
    receive: async (event) => {
      await ingestEvent(bound, event, { ...workDeps, isTrusted: true });
    },
    planSweep: async () => {
      cancelSweep();
      const inMs = await timeUntilDue(db, tenantId);
      if (inMs === undefined) return;
      const overdueAt = now() + Math.max(0, inMs) + sweepEveryMs;
      cancelSweep = page.at((Math.floor(overdueAt / sweepEveryMs) + 1) * sweepEveryMs, sweep);
    },
  };
}

type WorkDeps = AnswerDeps & ReceiveDeps;

async function look(tenantId: string, conversationId: string | undefined, deps: WorkDeps): Promise<void> {
  if (conversationId === undefined) return;
  const { mayDeliver } = await answerConversation(tenantId, conversationId, deps);
  if (mayDeliver) await deliverDue(tenantId, conversationId, deps);
}

/** The scenario's platform is in this process: whoever goes out to a network has gone astray. */
const noNetwork: HttpClient = {
  call: () => Promise.reject(new ConnectorError('unreachable', 'a scenario has no network')),
};

function workDepsOf(
  { db, ingest, connectors, sealer, metrics, loadIntents, write, now, page }: ProcessDeps,
  wakeUp: (job: WakeUp, delayMs: number) => void,
): WorkDeps {
  return {
    ...{ db, ingest, metrics, loadIntents, write },
    resolver: createResolver({ db, connectors, sealer, publicUrl: 'http://scenario.test' }),
    trialDailyAnswers: 200,
    wakeUps: { add: (job, delayMs = 0) => wakeUp(job, delayMs) },
    live: { publish: () => undefined },
    log: createLog({ level: 'silent' }),
    http: noNetwork,
    guardedHttp: () => noNetwork,
    throttle: createLimiter(undefined),
    mailer: undefined,
    hasMail: false,
    monotonic: now,
    random: () => 0.5,
    timers: {
      every: (ms, act) => repeat(ms, act, { page, now }),
      later: (ms, act) =>
        page.at(now() + ms, () => {
          act();
          return Promise.resolve();
        }),
      pause: page.sleep,
    },
  };
}

function repeat(
  ms: number,
  act: () => Promise<void>,
  { page, now }: Pick<ProcessDeps, 'page' | 'now'>,
): () => void {
  let cancel: () => void = () => undefined;
  const plan = () => {
    cancel = page.at(now() + ms, async () => {
      plan();
      await act();
    });
  };
  plan();
  return () => cancel();
}

/** Until the first row of the tenant that anybody could take up falls due; negative when it is overdue. */
async function timeUntilDue(db: Pick<Database, 'knex'>, tenantId: string): Promise<number | undefined> {
  const answer: unknown = await inTenant(db, tenantId, (tx) =>
    tx.raw(`select extract(epoch from min(at) - app_now())::float * 1000 as in_ms from (
      select greatest(due_at, lease_until) as at from conversations where due_at is not null
      union all select due_at from deliveries where due_at is not null) as due`),
  );
  const { rows } = z.object({ rows: z.array(z.object({ in_ms: z.number().nullable() })) }).parse(answer);
  return rows[0]?.in_ms ?? undefined;
}
