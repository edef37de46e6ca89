import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { OutboxPage } from '../../contract/outbox.js';
import type { Role } from '../../contract/permissions.js';
import { desktop, visit } from '../../dashboard/testing/visit.js';
import { type Api, eventually, startTestApp, type TestApp } from '../harness/start-test-app.js';
import { type CrispSimulator, startCrisp } from '../simulators/crisp/start.js';

/** The password of everybody on a journey. */
export const password = 'correct horse battery';

/** The product as it is on its first day, a Crisp beside it, and somebody who opens the dashboard. */
export interface Journey {
  app: TestApp;
  crisp: CrispSimulator;
  website: ReturnType<CrispSimulator['createWebsite']>;
  page: Page;
  /** Fails if anything went wrong behind the scenes. */
  end: () => Promise<void>;
}

export async function beginJourney(browser: Browser): Promise<Journey> {
  const crisp = await startCrisp();
  const website = crisp.createWebsite({ name: 'Corner Bakery', domain: 'bakery.example' });
  const app = await startTestApp({ SIGN_UP: 'open', CRISP_API_URL: `${crisp.url}/v1` });
  const { page, end } = await visit(browser, app.url, desktop);
  return {
    ...{ app, crisp, website, page },
    end: async () => {
      try {
        await end();
      } finally {
        await app.stop();
        await crisp.stop();
      }
    },
  };
}

/** The link in the latest mail to somebody; without a mail server it is kept in the outbox. */
export const linkTo = (email: string, { app }: Pick<Journey, 'app'>): Promise<string> =>
  eventually(`a link to ${email}`, async () => {
    const { items } = OutboxPage.parse(await app.admin.get('/api/v1/admin/outbox'));
    const mail = items.find(({ recipient, state }) => recipient === email && state === 'kept');
    return /http\S+\/welcome\?token=\S+/.exec(mail?.text ?? '')?.[0];
  });

/** What the bot wrote at Crisp into one conversation. */
export const repliesIn = (sessionId: string, { crisp }: Pick<Journey, 'crisp'>): string[] =>
  crisp.ledger.messages
    .filter(({ message, by }) => message.session_id === sessionId && by === 'api' && message.type === 'text')
    .map(({ message }) => String(message.content));

const Made = z.looseObject({ id: z.string() });
const Connected = z.looseObject({ webhook_url: z.string() });

/**
 * A business at work: its owner, its Crisp and one entry of knowledge. For journeys that begin later than the first day.
 * Gives back what the owner may call.
 */
export async function openBusiness({ app, crisp, website }: Journey, name: string): Promise<Api> {
  const owner = { owner_email: 'ada@example.com', owner_password: password };
  const { id } = Made.parse(
    await app.admin.post('/api/v1/admin/tenants', { name, country: 'GB', language: 'en', ...owner }),
  );
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(await app.as({}).post('/api/v1/auth/login', { email: owner.owner_email, password }));
  const api = app.as({ authorization: `Bearer ${token}`, 'x-tenant-id': id });
  await api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 300, settle_max_ms: 900 });
  await api.post('/api/v1/knowledge/sources', {
    ...{ kind: 'text', title: 'Delivery' },
    content: 'We deliver cakes in the whole town. Delivery of a cake costs 5 pounds and takes one day.',
  });
  const { identifier, key } = website.websiteToken;
  const { webhook_url } = Connected.parse(
    await api.post('/api/v1/connections', {
      ...{ connector: 'crisp', name: 'Crisp', trust: 'auto' },
      config: {
        ...{ website_id: website.websiteId, token_kind: 'website' },
        ...{ token_identifier: identifier, token_key: key },
      },
    }),
  );
  crisp.addWebsiteHook(website.websiteId, webhook_url);
  return api;
}

/** Somebody whom the owner has asked into the team, and who has come. */
export async function joinTeam(
  owner: Api,
  { email, role }: { email: string; role: Role },
  journey: Pick<Journey, 'app'>,
): Promise<void> {
  await owner.post('/api/v1/team/invitations', { email, role });
  const token = new URL(await linkTo(email, journey)).searchParams.get('token');
  await journey.app.as({}).post('/api/v1/auth/invitations/accept', { token, name: 'Bea', password });
}
