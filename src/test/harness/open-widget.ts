import { z } from 'zod';
import { SessionReply, WidgetHistory } from '../../contract/widget.js';
import { newId } from '../../platform/ids.js';
import { eventually, type OpenedTenant, openTenant, type TestApp } from './start-test-app.js';

/** A tenant whose chat window stands on a page, opened through the API as its owner would. */
export interface OpenedWidget extends OpenedTenant {
  connectionId: string;
  publicKey: string;
}

export const shopOrigin = 'https://shop.example';

const Opened = z.looseObject({ id: z.string(), snippet: z.string() });

export async function openWidget(
  app: TestApp,
  name: string,
  { config = {}, origins = shopOrigin }: { config?: Record<string, unknown>; origins?: string } = {},
): Promise<OpenedWidget> {
  const tenant = await openTenant(app, name);
  await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 0, settle_max_ms: 0, ...config });
  await tenant.api.post('/api/v1/knowledge/sources', {
    kind: 'text',
    title: 'Opening hours',
    content: `${name} is open Monday to Saturday from 6:00 to 18:00. On Sunday we are closed.`,
  });
  const { id, snippet } = Opened.parse(
    await tenant.api.post('/api/v1/connections', {
      connector: 'widget',
      name: 'Website',
      config: { name, colour: '#2f6fed', greeting: 'Hello!', allowed_origins: origins },
    }),
  );
  const publicKey = /data-key="([^"]+)"/.exec(snippet)?.[1];
  if (publicKey === undefined) throw new Error(`no key in ${snippet}`);
  return { ...tenant, connectionId: id, publicKey };
}

/** A visitor's browser without the window: it speaks to the server as the window does. */
export interface TestVisitor {
  token: string;
  history: () => Promise<WidgetHistory>;
  post: (text: string, clientId?: string) => Promise<Response>;
  /** A call with the visitor's token; answers whatever came. */
  call: (path: string, init?: RequestInit) => Promise<Response>;
}

export async function becomeVisitor(
  url: string,
  publicKey: string,
  origin = shopOrigin,
): Promise<TestVisitor> {
  const opened = await fetch(`${url}/api/widget/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ public_key: publicKey, page_url: `${origin}/cakes` }),
  });
  const { visitor_token: token } = SessionReply.parse(await opened.json());
  const call: TestVisitor['call'] = (path, init = {}) =>
    fetch(`${url}/api/widget/${path}`, {
      ...init,
      headers: { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
  return {
    token,
    call,
    history: async () => WidgetHistory.parse(await (await call('messages')).json()),
    post: (text, clientId = newId()) =>
      call('messages', { method: 'POST', body: JSON.stringify({ text, client_id: clientId }) }),
  };
}

/** The one conversation of a tenant in which a visitor wrote these words, as a path of the API. */
export const findConversation = (tenant: OpenedTenant, words: string): Promise<string> =>
  eventually('the conversation', async () => {
    const { items } = z
      .object({ items: z.array(z.looseObject({ id: z.string() })) })
      .parse(await tenant.api.get(`/api/v1/conversations?q=${encodeURIComponent(words)}`));
    return items[0] && `/api/v1/conversations/${items[0].id}`;
  });
