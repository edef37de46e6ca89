import { z } from 'zod';
import { LeadView, LeadViewList, SaveLeadView } from '../../contract/lead-views.js';
import { Lead, LeadPage, MergeLeads, ReviewedLeads, ReviewLead, ReviewLeads } from '../../contract/leads.js';
import { edited } from './edited.js';
import { type Asked, found, type Route, bare, route } from './route.js';

const leadOf = ({ desk }: Asked<unknown>, id: string | undefined): Lead =>
  found(desk.leads.find((lead) => lead.id === id));

const pageSize = 25;

/** Members have the ids of their accounts here. */
export const isOf = (asked: string | null, assigneeId: string | null, own: string): boolean =>
  asked === null || (asked === 'none' ? null : asked === 'me' ? own : asked) === assigneeId;

const isStill = (lead: Lead, { status, assignee_id }: NonNullable<ReviewLeads['only_if']>): boolean =>
  (status ?? lead.status) === lead.status && (assignee_id === undefined || assignee_id === lead.assignee_id);

export const leadRoutes: Route[] = [
  bare({
    ...{ path: '/leads', reply: LeadPage },
    handle: ({ desk, query, account }) => {
      const words = query.get('q')?.toLowerCase() ?? '';
      const from = Number(query.get('cursor') ?? 0);
      const end = from + Number(query.get('limit') ?? pageSize);
      const items = desk.leads.filter(
        ({ status, assignee_id, name, email, phone }) =>
          (query.get('status') ?? status) === status &&
          isOf(query.get('assignee'), assignee_id, account.id) &&
          [name, email, phone].some((contact) => contact?.toLowerCase().includes(words) === true),
      );
      return { items: items.slice(from, end), next_cursor: end < items.length ? String(end) : null };
    },
  }),
  route({
    ...{ method: 'POST', path: '/leads/review', body: ReviewLeads, reply: ReviewedLeads },
    handle: ({ desk, body: { lead_ids, only_if = {}, ...change } }) => {
      const items = desk.leads.filter((lead) => lead_ids.includes(lead.id) && isStill(lead, only_if));
      for (const lead of items) Object.assign(lead, change);
      return { items };
    },
  }),
  bare({ path: '/leads/views', reply: LeadViewList, handle: ({ desk }) => ({ items: desk.leadViews }) }),
  route({
    ...{ method: 'POST', path: '/leads/views', body: SaveLeadView, reply: LeadView },
    handle: ({ desk, body, world }) => {
      const view = { ...body, id: world.newId() };
      desk.leadViews = [...desk.leadViews.filter(({ name }) => name !== body.name), view];
      return view;
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/leads/views/:id', reply: z.unknown() },
    handle: ({ desk, params }) => {
      desk.leadViews = desk.leadViews.filter(({ id }) => id !== params['id']);
    },
  }),
  ...edited({
    ...{ path: '/leads/:id', body: ReviewLead, reply: Lead },
    find: (asked) => leadOf(asked, asked.params['id']),
    change: (lead, { body }) => Object.assign(lead, body),
  }),
  route({
    ...{ method: 'POST', path: '/leads/merge', body: MergeLeads, reply: Lead },
    handle: (asked) => {
      const into = leadOf(asked, asked.body.into);
      const from = leadOf(asked, asked.body.from);
      asked.desk.leads = asked.desk.leads.filter((lead) => lead !== from);
      into.phone ??= from.phone;
      return into;
    },
  }),
];

/** The leads as a spreadsheet reads them; enough of it for a test. */
export const csvOf = (leads: readonly Lead[]): string =>
  [
    'name,email,status',
    ...leads.map(({ name, email, status }) => [name ?? '', email ?? '', status].join(',')),
  ].join('\r\n');
