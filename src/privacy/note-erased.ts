import { z } from 'zod';
import { messageParty } from '../connections/party.js';
import { readNow } from '../platform/database/read-now.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { contactFingerprint, type FindDeps, type Held } from './find-visitor.js';
import { erasedParties, type PartyAt } from './parties.js';
import { rowsOf } from './queries.js';

const Ahead = z.array(z.object({ connection_id: z.uuid(), talk: z.string(), message: z.string() }));

/** Messages that their platform dates later than now: its clock is ahead of ours, or somebody made up a time. */
async function messagesAhead(tx: TenantDb, { conversations }: Held): Promise<PartyAt[]> {
  const rows = await rowsOf(
    tx,
    `select m.connection_id, c.external_id as talk, m.external_id as message from messages m
       join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     where m.conversation_id = any(?) and m.sent_at >= app_now()`,
    [conversations],
  );
  return Ahead.parse(rows).map(({ connection_id: connectionId, talk, message }) => ({
    connectionId,
    ...messageParty(talk, message),
  }));
}

/** Notes who is being erased, unreadably, and up to when: now. */
export async function noteErased(
  tx: TenantDb,
  held: Held,
  { tenantId, id, sealer }: FindDeps & { tenantId: string; id: string },
): Promise<Date> {
  const parties = [...held.parties, ...(await messagesAhead(tx, held))];
  const noted = [
    ...(await erasedParties(tx, parties, sealer)),
    ...held.contacts.map((contact) => ({
      kind: 'contact',
      fingerprint: contactFingerprint(tenantId, contact, sealer),
    })),
  ];
  const unique = new Map(noted.map((each) => [each.fingerprint, each]));
  const rows = [...unique.values()].map((each) => ({
    ...{ tenant_id: tenantId, erasure_id: id, ...each },
    erased_until: tx.raw('app_now()'),
  }));
  if (rows.length > 0)
    await tx('erasures')
      .insert(rows)
      .onConflict(['tenant_id', 'fingerprint'])
      .merge(['erasure_id', 'erased_until']);
  return readNow(tx);
}
