import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Parts } from '../app/build.js';
import { sealedIn } from '../connections/connection.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../platform/ids.js';
import type { Sealer } from '../platform/secrets.js';
import { makers, type Place } from '../test/walls/subjects.js';

/** One of everything, a long conversation, what is still to be sent, and a connection with a secret. */
export async function fillBusiness(
  { tenantId, secret }: { tenantId: string; secret: string },
  { db, sealer }: Parts,
): Promise<void> {
  const inBusiness = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(db, tenantId, work);
  const Ids = z.array(z.string());
  const [assistantId = ''] = Ids.parse(await inBusiness((tx) => tx('assistants').pluck('id')));
  const bare = { db, sealer, tenantId, assistantId, personId: newId(), canary: 'canary' };
  const make = (kind: string, place: Place) => (makers[kind] ?? assert.fail(kind))(place, {});
  const connectionId = await make('connections', { ...bare, connectionId: '', conversationId: '' });
  const conversationId = await make('conversations', { ...bare, connectionId, conversationId: '' });
  const place = { ...bare, connectionId, conversationId };
  for (const kind of [
    'assistants',
    'intents',
    'deliveries',
    'leads',
    'leads',
    'leads',
    'archive',
    'questions',
    'sources',
    'versions',
  ])
    await make(kind, place);
  await inBusiness(async (tx) => {
    const [first, second, third] = Ids.parse(await tx('leads').orderBy('id').pluck('id'));
    await tx('leads')
      .where({ id: first ?? '' })
      .update({ merged_into: second });
    await tx('leads')
      .where({ id: second ?? '' })
      .update({ merged_into: third });
    await tx.raw(
      `insert into messages (tenant_id, id, conversation_id, connection_id, external_id, role, text, sent_at, seq)
         select ?, gen_random_uuid(), ?, ?, 'm' || n, 'operator', 'Line ' || n, app_now() - interval '1 day', n
         from generate_series(2, 1201) n`,
      [tenantId, conversationId, connectionId],
    );
    await tx('deliveries').insert({
      ...{
        tenant_id: tenantId,
        id: newId(),
        conversation_id: conversationId,
        connection_id: connectionId,
      },
      ...{ kind: 'operator-reply', is_visible: true, text: 'Waiting', state: 'ready', mark: newToken() },
      ...{ handover_version: 0, due_at: tx.raw(`app_now() + interval '1 hour'`) },
    });
    await addPhone(tx, { tenantId, assistantId, secret }, sealer);
  });
}

/** A connection that lives by a secret. */
async function addPhone(
  tx: TenantDb,
  { tenantId, assistantId, secret }: { tenantId: string; assistantId: string; secret: string },
  sealer: Sealer,
): Promise<void> {
  const token = newToken();
  await tx('connections').insert({
    ...{
      tenant_id: tenantId,
      id: newId(),
      assistant_id: assistantId,
      connector: 'telegram',
      name: 'Phone',
    },
    ...{ status: 'live', hook_token_hash: sha256(token), account_host: 'api', account_id: newToken() },
    config_sealed: sealer.seal(JSON.stringify({ token: secret }), sealedIn(tenantId, 'config_sealed')),
    state_sealed: sealer.seal('{}', sealedIn(tenantId, 'state_sealed')),
    hook_token_sealed: sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
  });
}
