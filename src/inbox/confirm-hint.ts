import { z } from 'zod';
import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, ConnectorEvent, type HttpClient } from '../kit/index.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { retryDelayMs } from './delivery.js';
import type { Arrival } from './ingest.js';
import { ingestEvent, type ReceiveDeps } from './receive-hook.js';

export interface ConfirmDeps extends ReceiveDeps {
  db: Pick<Database, 'knex'>;
  http: HttpClient;
  random: () => number;
}

const Hint = z.object({
  id: z.uuid(),
  connection_id: z.uuid(),
  event: ConnectorEvent,
  attempts: z.number(),
  via: z.enum(['hook', 'former-hook']).nullable().catch(null),
});
type Hint = z.infer<typeof Hint>;
const ClaimedHint = Hint.extend({ event: z.unknown() });
type ClaimedHint = z.infer<typeof ClaimedHint>;

/** After so many failed reads the hint rests; catch-up reads the platform's history anyway. */
const maxAttempts = 8;
/** While a read is under way nobody else starts one. */
const claimMs = 15_000;

/**
 * Asks the platform whether a hook that proves nothing told the truth, and ingests what the platform says, not what the
 * hook said. Refuted, it leaves no trace in the conversation.
 */
export async function confirmHint(tenantId: string, hintId: string, deps: ConfirmDeps): Promise<void> {
  const claimed = await inTenant(deps.db, tenantId, (tx) => claim(tx, hintId));
  if (!claimed) return;
  const hint = Hint.safeParse(claimed).data;
  if (!hint) {
    deps.log.info('a hint of a form that is not known here is left to a newer version');
    await inTenant(deps.db, tenantId, (tx) => uncount(tx, claimed));
    return;
  }
  const bound = await deps.resolver.byId(tenantId, hint.connection_id);
  if (await inTenant(deps.db, tenantId, (tx) => isKnown(tx, hint))) {
    if (hint.via === 'hook') await inTenant(deps.db, tenantId, (tx) => noteHook(tx, hint));
    await settle({ tenantId, hint }, { state: 'confirmed', reason: 'already known' }, deps);
    return;
  }
  const answer = await ask(bound, hint, deps);
  if (answer instanceof ConnectorError) await postpone(tenantId, hint, { error: answer, deps });
  else if (answer.length === 0) await settle({ tenantId, hint }, { state: 'refuted', reason: null }, deps);
  else {
    const arrival: Arrival = { isTrusted: true, via: hint.via ?? undefined };
    for (const event of answer) await ingestEvent(bound, event, { ...deps, ...arrival });
    await settle({ tenantId, hint }, { state: 'confirmed', reason: null }, deps);
  }
}

async function ask(
  bound: BoundConnection,
  hint: Hint,
  { http }: ConfirmDeps,
): Promise<readonly ConnectorEvent[] | ConnectorError> {
  try {
    const answer = await bound.connector.confirm?.(hint.event, sessionOf(bound, http));
    return [answer ?? []].flat();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
}

async function claim(tx: TenantDb, id: string): Promise<ClaimedHint | undefined> {
  const rows: unknown = await tx('hints')
    .where({ id, state: 'waiting' })
    .whereRaw('due_at <= app_now()')
    .update({
      attempts: tx.raw('attempts + 1'),
      due_at: tx.raw(`app_now() + interval '${claimMs} milliseconds'`),
    })
    .returning(['id', 'connection_id', 'event', 'attempts', 'via']);
  return z.array(ClaimedHint).parse(rows)[0];
}

/** Nothing was tried; it comes back when its claim is over. */
const uncount = async (tx: TenantDb, { id, attempts }: ClaimedHint): Promise<void> => {
  await tx('hints')
    .where({ id, attempts })
    .update({ attempts: attempts - 1 });
};

/** Our own message, whose answer came before its echo; or one that catch-up has read. */
async function isKnown(tx: TenantDb, { connection_id, event }: Hint): Promise<boolean> {
  if (event.kind !== 'message') return false;
  const row: unknown = await tx('messages as m')
    .join('conversations as c', 'c.id', 'm.conversation_id')
    .where({ 'c.connection_id': connection_id, 'c.external_id': event.conversation_id })
    .where({ 'm.external_id': event.message_id })
    .first('m.id');
  return row !== undefined;
}

/** The webhook told the truth, though the history or our own answer was faster. Noted as ingest does, seldom. */
async function noteHook(tx: TenantDb, { connection_id: id }: Hint): Promise<void> {
  await tx('connections')
    .where({ id })
    .whereRaw(
      `(coalesce(last_hook_at, '-infinity') < app_now() - interval '30 seconds' or last_hook_at <= last_found_at)`,
    )
    .update({ last_hook_at: tx.raw('app_now()') });
}

/** What was said is not kept once it was judged: the key alone keeps a repetition out. */
const settle = (
  { tenantId, hint }: { tenantId: string; hint: Hint },
  { state, reason }: { state: 'confirmed' | 'refuted' | 'parked'; reason: string | null },
  { db }: ConfirmDeps,
): Promise<void> =>
  inTenant(db, tenantId, async (tx) => {
    await tx('hints').where({ id: hint.id }).update({ state, reason, event: '{}' });
  });

async function postpone(
  tenantId: string,
  hint: Hint,
  { error, deps }: { error: ConnectorError; deps: ConfirmDeps },
): Promise<void> {
  deps.log.warn({ err: error }, 'a hook could not be confirmed yet');
  if (hint.attempts >= maxAttempts) {
    await inTenant(deps.db, tenantId, (tx) => takeOverInDoubt(tx, hint));
    await settle({ tenantId, hint }, { state: 'parked', reason: error.kind }, deps);
    return;
  }
  const delayMs = retryDelayMs(hint.attempts, error.retryAfterMs, deps.random);
  await inTenant(deps.db, tenantId, (tx) =>
    tx('hints')
      .where({ id: hint.id })
      .update({
        reason: error.kind,
        due_at: tx.raw('app_now() + make_interval(secs => ?)', [delayMs / 1000]),
      }),
  );
  const data = { tenantId, connectionId: hint.connection_id, hintId: hint.id };
  deps.wakeUps.add({ name: 'hint', data }, delayMs);
}

/** Nobody could say whether an operator really wrote: the human wins. */
async function takeOverInDoubt(tx: TenantDb, { connection_id, event }: Hint): Promise<void> {
  if (event.kind !== 'message' || event.role !== 'operator' || event.private) return;
  await tx('conversations')
    .where({ connection_id, external_id: event.conversation_id, handler: 'bot' })
    .update({
      handler: 'human',
      handler_reason: 'operator-unconfirmed',
      handler_since: tx.raw('app_now()'),
      handover_version: tx.raw('handover_version + 1'),
      seq: tx.raw('seq + 1'),
    });
}
