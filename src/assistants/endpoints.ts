import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { namesOf, recordAct } from '../accounts/record-audit.js';
import { Assistant, AssistantPage, AssistantSettings, ChangeAssistant } from '../contract/assistants.js';
import { Id, PageQuery } from '../contract/common.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { endpoint } from '../platform/http/endpoint.js';
import { StoredSettings } from './default-settings.js';

export interface AssistantDeps {
  db: Pick<Database, 'knex'>;
}

const ById = z.strictObject({ id: Id });
const tag = 'Assistants';

const Row = z.looseObject({ id: z.uuid(), name: z.string(), settings: StoredSettings });

const list = endpoint({
  method: 'GET',
  path: '/api/v1/assistants',
  summary: 'List the assistants',
  tag,
  access: 'assistants:read',
  query: PageQuery,
  reply: AssistantPage,
  handle: ({ caller, query }, { db }: AssistantDeps) =>
    inTenant(db, caller.tenantId, (tx) =>
      readPage(tx, tx('assistants').select('*'), {
        ...query,
        timeColumn: 'created_at',
        idColumn: 'id',
        row: Row,
      }),
    ),
});

async function find(tx: TenantDb, id: string): Promise<z.infer<typeof Row>> {
  const row: unknown = await tx('assistants').where({ id }).first();
  const found = Row.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found;
}

const read = endpoint({
  method: 'GET',
  path: '/api/v1/assistants/:id',
  summary: 'Read an assistant',
  tag,
  access: 'assistants:read',
  params: ById,
  reply: Assistant,
  etag: (assistant) => assistant,
  handle: ({ caller, params }, { db }: AssistantDeps) =>
    inTenant(db, caller.tenantId, (tx) => find(tx, params.id)),
});

/** How far the bot may go is the one value that everybody asks for afterwards. */
const trustOf = ({ settings }: ChangeAssistant) =>
  settings?.trust === undefined ? {} : { trust: settings.trust };

/** Publishes a new version: turns from now on use it and name it. */
const change = endpoint({
  method: 'PATCH',
  path: '/api/v1/assistants/:id',
  summary: 'Change an assistant',
  tag,
  access: 'assistants:write',
  params: ById,
  body: ChangeAssistant,
  reply: Assistant,
  etag: (assistant) => assistant,
  handle: ({ caller, params, body, hasSeen }, { db }: AssistantDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      // Locked before it is read: what another change is just writing must not be put back.
      await tx('assistants').where({ id: params.id }).forUpdate().first('id');
      const current = await find(tx, params.id);
      const action = 'assistant.change';
      if (!hasSeen(current)) throw await changedMeanwhile(tx, { table: 'assistants', id: params.id, action });
      await tx('assistants')
        .where({ id: params.id })
        .update({
          ...(body.name === undefined ? {} : { name: body.name }),
          settings: JSON.stringify(AssistantSettings.parse({ ...current.settings, ...body.settings })),
          version: tx.raw('version + 1'),
          updated_at: tx.raw('app_now()'),
        });
      const changed = await find(tx, params.id);
      await recordAct(tx, caller, {
        action,
        subject: { kind: 'assistant', id: params.id },
        details: {
          name: changed.name,
          members: namesOf({ name: body.name, ...body.settings }),
          ...trustOf(body),
        },
      });
      return changed;
    }),
});

export const assistantEndpoints = [list, read, change];
