import { z } from 'zod';
import type { Child } from './child.js';
import type { Site } from './load/write-hook.js';

/** A connected inbox of a business, with the platform's plugin that reports to it. */
export interface Inbox extends Site {
  pluginId: string;
}

export const admin = { email: 'root@example.com', password: 'correct horse battery' };

/** Everything at once, and nothing held back: what is measured is our own time. */
const config = { settle_quiet_ms: 0, settle_max_ms: 0, daily_model_calls: 1_000_000 };

const knowledge = {
  kind: 'text',
  title: 'Delivery, returns and warranty',
  content: [
    'The delivery of a lamp costs 4 pounds. Delivery takes three working days. Delivery is free for large orders above 50 pounds.',
    'You can return a lamp that you do not like within 30 days. The return is free of charge.',
    'All our lamps have a warranty of five years. The warranty covers the switch and the cable.',
  ].join('\n\n'),
};

const Made = z.looseObject({ id: z.string() });
const Opened = z.looseObject({ id: z.string(), webhook_url: z.string() });
/** A website of the platform with a plugin of its own. */
export const Website = z.object({
  websiteId: z.string(),
  pluginId: z.string(),
  identifier: z.string(),
  key: z.string(),
  signingSecret: z.string(),
});
export type Website = z.infer<typeof Website>;

/** Opens businesses through the product's API, as the operator of an installation does. */
export interface Opener {
  open(name: string, inboxes: number): Promise<Inbox[]>;
  /** A business with one connection of any platform. */
  connect(name: string, connection: { connector: string; config: object }): Promise<void>;
}

export async function createOpener(url: string, platform: Child): Promise<Opener> {
  const { token } = z
    .looseObject({ token: z.string() })
    .parse(await call({ url, path: '/api/v1/auth/login', body: admin, headers: {} }));
  const authorization = `Bearer ${token}`;
  return {
    open: async (name, inboxes) => {
      const { id, headers } = await openBusiness(name, { url, authorization });
      const opened: Inbox[] = [];
      while (opened.length < inboxes) opened.push(await openInbox(id, { url, headers }, platform));
      return opened;
    },
    connect: async (name, connection) => {
      const { headers } = await openBusiness(name, { url, authorization });
      await call({ url, path: '/api/v1/connections', body: { ...connection, name: 'Lamps' }, headers });
    },
  };
}

/** With its settings and its knowledge; the headers speak for it. */
async function openBusiness(name: string, { url, authorization }: { url: string; authorization: string }) {
  const body = { name, country: 'GB', language: 'en' };
  const made = await call({ url, path: '/api/v1/admin/tenants', body, headers: { authorization } });
  const { id } = Made.parse(made);
  const headers = { authorization, 'x-tenant-id': id };
  await call({ url, path: '/api/v1/config', method: 'PATCH', body: config, headers });
  await call({ url, path: '/api/v1/knowledge/sources', body: knowledge, headers });
  return { id, headers };
}

async function openInbox(
  tenantId: string,
  { url, headers }: { url: string; headers: Record<string, string> },
  platform: Child,
): Promise<Inbox> {
  const website = await platform.ask({ ask: 'create-website' }, Website);
  const body = { connector: 'crisp', name: 'Lamps', config: configOf(website) };
  const { webhook_url } = Opened.parse(await call({ url, path: '/api/v1/connections', body, headers }));
  return inboxOf(website, { tenantId, path: new URL(webhook_url).pathname });
}

/** What the owner of a website types to connect it. */
export const configOf = ({ websiteId, identifier, key, signingSecret }: Website) => ({
  ...{ website_id: websiteId, token_kind: 'plugin', token_identifier: identifier, token_key: key },
  signing_secret: signingSecret,
});

export const inboxOf = (
  { websiteId, pluginId, signingSecret }: Website,
  at: { tenantId: string; path: string },
): Inbox => ({ ...at, websiteId, pluginId, secret: signingSecret });

interface Call {
  url: string;
  path: string;
  method?: string;
  body: object;
  headers: Record<string, string>;
}

async function call({ url, path, method = 'POST', body, headers }: Call): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
