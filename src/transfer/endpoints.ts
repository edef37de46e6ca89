import { z } from 'zod';
import { slugOf } from '../accounts/tenant-records.js';
import { type Act, actorOf, recordAct } from '../accounts/record-audit.js';
import type { Connectors } from '../connections/connection.js';
import { Id, PageQuery } from '../contract/common.js';
import { PieceQuery, ReceivedPiece, Transfer, TransferPage } from '../contract/transfers.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { admit } from '../platform/http/guard.js';
import {
  beginExport,
  beginImport,
  beginLoading,
  listTransfers,
  readTransfer,
  receivePiece,
  removeTransfer,
  requireEmpty,
} from './begin-transfer.js';
import { readManifest, writeArchive } from './write-archive.js';

export interface TransferDeps {
  db: Pick<Database, 'knex'>;
  connectors: Connectors;
}

const ById = z.strictObject({ id: Id });
const described = { tag: 'Personal data', access: 'tenant:write' } as const;

const act = (action: string, id: string): Act => ({
  action: `data.${action}`,
  subject: { kind: 'transfer', id },
});

const postExport = endpoint({
  ...{ ...described, method: 'POST', path: '/api/v1/data/exports', status: 202, reply: Transfer },
  summary:
    'Gather all that this business owns into an archive, in the background; or go on with what is being gathered',
  handle: ({ caller }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const { name: by } = actorOf(caller);
      const { id, isNew } = await beginExport(tx, { tenantId: caller.tenantId, by });
      if (isNew) await recordAct(tx, caller, act('export', id));
      return readTransfer(tx, { id, direction: 'export' });
    }),
});

const getExports = endpoint({
  ...{ ...described, method: 'GET', path: '/api/v1/data/exports', query: PageQuery, reply: TransferPage },
  summary: 'List the exports of this business',
  handle: ({ caller, query }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, (tx) => listTransfers(tx, 'export', query)),
});

const getExport = endpoint({
  ...{ ...described, method: 'GET', path: '/api/v1/data/exports/:id', params: ById, reply: Transfer },
  summary: 'How far an export has come',
  handle: ({ caller, params }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, (tx) => readTransfer(tx, { ...params, direction: 'export' })),
});

const getArchive = rawEndpoint({
  ...{ ...described, method: 'GET', path: '/api/v1/data/exports/:id/archive', params: ById },
  summary: 'The archive of a finished export: a gzipped tar with a manifest and JSON Lines',
  contentType: 'application/gzip',
  handle: async (input, { db }: TransferDeps) => {
    const { id } = input.parse(ById, input.params);
    const caller = admit('tenant:write', input.caller);
    const { tenantId } = caller;
    const manifest = await inTenant(db, tenantId, async (tx) => {
      const read = await readManifest(tx, id);
      await recordAct(tx, caller, act('download', id));
      return read;
    });
    const name = `${slugOf(manifest.business)}-${manifest.made_at.slice(0, 10)}.tar.gz`;
    return {
      contentType: 'application/gzip',
      headers: { 'Content-Disposition': `attachment; filename="${name}"` },
      body: writeArchive(manifest, { tenantId, id, db }),
    };
  },
});

const removed = { params: ById, reply: z.undefined(), status: 204 } as const;

const deleteExport = endpoint({
  ...{ ...described, ...removed, method: 'DELETE', path: '/api/v1/data/exports/:id' },
  summary: 'Remove an export before its time',
  handle: ({ caller, params: { id } }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await removeTransfer(tx, { id, direction: 'export' });
      await recordAct(tx, caller, act('export-remove', id));
    }),
});

const postImport = endpoint({
  ...{ ...described, method: 'POST', path: '/api/v1/data/imports', status: 201, errors: ['conflict'] },
  summary: 'Begin to import an archive into this business, which holds nothing yet',
  reply: Transfer,
  handle: ({ caller }, { db, connectors }: TransferDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const all = [...connectors.values()].filter(({ manifest }) => manifest.internal === true);
      await requireEmpty(
        tx,
        all.map(({ manifest }) => manifest.id),
      );
      const id = await beginImport(tx, { tenantId: caller.tenantId, by: actorOf(caller).name });
      await recordAct(tx, caller, act('import', id));
      return readTransfer(tx, { id, direction: 'import' });
    }),
});

const putPiece = rawEndpoint({
  ...{
    ...described,
    method: 'PUT',
    path: '/api/v1/data/imports/:id/pieces',
    params: ById,
    query: PieceQuery,
    reply: ReceivedPiece,
  },
  ...{ contentType: 'application/json', readsRawBody: true },
  summary: 'Bring a piece of the archive, as it is; again if it failed',
  errors: ['conflict'],
  handle: async (input, { db }: TransferDeps) => {
    const [{ id }, { number }] = [input.parse(ById, input.params), input.parse(PieceQuery, input.query)];
    const { tenantId } = admit('tenant:write', input.caller);
    const bytes = input.raw.body;
    await inTenant(db, tenantId, (tx) => receivePiece(tx, { tenantId, id, number, bytes }));
    return { contentType: 'application/json', body: JSON.stringify({ number, bytes: bytes.length }) };
  },
});

const postBegin = endpoint({
  ...{ ...described, method: 'POST', path: '/api/v1/data/imports/:id/begin', status: 202 },
  ...{ params: ById, reply: Transfer, errors: ['conflict'] },
  summary: 'All pieces are there: load the archive, all of it or nothing, in the background',
  handle: ({ caller, params: { id } }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const begun = await beginLoading(tx, id);
      await recordAct(tx, caller, act('load', id));
      return begun;
    }),
});

const getImports = endpoint({
  ...{ ...described, method: 'GET', path: '/api/v1/data/imports', query: PageQuery, reply: TransferPage },
  summary: 'List the imports into this business',
  handle: ({ caller, query }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, (tx) => listTransfers(tx, 'import', query)),
});

const getImport = endpoint({
  ...{ ...described, method: 'GET', path: '/api/v1/data/imports/:id', params: ById, reply: Transfer },
  summary: 'How far an import has come',
  handle: ({ caller, params }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, (tx) => readTransfer(tx, { ...params, direction: 'import' })),
});

const deleteImport = endpoint({
  ...{ ...described, ...removed, method: 'DELETE', path: '/api/v1/data/imports/:id' },
  summary: 'Remove an import that is not done, with what was received; what is loaded stays',
  handle: ({ caller, params: { id } }, { db }: TransferDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await removeTransfer(tx, { id, direction: 'import' });
      await recordAct(tx, caller, act('import-remove', id));
    }),
});

export const transferEndpoints = [
  ...[postExport, getExports, getExport, getArchive, deleteExport],
  ...[postImport, putPiece, postBegin, getImports, getImport, deleteImport],
];
