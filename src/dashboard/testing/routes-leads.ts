import { Lead, LeadPage, MergeLeads, ReviewLead } from '../../contract/leads.js';
import { edited } from './edited.js';
import { type Asked, found, type Route, bare, route } from './route.js';

const leadOf = ({ desk }: Asked<unknown>, id: string | undefined): Lead =>
  found(desk.leads.find((lead) => lead.id === id));

export const leadRoutes: Route[] = [
  bare({
    ...{ path: '/leads', reply: LeadPage },
    handle: ({ desk, query }) => {
      const words = query.get('q')?.toLowerCase() ?? '';
      const items = desk.leads.filter(
        ({ status, name, email, phone }) =>
          (query.get('status') ?? status) === status &&
          [name, email, phone].some((contact) => contact?.toLowerCase().includes(words) === true),
      );
      return { items, next_cursor: null };
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
