import { z } from 'zod';
import { createApiKey } from '../../accounts/api-keys.js';
import { createSession } from '../../accounts/sessions.js';
import { createAssistant } from '../../assistants/create-assistant.js';
import { defaultSettings } from '../../assistants/default-settings.js';
import { sealedIn } from '../../connections/connection.js';
import { createSource } from '../../knowledge/create-source.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../../platform/ids.js';
import type { Sealer } from '../../platform/secrets.js';
import { makeTenant } from '../harness/factories.js';
import { makeMember, newEmail } from '../harness/people.js';

/** One tenant of the stage, with what its subjects hang on. */
export interface Place {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
  tenantId: string;
  assistantId: string;
  connectionId: string;
  conversationId: string;
  /** Whose sessions are meant. */
  personId: string;
  /** Stands in every text of the tenant, and nowhere else. */
  canary: string;
}

/** Ids of what was made for the earlier parameters of the same path, by kind. */
type Parents = Readonly<Record<string, string>>;

/** Makes a subject of one tenant and answers its id. */
export type MakeSubject = (place: Place, parents: Parents) => Promise<string>;

const inPlace =
  (make: (tx: TenantDb, place: Place, parents: Parents) => Promise<string>): MakeSubject =>
  (place, parents) =>
    inTenant(place.db, place.tenantId, (tx) => make(tx, place, parents));

/** Inserts one row of a tenant with a new id. */
async function insert(tx: TenantDb, table: string, columns: Record<string, unknown>): Promise<string> {
  const id = newId();
  await tx(table).insert({ id, ...columns });
  return id;
}

const connection = inPlace((tx, { tenantId, assistantId, sealer, canary }) => {
  const token = newToken();
  const config = JSON.stringify({ name: canary, allowed_origins: 'https://shop.example' });
  return insert(tx, 'connections', {
    ...{ tenant_id: tenantId, assistant_id: assistantId, connector: 'widget', name: canary, status: 'live' },
    config_sealed: sealer.seal(config, sealedIn(tenantId, 'config_sealed')),
    config_public: config,
    state_sealed: sealer.seal('{}', sealedIn(tenantId, 'state_sealed')),
    hook_token_hash: sha256(token),
    hook_token_sealed: sealer.seal(token, sealedIn(tenantId, 'hook_token_sealed')),
    ...{ public_key: newToken(18), account_host: canary, account_id: newToken(), account_name: canary },
  });
});

const conversation = inPlace(async (tx, { tenantId, assistantId, connectionId, canary }) => {
  const own = { tenant_id: tenantId, connection_id: connectionId };
  const visitor_id = await insert(tx, 'visitors', {
    ...{ ...own, external_id: newToken(), name: canary, email: `${canary}@visitor.example` },
    ...{ phone: canary, page_url: `https://shop.example/${canary}`, language: canary },
  });
  const id = await insert(tx, 'conversations', {
    ...{ ...own, visitor_id, external_id: newToken(), channel: canary, language: canary },
    last_message_at: tx.raw('app_now()'),
  });
  const within = { ...own, conversation_id: id };
  await insert(tx, 'messages', {
    ...{ ...within, external_id: newToken(), role: 'visitor', text: canary, author_name: canary },
    ...{
      sent_at: tx.raw('app_now()'),
      seq: 1,
      sources: JSON.stringify([{ source_id: newId(), title: canary }]),
    },
  });
  await insert(tx, 'turns', {
    ...{ tenant_id: tenantId, conversation_id: id, assistant_id: assistantId, assistant_version: 1 },
    ...{
      decision: 'reply',
      reason: canary,
      intent: canary,
      language: canary,
      model: canary,
      message_ids: [],
    },
    ...{ sources: JSON.stringify([{ source_id: newId(), title: canary }]), stages: '[]' },
  });
  return id;
});

const delivery = inPlace((tx, { tenantId, connectionId, conversationId, canary }) =>
  insert(tx, 'deliveries', {
    ...{ tenant_id: tenantId, conversation_id: conversationId, connection_id: connectionId, kind: 'reply' },
    ...{ is_visible: true, text: canary, state: 'parked', reason: 'rejected', mark: newToken() },
    ...{ handover_version: 0 },
  }),
);

const lead = inPlace((tx, { tenantId, connectionId, conversationId, canary }) =>
  insert(tx, 'leads', {
    ...{ tenant_id: tenantId, connection_id: connectionId, conversation_id: conversationId },
    visitor_id: tx('conversations').where({ id: conversationId }).select('visitor_id'),
    ...{ name: canary, email: `${newToken(6)}.${canary}@visitor.example`, note: canary, quote: canary },
    ...{ consent_text: canary, language: canary },
  }),
);

const archived = inPlace(async (tx, { tenantId, connectionId, canary }) => {
  const at = { first_at: tx.raw('app_now()'), last_at: tx.raw('app_now()') };
  const id = await insert(tx, 'archived_conversations', {
    ...{ tenant_id: tenantId, connection_id: connectionId, message_count: 1, ...at },
    ...{ external_id: `${canary} ${newToken()}` },
  });
  await tx('archived_messages').insert({
    ...{ tenant_id: tenantId, conversation_id: id, external_id: newToken(), role: 'visitor', text: canary },
    ...{ sent_at: tx.raw('app_now()'), position: 1 },
  });
  return id;
});

