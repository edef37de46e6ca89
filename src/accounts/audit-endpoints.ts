import type { AuditEntry } from '../contract/audit.js';
import { AuditExportQuery, AuditPage, AuditQuery } from '../contract/audit.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { endpoint, type RawReply, rawEndpoint } from '../platform/http/endpoint.js';
import { admit } from '../platform/http/guard.js';
import { writeCsv, writeCsvRows } from '../platform/write-csv.js';
import { listAudit, ofInstallation, ofTenant, readBefore, readPieces } from './read-audit.js';
import { actorOf, recordAct } from './record-audit.js';
import { recordInstallationAudit } from './record-installation-audit.js';

export interface AuditDeps {
  db: Pick<Database, 'knex'>;
}

const described = { method: 'GET', tag: 'Audit log' } as const;
const exported = { ...described, contentType: 'text/csv', query: AuditExportQuery } as const;

const list = endpoint({
  ...described,
  path: '/api/v1/audit',
  summary: 'Who did what, the newest first',
  access: 'audit:read',
  query: AuditQuery,
  reply: AuditPage,
  handle: ({ caller, query }, { db }: AuditDeps) =>
    inTenant(db, caller.tenantId, (tx) => listAudit(ofTenant(tx), query)),
});

const exportCsv = rawEndpoint({
  ...exported,
  path: '/api/v1/audit/export.csv',
  summary: 'The audit log as CSV; cells that look like formulas are defused',
  access: 'audit:read',
  handle: async (input, { db }: AuditDeps) => {
    const filters = input.parse(AuditExportQuery, input.query);
    const caller = admit('audit:read', input.caller);
    await inTenant(db, caller.tenantId, (tx) => recordAct(tx, caller, { action: 'audit.export' }));
    return asFile(
      readPieces((before) =>
        inTenant(db, caller.tenantId, (tx) => readBefore(ofTenant(tx), filters, before)),
      ),
    );
  },
});

const listInstallation = endpoint({
  ...described,
  path: '/api/v1/admin/audit',
  summary: 'Who did what to the installation, the newest first',
  access: 'platform-admin',
  query: AuditQuery,
  reply: AuditPage,
  handle: ({ query }, { db }: AuditDeps) => asSystem(db, (tx) => listAudit(ofInstallation(tx), query)),
});

const exportInstallation = rawEndpoint({
  ...exported,
  path: '/api/v1/admin/audit/export.csv',
  summary: 'The audit log of the installation as CSV; cells that look like formulas are defused',
  access: 'platform-admin',
  handle: async (input, { db }: AuditDeps) => {
    const filters = input.parse(AuditExportQuery, input.query);
    const actor = actorOf(admit('platform-admin', input.caller));
    await asSystem(db, (tx) => recordInstallationAudit(tx, { actor, action: 'audit.export' }));
    return asFile(
      readPieces((before) => asSystem(db, (tx) => readBefore(ofInstallation(tx), filters, before))),
    );
  },
});

const columns = [
  ...['seq', 'at', 'actor_kind', 'actor_name', 'actor_id', 'action'],
  ...['subject_kind', 'subject_id', 'details', 'hash'],
];

const rowOf = ({ seq, at, actor, action, subject, details, hash }: AuditEntry): unknown[] => [
  ...[seq, at, actor.kind, actor.name, actor.id, action],
  ...[subject?.kind, subject?.id, details, hash],
];

const asFile = (pieces: AsyncIterable<AuditEntry[]>): RawReply => ({
  contentType: 'text/csv; charset=utf-8',
  headers: { 'Content-Disposition': 'attachment; filename="audit-log.csv"' },
  body: asCsv(pieces),
});

async function* asCsv(pieces: AsyncIterable<AuditEntry[]>): AsyncGenerator<string> {
  yield writeCsv(columns, []);
  for await (const piece of pieces) yield writeCsvRows(piece.map(rowOf));
}

export const auditEndpoints = [list, exportCsv, listInstallation, exportInstallation];
