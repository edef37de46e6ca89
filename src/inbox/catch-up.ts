import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { noteFailure, pauseConnection } from '../connections/pause-connection.js';
import { ConnectorError, type HttpClient, type PulledPage } from '../kit/index.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { checkEvents } from './check-event.js';
import { countCalls } from './count-calls.js';
import { choosePace, inSeconds } from './choose-pace.js';
import { pullPage } from './pull-page.js';
import { ingestEvent, type ReceiveDeps } from './receive-hook.js';
import { spendCalls } from './spend-calls.js';

export interface CatchUpDeps extends ReceiveDeps {
  db: Pick<Database, 'knex'>;
  http: HttpClient;
}

const Claim = z.object({ cursor: z.string(), failures: z.number(), begun_at: z.date() });
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
      saveFailure(tx, { bound, failures: claimed.failures + 1, error: page }),
    );
    // A connection that was just marked broken must not be used from memory.
    deps.resolver.forget(connectionId);
    return;
  }
  const found = await ingestPage(bound, page, deps);
  await inTenant(deps.db, tenantId, async (tx) => {
    await noteFound(tx, { connectionId, begunAt: claimed.begun_at, ...found });
    await savePage(tx, { bound, page, calls: count() });
  });
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
    .returning(['cursor', 'failures', tx.raw('app_now() as begun_at')]);
  return z.array(Claim).parse(rows)[0];
}

interface Found {
  stored: number;
  /** Of visitors: what webhooks should have brought. */
  fromVisitors: number;
}

/** Returns how much was new. What is known already changes nothing: the same keys keep it out. */
async function ingestPage(bound: BoundConnection, page: PulledPage, deps: CatchUpDeps): Promise<Found> {
  const ingested = await Promise.all(
    checkEvents(bound, page.events, deps).map((event) =>
      ingestEvent(bound, event, { ...deps, isTrusted: true, via: 'history' }),
    ),
  );
  const roles = ingested.flatMap((event) => (event.outcome === 'stored' ? [event.role] : []));
  if (roles.length > 0) deps.metrics.caughtUp.inc({ connector: bound.row.connector }, roles.length);
  return { stored: roles.length, fromVisitors: roles.filter((role) => role === 'visitor').length };
}

/**
 * Notes with the connection what no webhook had brought. The time is that of the reading's beginning: a webhook that comes
 * while its message is being stored is later.
 */
async function noteFound(
  tx: TenantDb,
  { connectionId, begunAt, stored, fromVisitors }: Found & { connectionId: string; begunAt: Date },
): Promise<void> {
  if (stored === 0) return;
  await tx('connections')
    .where({ id: connectionId })
    .update({
      last_event_at: tx.raw('greatest(last_event_at, ?)', [begunAt]),
      ...(fromVisitors === 0
        ? {}
        : { last_found_at: begunAt, found_count: tx.raw('found_count + ?', [fromVisitors]) }),
    });
}

/** Between pages of one reading. */
const nextPageSeconds = 1;

async function savePage(
  tx: TenantDb,
  { bound, page, calls }: { bound: BoundConnection; page: PulledPage; calls: number },
): Promise<void> {
  const { id } = bound.row;
  const spent = await spendCalls(tx, { kind: 'catch-up-calls', connectionId: id, calls });
  const { seconds, isSlow } = await choosePace(tx, { bound, spent, calls });
  const isBehind = !page.isComplete && !isSlow;
  await tx('catch_ups')
    .where({ connection_id: id })
    .update({
      cursor: page.cursor,
      is_through: page.isComplete,
      is_slow: isSlow,
      pace_seconds: seconds,
      failures: 0,
      problem: null,
      read_at: tx.raw('app_now()'),
      due_at: tx.raw('case when is_asked and ? then app_now() else ? end', [
        page.isComplete,
        inSeconds(tx, isBehind ? nextPageSeconds : seconds),
      ]),
    });
}

/** Waits longer after each failure, up to half an hour. */
const retrySeconds = [5, 15, 60, 120, 300, 900, 1_800];

/** A refused token pauses the connection, as it does when something is sent: what waits is not lost (F-042). */
async function saveFailure(
  tx: TenantDb,
  { bound, failures, error }: { bound: BoundConnection; failures: number; error: ConnectorError },
): Promise<void> {
  const { id: connectionId } = bound.row;
  if (error.kind === 'auth') await pauseConnection(tx, bound, error);
  await noteFailure(tx, bound, { source: 'history', error });
  const seconds = retrySeconds[Math.min(failures, retrySeconds.length) - 1] ?? 1_800;
  const waitMs = Math.max(seconds * 1_000, error.retryAfterMs ?? 0);
  await tx('catch_ups')
    .where({ connection_id: connectionId })
    .update({
      failures,
      problem: error.kind,
      due_at: inSeconds(tx, waitMs / 1_000),
    });
}
