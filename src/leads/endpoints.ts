import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { namesOf, recordAct } from '../accounts/record-audit.js';
import { readConfig } from '../accounts/tenant-config.js';
import { Id } from '../contract/common.js';
import {
  Lead,
  LeadExportQuery,
  LeadPage,
  LeadQuery,
  MergeLeads,
  ReviewedLeads,
  ReviewLead,
  ReviewLeads,
} from '../contract/leads.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { admit } from '../platform/http/guard.js';
import { writeCsv } from '../platform/write-csv.js';
import { exportLeads, listLeads, readLead } from './lead.js';
import { mergeLeads, reviewLead } from './review-lead.js';
import { reviewLeads } from './review-leads.js';

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
    inTenant(db, caller.tenantId, (tx) => listLeads(tx, query, caller.personId)),
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
  handle: async (input, { db }: LeadDeps) => {
    const filters = input.parse(LeadExportQuery, input.query);
    const caller = admit('leads:read', input.caller);
    const leads = await inTenant(db, caller.tenantId, async (tx) => {
      const found = await exportLeads(tx, filters, caller.personId);
      // Not by what was searched for: that may be somebody's address.
      await recordAct(tx, caller, { action: 'lead.export', details: { count: found.length } });
      return found;
    });
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
  handle: ({ caller, body }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const merged = await mergeLeads(tx, body);
      const subject = { kind: 'lead', id: body.into };
      await recordAct(tx, caller, { action: 'lead.merge', subject, details: { from: body.from } });
      return merged;
    }),
});

const reviewMany = endpoint({
  method: 'POST',
  path: '/api/v1/leads/review',
  summary: 'Give several leads a status or somebody who looks after them',
  tag,
  access: 'leads:write',
  body: ReviewLeads,
  reply: ReviewedLeads,
  handle: ({ caller, body }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const items = await reviewLeads(tx, body);
      const { status, assignee_id } = body;
      const details = { members: namesOf({ status, assignee_id }), status: status ?? null };
      for (const { id } of items)
        await recordAct(tx, caller, { action: 'lead.change', subject: { kind: 'lead', id }, details });
      return { items };
    }),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/leads/:id',
  summary: 'Read a lead',
  tag,
  access: 'leads:read',
  params: ById,
  reply: Lead,
  etag: (lead) => lead,
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
  etag: (lead) => lead,
  handle: ({ caller, params: { id }, body, hasSeen }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const action = 'lead.change';
      await tx('leads').where({ id }).forUpdate().first('id');
      if (!hasSeen(await readLead(tx, id))) throw await changedMeanwhile(tx, { table: 'leads', id, action });
      const { country } = await readConfig(tx);
      const lead = await reviewLead(tx, { id, review: body, country });
      const details = { members: namesOf(body), status: body.status ?? null };
      await recordAct(tx, caller, { action, subject: { kind: 'lead', id }, details });
      return lead;
    }),
});

export const leadEndpoints = [list, exportCsv, merge, reviewMany, read, review];
