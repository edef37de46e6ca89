import { z } from 'zod';
import { recordAct } from '../accounts/record-audit.js';
import type { Connectors } from '../connections/connection.js';
import { Id } from '../contract/common.js';
import { ArchivedTalk, ArchivePage, ArchiveQuery, BeginImport, HistoryImport } from '../contract/history.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { endpoint } from '../platform/http/endpoint.js';
import { beginImport, removeArchive, requireTurn, stopImport } from './begin-import.js';
import { listArchive, readArchived } from './read-archive.js';
import { readImport, requireConnection } from './read-import.js';

export interface HistoryDeps {
  db: Pick<Database, 'knex'>;
  connectors: Connectors;
  mostHistoryImports: number;
}

const ById = z.strictObject({ id: Id });
const tag = 'History';

/** Does it to a connection that exists, writes down who did, and answers how the import stands then. */
const act = (
  { caller, id, action }: { caller: TenantCaller; id: string; action: string },
  { db }: HistoryDeps,
  change: (tx: TenantDb, connector: string) => Promise<unknown>,
) =>
  inTenant(db, caller.tenantId, async (tx) => {
    await change(tx, await requireConnection(tx, id));
    const changed = await readImport(tx, id);
    await recordAct(tx, caller, { action: `history.${action}`, subject: { kind: 'connection', id } });
    return changed;
  });

const get = endpoint({
  method: 'GET',
  path: '/api/v1/connections/:id/history',
  summary: 'How far the import of past conversations has come',
  tag,
  access: 'connections:read',
  params: ById,
  reply: HistoryImport,
  handle: ({ caller, params }, { db }: HistoryDeps) =>
    inTenant(db, caller.tenantId, (tx) => readImport(tx, params.id)),
});

const begin = endpoint({
  method: 'POST',
  path: '/api/v1/connections/:id/history',
  summary: 'Read past conversations into the archive; nobody is written to',
  tag,
  access: 'connections:write',
  params: ById,
  body: BeginImport,
  reply: HistoryImport,
  status: 202,
  errors: ['conflict', 'limit-reached'],
  handle: ({ caller, params, body }, deps: HistoryDeps) =>
    act({ caller, id: params.id, action: 'import' }, deps, async (tx, connector) => {
      if (!deps.connectors.get(connector)?.pull)
        throw new AppError('conflict', { publicMessage: 'This platform gives out no past conversations.' });
      await requireTurn(tx, params.id, deps);
      await beginImport(tx, params.id, body);
    }),
});

const stop = endpoint({
  method: 'POST',
  path: '/api/v1/connections/:id/history/stop',
  summary: 'Stop the import; it can go on later',
  tag,
  access: 'connections:write',
  params: ById,
  reply: HistoryImport,
  handle: ({ caller, params }, deps: HistoryDeps) =>
    act({ caller, id: params.id, action: 'stop' }, deps, (tx) => stopImport(tx, params.id)),
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/v1/connections/:id/history',
  summary: 'Remove the archive of a connection',
  tag,
  access: 'connections:write',
  params: ById,
  reply: HistoryImport,
  handle: ({ caller, params }, deps: HistoryDeps) =>
    act({ caller, id: params.id, action: 'remove' }, deps, (tx) => removeArchive(tx, params.id)),
});

const list = endpoint({
  method: 'GET',
  path: '/api/v1/archive',
  summary: 'List past conversations, the latest first',
  tag,
  access: 'conversations:read',
  query: ArchiveQuery,
  reply: ArchivePage,
  handle: ({ caller, query }, { db }: HistoryDeps) =>
    inTenant(db, caller.tenantId, (tx) => listArchive(tx, query)),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/archive/:id',
  summary: 'Read a past conversation',
  tag,
  access: 'conversations:read',
  params: ById,
  reply: ArchivedTalk,
  handle: ({ caller, params }, { db }: HistoryDeps) =>
    inTenant(db, caller.tenantId, (tx) => readArchived(tx, params.id)),
});

export const historyEndpoints = [get, begin, stop, remove, list, read];
