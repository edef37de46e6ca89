import type { Lead } from '../../contract/leads.js';
import { EndTenant, Tenant } from '../../contract/tenants.js';
import { Erasure, HeldData, VisitorExport, WhichVisitor } from '../../contract/visitor-data.js';
import { exampleOf } from './example-of.js';
import { type Asked, Refusal, type Route, route } from './route.js';

function refuseOthers({ account }: Asked<unknown>, permission: 'data:write' | 'tenant:write'): void {
  if (!account.permissions.includes(permission))
    throw new Refusal(403, 'forbidden', { message: 'You are not allowed to do this.' });
}

const isTheirs =
  ({ lead_id, email, phone }: WhichVisitor) =>
  (lead: Lead): boolean =>
    lead.id === lead_id ||
    (email !== undefined && lead.email === email) ||
    (phone !== undefined && lead.phone === phone);

export const privacyRoutes: Route[] = [
  route({
    ...{ method: 'POST', path: '/visitors/held', body: WhichVisitor, reply: HeldData },
    handle: (asked) => {
      refuseOthers(asked, 'data:write');
      const { desk, body } = asked;
      const isNamed = body.email !== undefined || body.phone !== undefined;
      if (isNamed && !desk.leads.some(isTheirs(body))) throw new Refusal(404, 'not-found');
      return exampleOf(HeldData);
    },
  }),
  route({
    ...{ method: 'POST', path: '/visitors/export', body: WhichVisitor, reply: VisitorExport },
    handle: (asked) => {
      refuseOthers(asked, 'data:write');
      return exampleOf(VisitorExport);
    },
  }),
  route({
    ...{ method: 'POST', path: '/visitors/erase', body: WhichVisitor, reply: Erasure },
    handle: (asked) => {
      refuseOthers(asked, 'data:write');
      const { desk, body } = asked;
      const lead = desk.leads.find(isTheirs(body));
      const talk = body.conversation_id ?? lead?.conversation_id;
      desk.leads = desk.leads.filter((each) => each.conversation_id !== talk);
      desk.conversations = desk.conversations.filter(({ id }) => id !== talk);
      return exampleOf(Erasure);
    },
  }),
  route({
    ...{ method: 'POST', path: '/tenant/end', body: EndTenant, reply: Tenant },
    handle: (asked) => {
      refuseOthers(asked, 'tenant:write');
      const { tenant, config } = asked.desk;
      if (asked.body.name !== config.name)
        throw new Refusal(400, 'invalid-input', {
          fields: [{ path: 'name', message: 'This is not its name.' }],
        });
      return Object.assign(tenant, { status: 'deleting', delete_at: asked.world.now() });
    },
  }),
];
