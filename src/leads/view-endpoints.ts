import { z } from 'zod';
import { recordAct } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import { LeadView, LeadViewList, SaveLeadView } from '../contract/lead-views.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { LeadDeps } from './endpoints.js';
import { deleteView, listViews, saveView } from './lead-views.js';

const tag = 'Leads';
const path = '/api/v1/leads/views';

const list = endpoint({
  ...{ method: 'GET', path, tag, summary: 'List the saved filters: the team’s and one’s own' },
  access: 'leads:read',
  reply: LeadViewList,
  handle: ({ caller }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => ({ items: await listViews(tx, caller.personId) })),
});

const save = endpoint({
  ...{ method: 'POST', path, tag, summary: 'Keep filters under a name, for oneself or for the team' },
  access: 'leads:write',
  body: SaveLeadView,
  reply: LeadView,
  status: 201,
  errors: ['conflict'],
  handle: ({ caller, body }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const view = await saveView(tx, body, caller.personId);
      // Not its name or words: they may be somebody's.
      await recordAct(tx, caller, {
        ...{ action: 'lead.view-save', subject: { kind: 'lead-view', id: view.id } },
        details: { shared: body.shared },
      });
      return view;
    }),
});

const remove = endpoint({
  ...{ method: 'DELETE', path: `${path}/:id`, tag, summary: 'Remove saved filters' },
  access: 'leads:write',
  params: z.strictObject({ id: Id }),
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params: { id } }, { db }: LeadDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await deleteView(tx, id, caller.personId);
      await recordAct(tx, caller, { action: 'lead.view-delete', subject: { kind: 'lead-view', id } });
    }),
});

export const leadViewEndpoints = [list, save, remove];
