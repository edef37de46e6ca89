import type { Knex } from 'knex';
import { z } from 'zod';
import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, type HttpClient, type PulledPage } from '../kit/index.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { checkEvents } from './check-event.js';
import { countCalls } from './count-calls.js';
import { ingestEvent, type ReceiveDeps } from './receive-hook.js';

export interface CatchUpDeps extends ReceiveDeps {
  db: Pick<Database, 'knex'>;
  http: HttpClient;
}

const Claim = z.object({ cursor: z.string(), failures: z.number() });
type Claim = z.infer<typeof Claim>;

/** While one process reads, no other does; one that died is not waited for longer. */
const claimSeconds = 60;

/**
 * Reads one page of a platform's own history and stores what is not known yet: what was never delivered, because we or the
 * platform were away, is found (reliability.md F-056). When the next page is due follows from what this one brought.
 */
export async function catchUp(tenantId: string, connectionId: string, deps: CatchUpDeps): Promise<void> {
  const claimed = await inTenant(deps.db, tenantId, (tx) => claim(tx, connectionId));
  if (!claimed) return;
  const bound = await deps.resolver.byId(tenantId, connectionId);
  const { http, count } = countCalls(deps.http);
  const page = await pullPage(bound, claimed.cursor, http);
  if (page instanceof ConnectorError) {
    deps.log.warn({ err: page, connection_id: connectionId }, 'a platform’s history could not be read');
    await inTenant(deps.db, tenantId, (tx) =>
      saveFailure(tx, { connectionId, failures: claimed.failures + 1, error: page }),
    );
    return;
  }
  const isNews = await ingestPage(bound, page, deps);
  await inTenant(deps.db, tenantId, (tx) => savePage(tx, { bound, page, calls: count(), isNews }));
}

async function claim(tx: TenantDb, connectionId: string): Promise<Claim | undefined> {
  const rows: unknown = await tx('catch_ups')
    .where({ connection_id: connectionId })
    .whereRaw('due_at <= app_now()')
    .whereRaw(
      `exists (select from connections c where c.tenant_id = catch_ups.tenant_id and c.id = catch_ups.connection_id
        and c.status = 'live' and c.removed_at is null)`,
    )
    .update({
      due_at: inSeconds(tx, claimSeconds),
      // A reading that begins now serves whoever asked; one that is under way may be past what they mean.
      is_asked: tx.raw('is_asked and not is_through'),
    })
    .returning(['cursor', 'failures']);
  return z.array(Claim).parse(rows)[0];
}

async function pullPage(
  bound: BoundConnection,
  cursor: string,
  http: HttpClient,
): Promise<PulledPage | ConnectorError> {
  try {
    const page = await bound.connector.pull?.(cursor, sessionOf(bound, http));
    return page ?? { events: [], cursor, isComplete: true };
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
}

/** Returns whether anything was new. What is known already changes nothing: the same keys keep it out. */
async function ingestPage(bound: BoundConnection, page: PulledPage, deps: CatchUpDeps): Promise<boolean> {
  const ingested = await Promise.all(
    checkEvents(bound, page.events, deps).map((event) =>
      ingestEvent(bound, event, { ...deps, isTrusted: true }),
    ),
  );
  const found = ingested.filter(({ outcome }) => outcome === 'stored');
  if (found.length > 0) deps.metrics.caughtUp.inc({ connector: bound.row.connector }, found.length);
  return found.length > 0;
}

/** Between pages of one reading; after the last in a connection that people use; and in one that is quiet. */
const nextPageSeconds = 1;
const activeSeconds = 60;
const quietSeconds = 300;
/** Beyond its share of the platform's quota a connection is read so seldom, and says so. */
const slowSeconds = 1_800;
/** The share of a platform's quota that reading its history may take. */
const quotaShare = 0.2;

interface Read {
  bound: BoundConnection;
  page: PulledPage;
  calls: number;
  isNews: boolean;
}

async function savePage(tx: TenantDb, { bound, page, calls, isNews }: Read): Promise<void> {
  const spent = await countSpent(tx, bound.row.id, calls);
  const { callsPerDay } = bound.traits;
  const isSlow = callsPerDay !== undefined && spent > callsPerDay * quotaShare;
  const { id } = bound.row;
  await tx('catch_ups')
    .where({ connection_id: id })
    .update({
      cursor: page.cursor,
      is_through: page.isComplete,
      is_slow: isSlow,
      failures: 0,
      problem: null,
      read_at: tx.raw('app_now()'),
      due_at: tx.raw('case when is_asked and ? then app_now() else ? end', [
        page.isComplete,
        nextReading(tx, { id, isSlow, page, isNews }),
      ]),
    });
}

interface Reading {
  id: string;
  isSlow: boolean;
  page: PulledPage;
  isNews: boolean;
}

function nextReading(tx: TenantDb, { id, isSlow, page, isNews }: Reading): Knex.Raw {
  if (isSlow) return inSeconds(tx, slowSeconds);
  if (!page.isComplete) return inSeconds(tx, nextPageSeconds);
  return isNews ? inSeconds(tx, activeSeconds) : whenActive(tx, id);
}

/** Used within the last half hour: by webhooks, or by replies of ours. */
const whenActive = (tx: TenantDb, connectionId: string): Knex.Raw =>
  tx.raw(
    `app_now() + make_interval(secs => (select case
      when greatest(c.last_event_at, c.last_reply_at) > app_now() - interval '30 minutes' then ${activeSeconds}
      else ${quietSeconds} end from connections c where c.id = ?))`,
    [connectionId],
  );

const inSeconds = (tx: TenantDb, seconds: number): Knex.Raw =>
  tx.raw('app_now() + make_interval(secs => ?)', [seconds]);

/** Calls that the readings of a day took; the day is the database's. */
async function countSpent(tx: TenantDb, connectionId: string, calls: number): Promise<number> {
  const answer: unknown = await tx.raw(
    `insert into usage_counters as used (tenant_id, day, kind, subject, amount)
     values (current_setting('app.tenant_id')::uuid, app_now()::date, 'catch-up-calls', ?, ?)
     on conflict (tenant_id, day, kind, subject) do update set amount = used.amount + excluded.amount
     returning amount`,
    [connectionId, calls],
  );
  return z.object({ rows: z.tuple([z.object({ amount: z.number() })]) }).parse(answer).rows[0].amount;
}

/** Waits longer after each failure, up to half an hour. */
const retrySeconds = [5, 15, 60, 120, 300, 900, 1_800];

async function saveFailure(
  tx: TenantDb,
  { connectionId, failures, error }: { connectionId: string; failures: number; error: ConnectorError },
): Promise<void> {
  const seconds = retrySeconds[Math.min(failures, retrySeconds.length) - 1] ?? slowSeconds;
  const waitMs = Math.max(seconds * 1_000, error.retryAfterMs ?? 0);
  await tx('catch_ups')
    .where({ connection_id: connectionId })
    .update({
      failures,
      problem: error.kind,
      due_at: inSeconds(tx, waitMs / 1_000),
    });
}
