import { z } from 'zod';
import { webhookView } from './account-views.js';
import { accountEvents } from './hook-targets.js';
import { invalidRecord } from './refusal.js';
import { type AccountCall, answer, bodyOf, done, forAdministrators, idParam, type Route } from './route.js';
import { checkHookUrl } from './routes-bots.js';
import type { AccountRow, WebhookRow } from './rows.js';
import { newToken, oneOf, type World } from './world.js';

/** The body is nested; without `webhook` around it nothing is taken. */
const WebhookBody = z.object({
  webhook: z
    .object({
      name: z.string().nullish(),
      url: z.string().optional(),
      subscriptions: z.array(z.string()).optional(),
    })
    .optional(),
});

const byDefault = accountEvents.filter((event) => !/^(inbox_|conversation_typing_)/.test(event));

function checkWebhook(account: AccountRow, { id, url, subscriptions }: Omit<WebhookRow, 'secret'>): void {
  checkHookUrl(url, 'url');
  if (account.webhooks.some((one) => one.url === url && one.id !== id))
    throw invalidRecord('Url has already been taken', 'url');
  if (subscriptions.length === 0 || subscriptions.some((event) => !accountEvents.includes(event)))
    throw invalidRecord('Subscriptions Invalid subscriptions', 'subscriptions');
}

/** Adds an account webhook. 422 for an address that is misshapen or taken, and for events that there are not. */
export function putWebhook(
  account: AccountRow,
  seed: { name?: string | null | undefined; url: string; subscriptions?: readonly string[] | undefined },
  world: Pick<World, 'id'>,
): WebhookRow {
  const { name = null, url, subscriptions = byDefault } = seed;
  const about = { account_id: account.id, name, url, subscriptions: [...subscriptions] };
  checkWebhook(account, { id: 0, ...about });
  const webhook: WebhookRow = { id: world.id('webhook'), ...about, secret: newToken() };
  account.webhooks.push(webhook);
  return webhook;
}

const hookOf = (call: AccountCall) => oneOf(call.account.webhooks, idParam(call, 'webhook_id'));
const enveloped = (webhook: WebhookRow, world: World) =>
  answer({ payload: { webhook: webhookView(webhook, world) } });

function updateWebhook(call: AccountCall, world: World) {
  const webhook = hookOf(call);
  const { name, url, subscriptions } = bodyOf(WebhookBody, call).webhook ?? {};
  const next = {
    name: name === undefined ? webhook.name : name,
    url: url ?? webhook.url,
    subscriptions: subscriptions ?? webhook.subscriptions,
  };
  checkWebhook(call.account, { ...webhook, ...next });
  Object.assign(webhook, next);
  return enveloped(webhook, world);
}

/** Account webhooks, for administrators. */
export const webhookRoutes: Route[] = [
  forAdministrators({
    ...{ name: 'webhooks.list', method: 'GET', path: '/webhooks' },
    handle: ({ account }, world) =>
      answer({ payload: { webhooks: account.webhooks.map((one) => webhookView(one, world)) } }),
  }),
  forAdministrators({
    ...{ name: 'webhooks.create', method: 'POST', path: '/webhooks' },
    handle: (call, world) => {
      const { webhook } = bodyOf(WebhookBody, call);
      return enveloped(putWebhook(call.account, { ...webhook, url: webhook?.url ?? '' }, world), world);
    },
  }),
  ...(['PATCH', 'PUT'] as const).map((method) =>
    forAdministrators({
      ...{ name: 'webhooks.update', method, path: '/webhooks/:webhook_id', handle: updateWebhook },
    }),
  ),
  forAdministrators({
    ...{ name: 'webhooks.delete', method: 'DELETE', path: '/webhooks/:webhook_id' },
    handle: (call) => {
      const webhook = hookOf(call);
      call.account.webhooks = call.account.webhooks.filter((one) => one !== webhook);
      return done();
    },
  }),
  forAdministrators({
    ...{ name: 'webhooks.reset_secret', method: 'POST', path: '/webhooks/:webhook_id/reset_secret' },
    handle: (call, world) => {
      const webhook = hookOf(call);
      webhook.secret = newToken();
      return enveloped(webhook, world);
    },
  }),
];