const transfer = (tx: TenantDb, { tenantId, canary }: Place, columns: object) =>
  insert(tx, 'transfers', {
    ...{ tenant_id: tenantId, began_by: canary, finished_at: tx.raw('app_now()'), ...columns },
    expires_at: tx.raw(`app_now() + interval '1 day'`),
  });

/**
 * One maker for each kind of thing that a path names, by the part of the path before its id: `conversations` for
 * `/api/v1/conversations/:id/close`. A row of a tenant carries the canary in every text that is the tenant's own.
 */
export const makers: Readonly<Record<string, MakeSubject>> = {
  tenants: async ({ db }) => (await makeTenant(db)).id,
  sessions: ({ db, personId, tenantId, canary }) =>
    asSystem(db, async (tx) => {
      await createSession(tx, { personId, tenantId, userAgent: canary });
      const row: unknown = await tx('sessions')
        .where({ person_id: personId })
        .orderBy('id', 'desc')
        .first('id');
      return z.object({ id: z.uuid() }).parse(row).id;
    }),
  members: async ({ db, tenantId }) => (await makeMember(db, tenantId, 'viewer')).id,
  invitations: inPlace((tx, { tenantId, canary }) =>
    insert(tx, 'invitations', {
      ...{ tenant_id: tenantId, email: `${canary}.${newEmail()}`, role: 'agent', invited_by_name: canary },
      expires_at: tx.raw(`app_now() + interval '1 day'`),
    }),
  ),
  domains: inPlace((tx, { tenantId, canary }) =>
    insert(tx, 'domains', {
      ...{ tenant_id: tenantId, domain: `${newToken(6).toLowerCase()}.${canary}.example`, token: canary },
    }),
  ),
  'api-keys': inPlace(async (tx, { tenantId, canary }) => {
    const maker = { personId: null, permissions: new Set<never>() };
    const wanted = { name: canary, scopes: [] };
    return (await createApiKey(tx, { tenantId, wanted, maker })).id;
  }),
  assistants: inPlace((tx, { tenantId, canary }) =>
    createAssistant(tx, { tenantId, name: canary, settings: { ...defaultSettings, instructions: canary } }),
  ),
  intents: inPlace((tx, { tenantId, assistantId, canary }, { assistants = assistantId }) =>
    insert(tx, 'intents', {
      ...{
        tenant_id: tenantId,
        assistant_id: assistants,
        name: newToken(6),
        label: canary,
        action: 'answer',
      },
      ...{ examples: JSON.stringify([canary]), reply_texts: JSON.stringify({ en: canary }) },
    }),
  ),
  connections: connection,
  conversations: conversation,
  deliveries: delivery,
  leads: lead,
  views: inPlace((tx, { tenantId, canary }) =>
    insert(tx, 'lead_views', {
      ...{ tenant_id: tenantId, member_id: null, name: `${canary} ${newToken()}` },
      filters: JSON.stringify({ q: canary }),
    }),
  ),
  archive: archived,
  exports: inPlace((tx, place) => transfer(tx, place, { direction: 'export', state: 'done' })),
  imports: inPlace(async (tx, place) => {
    // One at a time.
    await tx('transfers').where({ direction: 'import' }).del();
    return transfer(tx, place, { direction: 'import', state: 'receiving' });
  }),
  versions: inPlace((tx, { tenantId, canary }) =>
    insert(tx, 'setting_versions', {
      ...{ tenant_id: tenantId, section: 'business', subject_id: tenantId },
      ...{ actor_kind: 'member', actor_name: canary, after: JSON.stringify({ own_contacts: [] }) },
      before: JSON.stringify({ own_contacts: [canary] }),
    }),
  ),
  questions: inPlace((tx, { tenantId, canary }) =>
    insert(tx, 'open_questions', { tenant_id: tenantId, wording_hash: `${canary} ${newToken()}` }),
  ),
  sources: inPlace(async (tx, { canary }) => {
    const content = `${canary} is what this business says on Sunday.`;
    return (await createSource(tx, { kind: 'text', title: canary, content })).id;
  }),
};

/** A member that the matrix leaves out. */
export const unsent = 'unsent';

/** What a member of a body or a query names, where its form says that it is an id. */
export const references: Readonly<Record<string, string>> = {
  ...{ assistant_id: 'assistants', connection_id: 'connections', ids: 'deliveries' },
  ...{ lead_ids: 'leads', assignee: 'members', assignee_id: 'members', filters: unsent, only_if: unsent },
  ...{ into: 'leads', from: 'leads', question_id: 'questions', conversation_id: 'conversations' },
  // Of several ways to name the same visitor, one is taken at a time.
  ...{ lead_id: unsent, contact: unsent },
  // Narrows what platform admins see of all tenants.
  tenant_id: unsent,
  // Who did something, and what it was done to: anything of the audit log.
  ...{ actor: 'members', subject_id: 'leads' },
};
