import { ApiKey } from '../../contract/api-keys.js';
import { Assistant, Intent } from '../../contract/assistants.js';
import { TenantConfig } from '../../contract/config.js';
import { permissions, rolePermissions } from '../../contract/permissions.js';
import { Tenant } from '../../contract/tenants.js';
import { OpenQuestion } from '../../contract/insights.js';
import { exampleOf } from './example-of.js';
import { makeConnections, makeConnectors } from './make-connections.js';
import { makeEvents } from './make-events.js';
import { makeConversations } from './make-conversations.js';
import { makeIds } from './make-ids.js';
import { makeInstallation } from './make-installation.js';
import { makeLeads } from './make-leads.js';
import { makeSources } from './make-sources.js';
import type { Account, Desk, World } from './world.js';

/** The one-time link that works; it leads to the first account. */
export const oneTimeToken = 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG';

/** What everybody's app shows, always. */
export const appCode = '492039';

/** The password of everybody at the test server. */
export const password = 'correct horse battery';

/** A bakery at work, an empty second business, and three people. Built from the examples of the contract. */
export function makeWorld(): World {
  const newId = makeIds();
  const now = () => new Date().toISOString();
  const bakery = makeBakery(newId);
  const empty = makeDesk({
    ...exampleOf(Tenant),
    ...{ id: newId(), name: 'Bicycle Workshop', slug: 'bicycle-workshop' },
  });
  const accounts = makeAccounts(bakery.tenant.id, newId);
  return {
    accounts,
    sessions: [],
    links: accounts.slice(0, 1).map(({ id }) => ({
      ...{ token: oneTimeToken, purpose: 'set-password' as const, accountId: id },
    })),
    ways: { openid: null, team: null, sign_up: false },
    mails: [],
    connectors: makeConnectors(),
    origins: new Map(),
    installation: makeInstallation(now),
    givenUp: [],
    desks: [bakery, empty],
    tell: () => undefined,
    newId,
    now,
  };
}

function makeBakery(newId: () => string): Desk {
  const tenant = exampleOf(Tenant);
  const sources = makeSources(newId);
  const connections = makeConnections(newId);
  const conversations = makeConversations({ newId, sources, connections });
  return {
    ...makeDesk(tenant),
    assistants: [exampleOf(Assistant)],
    intents: [
      exampleOf(Intent),
      {
        ...exampleOf(Intent),
        ...{ id: newId(), name: 'wedding-cakes', label: 'Wedding cakes', action: 'hand-over' as const },
        ...{ examples: ['Do you make wedding cakes?'], trust: 'draft' as const, is_starter: false },
      },
    ],
    connections,
    events: makeEvents({ newId, connections, conversations }),
    sources,
    conversations,
    leads: makeLeads({ newId, conversations }),
    pendingDays: 0,
    questions: [
      exampleOf(OpenQuestion),
      { ...exampleOf(OpenQuestion), id: newId(), text: 'Is there parking?', count: 1, state: 'ignored' },
    ],
    apiKeys: [exampleOf(ApiKey)],
  };
}

const inBritain = { country: 'GB', time_zone: 'Europe/London' };

/** A tenant that has nothing yet. */
export const makeDesk = (tenant: Tenant): Desk => ({
  tenant,
  config: { ...exampleOf(TenantConfig), ...{ name: tenant.name, languages: ['en', 'de'] }, ...inBritain },
  assistants: [],
  intents: [],
  connections: [],
  events: [],
  sources: [],
  conversations: [],
  leads: [],
  leadViews: [],
  pendingDays: 0,
  questions: [],
  apiKeys: [],
  invitations: [],
  ...{ domains: [], service: null },
  archive: [],
});

function makeAccounts(tenantId: string, newId: () => string): Account[] {
  const member = { password, isPlatformAdmin: false, tenantId, alsoIn: [] };
  return [
    {
      ...member,
      ...{ id: newId(), name: 'Ada Baker', email: 'ada@example.com', role: 'owner' as const },
      permissions: rolePermissions.owner,
    },
    {
      ...member,
      ...{ id: newId(), name: 'Vera Viewer', email: 'vera@example.com', role: 'viewer' as const },
      permissions: rolePermissions.viewer,
    },
    {
      ...{ id: newId(), name: 'Root', email: 'root@example.com', role: null, password },
      ...{ isPlatformAdmin: true, tenantId: null, alsoIn: [], permissions },
    },
  ];
}

/** Where somebody is who is signed in and chose no tenant. */
export const noDesk: Desk = makeDesk(exampleOf(Tenant));
