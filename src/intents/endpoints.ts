import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { namesOf, recordAct } from '../accounts/record-audit.js';
import { ChangeIntent, CreateIntent, Intent, IntentPage } from '../contract/assistants.js';
import { Id, PageQuery } from '../contract/common.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { endpoint } from '../platform/http/endpoint.js';
import { newId } from '../platform/ids.js';
import { readAssistant } from '../assistants/read-assistant.js';

export interface IntentDeps {
  db: Pick<Database, 'knex'>;
}

const OfAssistant = z.strictObject({ id: Id });
const OneIntent = z.strictObject({ id: Id, intent: Id });
const tag = 'Assistants';

const Row = z.looseObject({ id: z.uuid(), name: z.string() });

const subjectOf = (id: string) => ({ kind: 'intent', id });

async function find(tx: TenantDb, { id, intent }: z.infer<typeof OneIntent>) {
  const row: unknown = await tx('intents').where({ id: intent, assistant_id: id }).first();
  const found = Row.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found;
}

/** Lists and records are JSON in the table. */
const columnsOf = (given: ChangeIntent | CreateIntent): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
      ]),
  );

const list = endpoint({
  method: 'GET',
  path: '/api/v1/assistants/:id/intents',
  summary: 'List what an assistant understands',
  tag,
  access: 'assistants:read',
  params: OfAssistant,
  query: PageQuery,
  reply: IntentPage,
  handle: ({ caller, params, query }, { db }: IntentDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await readAssistant(tx, params.id);
      const found = tx('intents').where({ assistant_id: params.id }).select('*');
      return readPage(tx, found, { ...query, timeColumn: 'created_at', idColumn: 'id', row: Row });
    }),
});

const create = endpoint({
  method: 'POST',
  path: '/api/v1/assistants/:id/intents',
  summary: 'Teach an assistant something that visitors mean',
  tag,
  access: 'assistants:write',
  params: OfAssistant,
  body: CreateIntent,
  reply: Intent,
  status: 201,
  errors: ['conflict'],
  handle: ({ caller, params, body }, { db }: IntentDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await readAssistant(tx, params.id);
      const rows: unknown = await tx('intents')
        .insert({ tenant_id: caller.tenantId, id: newId(), assistant_id: params.id, ...columnsOf(body) })
        .onConflict(['tenant_id', 'assistant_id', 'name'])
        .ignore()
        .returning('*');
      const [made] = z.array(Row).parse(rows);
      if (!made)
        throw new AppError('conflict', { publicMessage: `There is an intent "${body.name}" already.` });
      const details = { name: made.name, assistant: params.id };
      await recordAct(tx, caller, { action: 'intent.create', subject: subjectOf(made.id), details });
      return made;
    }),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/assistants/:id/intents/:intent',
  summary: 'Read an intent',
  tag,
  access: 'assistants:read',
  params: OneIntent,
  reply: Intent,
  etag: (intent) => intent,
  handle: ({ caller, params }, { db }: IntentDeps) => inTenant(db, caller.tenantId, (tx) => find(tx, params)),
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/v1/assistants/:id/intents/:intent',
  summary: 'Change an intent',
  tag,
  access: 'assistants:write',
  params: OneIntent,
  body: ChangeIntent,
  reply: Intent,
  etag: (intent) => intent,
  handle: ({ caller, params, body, hasSeen }, { db }: IntentDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const id = params.intent;
      const action = 'intent.change';
      await tx('intents').where({ id }).forUpdate().first('id');
      if (!hasSeen(await find(tx, params)))
        throw await changedMeanwhile(tx, { table: 'intents', id, action });
      await tx('intents')
        .where({ id: params.intent, assistant_id: params.id })
        .update({ ...columnsOf(body), updated_at: tx.raw('app_now()') });
      const changed = await find(tx, params);
      const details = { name: changed.name, assistant: params.id, members: namesOf(body) };
      await recordAct(tx, caller, { action, subject: subjectOf(changed.id), details });
      return changed;
    }),
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/v1/assistants/:id/intents/:intent',
  summary: 'Remove an intent',
  tag,
  access: 'assistants:write',
  params: OneIntent,
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, { db }: IntentDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const { id, name } = await find(tx, params);
      await tx('intents').where({ id }).del();
      const details = { name, assistant: params.id };
      await recordAct(tx, caller, { action: 'intent.remove', subject: subjectOf(id), details });
    }),
});

export const intentEndpoints = [list, create, read, change, remove];
