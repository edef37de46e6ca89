import { z } from 'zod';
import { namesOf, recordAct } from '../accounts/record-audit.js';
import { Assistant, AssistantPage, ChangeAssistant } from '../contract/assistants.js';
import { Id, PageQuery } from '../contract/common.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { readPage } from '../platform/database/read-page.js';
import { endpoint } from '../platform/http/endpoint.js';
import { AssistantRow, changeAssistant, findAssistant } from './change-assistant.js';

export interface AssistantDeps {
  db: Pick<Database, 'knex'>;
}

const ById = z.strictObject({ id: Id });
const tag = 'Assistants';

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
        row: AssistantRow,
      }),
    ),
});

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
    inTenant(db, caller.tenantId, (tx) => findAssistant(tx, params.id)),
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
      const { id } = params;
      const changed = await changeAssistant(tx, { id, caller, change: body, hasSeen });
      await recordAct(tx, caller, {
        action: 'assistant.change',
        subject: { kind: 'assistant', id },
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
