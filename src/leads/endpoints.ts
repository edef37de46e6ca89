import { z } from 'zod';
import { readConfig } from '../accounts/tenant-config.js';
import { Id } from '../contract/common.js';
import { Lead, LeadExportQuery, LeadPage, LeadQuery, MergeLeads, ReviewLead } from '../contract/leads.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { exportLeads, listLeads, readLead } from './lead.js';
import { mergeLeads, reviewLead } from './review-lead.js';
import { writeCsv } from './write-csv.js';

export interface LeadDeps {
  db: Pick<Database, 'knex'>;
}

const ById = z.strictObject({ id: Id });
const tag = 'Leads';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/leads',
  summary: 'List the leads, the newest first',
  tag,
  access: 'leads:read',
  query: LeadQuery,
  reply: LeadPage,
  handle: ({ caller, query }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, (tx) => listLeads(tx, query)),
});

const columns = [
  'created_at',
  'status',
  'name',
  'email',
  'phone',
  'quote',
  'note',
  'consent_text',
  'language',
] as const;

const exportCsv = rawEndpoint({
  method: 'GET',
  path: '/api/v1/leads/export.csv',
  summary: 'All leads as CSV; cells that look like formulas are defused',
  tag,
  access: 'leads:read',
  contentType: 'text/csv',
  query: LeadExportQuery,
  handle: async ({ caller, query, parse }, { db }: LeadDeps) => {
    const filters = parse(LeadExportQuery, query);
    if (caller?.tenantId == null) throw new AppError('unauthorized');
    const leads = await inTenant(db, caller.tenantId, (tx) => exportLeads(tx, filters));
    const rows = leads.map((lead) => columns.map((column) => lead[column]));
    return {
      contentType: 'text/csv; charset=utf-8',
      headers: { 'Content-Disposition': 'attachment; filename="leads.csv"' },
      body: writeCsv(columns, rows),
    };
  },
});

const merge = endpoint({
  method: 'POST',
  path: '/api/v1/leads/merge',
  summary: 'Fold one lead into another',
  tag,
  access: 'leads:write',
  body: MergeLeads,
  reply: Lead,
  handle: ({ caller, body }, { db }: LeadDeps) => inTenant(db, caller.tenantId, (tx) => mergeLeads(tx, body)),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/leads/:id',
  summary: 'Read a lead',
  tag,
  access: 'leads:read',
  params: ById,
  reply: Lead,
  handle: ({ caller, params }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, (tx) => readLead(tx, params.id)),
});

const review = endpoint({
  method: 'PATCH',
  path: '/api/v1/leads/:id',
  summary: 'Review a lead: its status, a note, corrections',
  tag,
  access: 'leads:write',
  params: ById,
  body: ReviewLead,
  reply: Lead,
  errors: ['conflict'],
  handle: ({ caller, params, body }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const { country } = await readConfig(tx);
      return reviewLead(tx, { id: params.id, review: body, country });
    }),
});

export const leadEndpoints = [list, exportCsv, merge, read, review];
