import { type BoundConnection, isAnswering } from '../connections/connection.js';
import { recogniseHook } from '../connections/recognise-hook.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { ConnectorEvent, HookReply, RawRequest } from '../kit/index.js';
import type { Live } from '../live/live.js';
import { AppError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { Metrics } from '../platform/metrics.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import { checkEvents } from './check-event.js';
import type { Arrival, Ingest, Ingested } from './ingest.js';

export interface ReceiveDeps {
  resolver: ConnectionResolver;
  ingest: Ingest;
  wakeUps: Pick<WakeUps, 'add'>;
  live: Pick<Live, 'publish'>;
  metrics: Pick<Metrics, 'hooksReceived' | 'messagesIngested' | 'caughtUp' | 'replyCopies'>;
  log: Log;
}

const accepted: HookReply = { status: 200, contentType: 'text/plain; charset=utf-8', body: '' };

/** An inbound webhook of one connection: stored, then acknowledged, then worked on. */
export async function receiveHook(
  request: RawRequest,
  address: { connector: string; token: string },
  deps: ReceiveDeps,
): Promise<HookReply> {
  const bound = await deps.resolver.byHookToken(address.connector, address.token);
  return receiveFor(bound, request, deps);
}

/**
 * The same at the address that all connections of a platform share. The body says whose it is, so only a signature counts
 * as proof; everything else is a hint that the platform has to confirm.
 */
export async function receiveSharedHook(
  request: RawRequest,
  connector: string,
  deps: ReceiveDeps & { accountOf: (request: RawRequest) => string | undefined },
): Promise<HookReply> {
  const account = deps.accountOf(request);
  if (account === undefined) return accepted;
  const candidates = await deps.resolver.byAccount(connector, account);
  const genuine = candidates.find((bound) => recogniseHook(bound, request).verdict.genuine);
  if (!genuine) throw new AppError('not-genuine', { details: { connector, candidates: candidates.length } });
  return receiveFor(genuine, request, deps);
}

async function receiveFor(
  resolved: BoundConnection,
  request: RawRequest,
  deps: ReceiveDeps,
): Promise<HookReply> {
  const { verdict, bound } = recogniseHook(resolved, request);
  const { connector, row } = bound;
  const count = (outcome: string) => deps.metrics.hooksReceived.inc({ connector: row.connector, outcome });
  if (!verdict.genuine) {
    count('not-genuine');
    const { tenant_id, id: connection_id } = row;
    throw new AppError('not-genuine', { details: { tenant_id, connection_id, reason: verdict.reason } });
  }
  const { events, reply } = connector.parse(request, bound);
  const isTrusted = bound.traits.proof === 'signature';
  // At the shared address anybody can speak: there only a signature shows that the platform reaches us.
  const isElsewhere = row.is_former_address ?? !isTrusted;
  const arrival: Arrival = { isTrusted, via: isElsewhere ? 'former-hook' : 'hook' };
  await Promise.all(
    checkEvents(bound, events, deps).map((event) => ingestEvent(bound, event, { ...deps, ...arrival })),
  );
  count(events.length > 0 ? 'accepted' : 'ignored');
  return reply ?? accepted;
}

/** Stores one event and tells those who wait for it. Also for what was confirmed or read from the platform's history. */
export async function ingestEvent(
  bound: BoundConnection,
  event: ConnectorEvent,
  deps: ReceiveDeps & Arrival,
): Promise<Ingested> {
  const { row } = bound;
  const { isTrusted, via } = deps;
  const first = await deps.ingest(bound, event, { isTrusted, via });
  if (first.outcome !== 'connection-changed') return announce(bound, first, deps);
  deps.resolver.forget(row.id);
  const again = await deps.resolver.byId(row.tenant_id, row.id);
  const second = await deps.ingest(again, event, { isTrusted, via });
  // Changed twice within a moment: the platform should try again rather than believe us.
  if (second.outcome === 'connection-changed') throw new AppError('unavailable');
  return announce(again, second, deps);
}

/** After the commit: a wake-up for what is due, and a hint for those who look on. */
function announce(bound: BoundConnection, ingested: Ingested, deps: ReceiveDeps): Ingested {
  const { tenant_id: tenantId, id: connectionId } = bound.row;
  if (ingested.outcome === 'hint') {
    // What the host needs no answer to waits for its sweep.
    const delayMs = ingested.is_urgent ? 0 : 3_000;
    deps.wakeUps.add({ name: 'hint', data: { tenantId, connectionId, hintId: ingested.hint_id } }, delayMs);
  }
  if (ingested.outcome === 'stored') {
    deps.metrics.messagesIngested.inc({ connector: bound.row.connector, role: ingested.role });
    if (ingested.is_copy === true) reportCopy(bound, ingested.conversation_id, deps);
    if (ingested.due_in_ms !== null && isAnswering(bound)) {
      const data = { tenantId, conversationId: ingested.conversation_id };
      deps.wakeUps.add({ name: 'conversation', data }, Math.max(0, Math.ceil(ingested.due_in_ms)));
    }
  }
  if (ingested.outcome === 'stored' || ingested.outcome === 'changed') {
    deps.live.publish(tenantId, {
      kind: 'changed',
      conversation_id: ingested.conversation_id,
      seq: ingested.seq,
    });
  }
  return ingested;
}

/** Should never be: the platform holds a reply of ours a second time. Seen rather than believed (reliability.md D.4, 11). */
function reportCopy({ row }: BoundConnection, conversationId: string, { metrics, log }: ReceiveDeps): void {
  metrics.replyCopies.inc({ connector: row.connector });
  log.error(
    { connection_id: row.id, conversation_id: conversationId },
    'a reply stands at the platform twice',
  );
}
