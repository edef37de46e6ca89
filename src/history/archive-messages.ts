import { z } from 'zod';
import { waitForErasures } from '../platform/database/erasure-lock.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';

/** One message of a past conversation, as it is kept. */
export interface PastMessage {
  conversation: string;
  id: string;
  role: string;
  text: string;
  sent_at: string;
  /** Whose conversation it is, where the platform tells; unreadable. */
  visitor_fingerprint: string | undefined;
  /** By which it is left out if it is of somebody erased. */
  fingerprints: readonly string[];
}

/**
 * Keeps what is not kept yet: the same message a second time changes nothing. Returns how many conversations were left out
 * because the connection's archive holds `most` already.
 */
export async function archiveMessages(
  tx: TenantDb,
  { connectionId, messages, most }: { connectionId: string; messages: readonly PastMessage[]; most: number },
): Promise<number> {
  const wanted = await withoutErased(tx, messages);
  const named = [...new Set(wanted.map(({ conversation }) => conversation))];
  const known = await knownConversations(tx, connectionId, named);
  const room = Math.max(0, most - (await countConversations(tx, connectionId)));
  const fresh = named.filter((name) => !known.has(name));
  for (const name of fresh.slice(0, room)) known.set(name, newId());
  const kept = wanted.flatMap(({ conversation, fingerprints: _, ...message }) => {
    const id = known.get(conversation);
    return id === undefined ? [] : [{ ...message, conversation, conversation_id: id }];
  });
  if (kept.length > 0) await store(tx, connectionId, kept);
  return Math.max(0, fresh.length - room);
}

const Erased = z.array(z.object({ fingerprint: z.string(), erased_until: z.date() }));

/** What was said up to their erasure by those who were erased since, or are being erased right now. */
async function withoutErased(tx: TenantDb, messages: readonly PastMessage[]): Promise<PastMessage[]> {
  await waitForErasures(tx);
  const all = [...new Set(messages.flatMap(({ fingerprints }) => fingerprints))];
  const rows: unknown = await tx('erasures')
    .whereIn('fingerprint', all)
    .select('fingerprint', 'erased_until');
  const until = new Map(
    Erased.parse(rows).map(({ fingerprint, erased_until }) => [fingerprint, erased_until.getTime()]),
  );
  return messages.filter(({ fingerprints, sent_at }) =>
    fingerprints.every((print) => Date.parse(sent_at) > (until.get(print) ?? -Infinity)),
  );
}

const Known = z.array(z.object({ id: z.uuid(), external_id: z.string() }));

async function knownConversations(
  tx: TenantDb,
  connectionId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows: unknown = await tx('archived_conversations')
    .where({ connection_id: connectionId })
    .whereIn('external_id', names)
    .select('id', 'external_id');
  return new Map(Known.parse(rows).map(({ id, external_id }) => [external_id, id]));
}

async function countConversations(tx: TenantDb, connectionId: string): Promise<number> {
  const row: unknown = await tx('archived_conversations')
    .where({ connection_id: connectionId })
    .count('* as n')
    .first();
  return z.object({ n: z.coerce.number() }).parse(row).n;
}

const given = `rows from (jsonb_to_recordset(?::jsonb)
    as (conversation_id uuid, conversation text, id text, role text, text text, sent_at timestamptz,
      visitor_fingerprint text)) with ordinality
  as given (conversation_id, conversation, id, role, text, sent_at, visitor_fingerprint, place)`;
const tenant = `current_setting('app.tenant_id')::uuid`;

async function store(tx: TenantDb, connectionId: string, kept: readonly object[]): Promise<void> {
  const rows = JSON.stringify(kept);
  await tx.raw(
    `insert into archived_conversations as kept
       (tenant_id, id, connection_id, external_id, first_at, last_at, visitor_fingerprint)
     select ${tenant}, conversation_id, ?, conversation, min(sent_at), max(sent_at), max(visitor_fingerprint)
       from ${given} group by conversation_id, conversation
     on conflict (tenant_id, connection_id, external_id) do update
       set visitor_fingerprint = excluded.visitor_fingerprint
       where kept.visitor_fingerprint is null and excluded.visitor_fingerprint is not null`,
    [connectionId, rows],
  );
  await tx.raw(
    `with fresh as (
       insert into archived_messages (tenant_id, conversation_id, external_id, role, text, sent_at)
       select ${tenant}, conversation_id, id, role, text, sent_at from ${given} order by place
       on conflict do nothing returning conversation_id, sent_at
     ), grown as (
       select conversation_id, count(*) as added, min(sent_at) as first_at, max(sent_at) as last_at
       from fresh group by conversation_id
     )
     update archived_conversations c set message_count = c.message_count + grown.added,
       first_at = least(c.first_at, grown.first_at), last_at = greatest(c.last_at, grown.last_at)
     from grown where c.id = grown.conversation_id and c.tenant_id = ${tenant}`,
    [rows],
  );
}
