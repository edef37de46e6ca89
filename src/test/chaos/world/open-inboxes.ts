import { z } from 'zod';
import { type OpenedTenant, openTenant } from '../../harness/start-test-app.js';
import { crispInbox, type Inbox, papercupsInbox } from './inbox.js';
import { signIn } from './sign-in.js';
import type { Platforms } from './start-platforms.js';
import { knowledgeOf } from './what-is-said.js';

const tenants = [
  { name: 'Northern Lamps', codeWord: 'ORCHID' },
  { name: 'Harbour Lamps', codeWord: 'WALRUS' },
] as const;

/** Two tenants, each with an inbox of Crisp whose hooks are signed and one of Papercups whose hooks are read back. */
export async function openInboxes(
  url: string,
  platforms: Platforms,
  config: Record<string, number>,
): Promise<Inbox[]> {
  const app = await signIn(url);
  const inboxes: Inbox[] = [];
  for (const { name, codeWord } of tenants) {
    const tenant = await openTenant(app, name);
    await tenant.api.call('PATCH', '/api/v1/config', config);
    for (const [title, content] of knowledgeOf(name, codeWord))
      await tenant.api.post('/api/v1/knowledge/sources', { kind: 'text', title, content });
    const owner = { tenant: tenant.id, codeWord };
    inboxes.push(await connectCrisp(tenant, platforms, { ...owner, name }));
    inboxes.push(await connectPapercups(tenant, platforms, { ...owner, name }));
  }
  return inboxes;
}

interface Owner {
  tenant: string;
  codeWord: string;
  name: string;
}

const Made = z.looseObject({ status: z.literal('live'), webhook_url: z.string() });

export async function connectCrisp(
  { api }: Pick<OpenedTenant, 'api'>,
  platforms: Pick<Platforms, 'crisp'>,
  owner: Owner,
): Promise<Inbox> {
  const { crisp } = platforms;
  const { websiteId } = crisp.createWebsite({ name: owner.name, domain: 'lamps.example' });
  const { pluginId, identifier, key, signingSecret } = crisp.createPlugin({});
  crisp.installPlugin({ pluginId, websiteId });
  const made = Made.parse(
    await api.post('/api/v1/connections', {
      ...{ connector: 'crisp', name: owner.name },
      config: {
        ...{ website_id: websiteId, token_kind: 'plugin', token_identifier: identifier },
        ...{ token_key: key, signing_secret: signingSecret },
      },
    }),
  );
  crisp.setPluginHook(pluginId, made.webhook_url);
  return crispInbox(platforms, owner, websiteId);
}

async function connectPapercups({ api }: OpenedTenant, platforms: Platforms, owner: Owner): Promise<Inbox> {
  const { papercups } = platforms;
  const { account, apiKey, botCredentials } = papercups.createAccount({ companyName: owner.name });
  Made.parse(
    await api.post('/api/v1/connections', {
      ...{ connector: 'papercups', name: owner.name },
      config: { base_url: papercups.url, api_key: apiKey, ...botCredentials },
    }),
  );
  return papercupsInbox(platforms, owner, account.id);
}
