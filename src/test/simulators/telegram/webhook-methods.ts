import { isIPv4 } from 'node:net';
import type { Reply } from '../faults.js';
import { allowKinds } from './allow-kinds.js';
import { dropExpired } from './announce.js';
import type { Method } from './method.js';
import { integerParam, isTrue, type Params } from './read-params.js';
import { badRequest, succeed } from './refusal.js';
import type { BotRow, WebhookRow } from './rows.js';
import type { World } from './world.js';

const ports = ['', '80', '88', '443', '8443'];
/** What Telegram would have found for a name; from the range for documentation. */
const resolvedAddress = '203.0.113.10';

const badWebhook = (problem: string) => badRequest(`bad webhook: ${problem}`);

function readUrl(text: string): URL {
  const spelled = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(spelled)) throw badRequest('invalid webhook URL specified');
  return new URL(spelled);
}

/** Throws for what Telegram could not, or would not, post to. */
function checkUrl({ protocol, port, hostname }: URL, { localWebhooks }: World['knobs']): void {
  const isLocal =
    hostname === 'localhost' || /^(0|10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(hostname);
  if (localWebhooks && isLocal) return;
  if (protocol !== 'https:') throw badWebhook('An HTTPS URL must be provided for webhook');
  if (!ports.includes(port)) throw badWebhook('Webhook can be set up only on ports 80, 88, 443 or 8443');
  if (isLocal)
    throw badWebhook(`IP address ${hostname === 'localhost' ? '127.0.0.1' : hostname} is reserved`);
}

function checkSecret(secret: string): void {
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
}

function webhookOf(params: Params, knobs: World['knobs']): WebhookRow {
  const text = params['url'] ?? '';
  const url = readUrl(text);
  const secretToken = params['secret_token'] ?? '';
  checkSecret(secretToken);
  checkUrl(url, knobs);
  const given = params['ip_address'] ?? '';
  const ipAddress = isIPv4(url.hostname) ? url.hostname : resolvedAddress;
  return {
    ...{ url: url.href === `${text}/` ? text : url.href, secretToken },
    maxConnections: integerParam(params['max_connections'], { fallback: 40, min: 1, max: 100 }),
    ipAddress: given === '' ? ipAddress : given,
    ...{ busy: new Set(), taken: new Set(), lastError: null },
  };
}

function removeWebhook(bot: BotRow): Reply {
  const wasSet = bot.webhook !== null;
  bot.webhook = null;
  return succeed(true, wasSet ? 'Webhook was deleted' : 'Webhook is already deleted');
}

function isSame(one: WebhookRow, other: WebhookRow): boolean {
  const keys = ['url', 'secretToken', 'maxConnections', 'ipAddress'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** Also deletes, with an empty url. Ends a `getUpdates` that waits. */
const setWebhook: Method = {
  name: 'setWebhook',
  handle({ bot, params }, world) {
    const drops = isTrue(params['drop_pending_updates']);
    if ((params['url'] ?? '') === '') {
      if (drops) bot.updates = [];
      return removeWebhook(bot);
    }
    const webhook = webhookOf(params, world.knobs);
    allowKinds(bot, params);
    if (bot.webhook && isSame(bot.webhook, webhook) && !drops) return succeed(true, 'Webhook is already set');
    if (drops) bot.updates = [];
    bot.poll?.end('terminated by setWebhook request');
    bot.webhook = webhook;
    world.wake(bot);
    return succeed(true, 'Webhook was set');
  },
};

const deleteWebhook: Method = {
  name: 'deleteWebhook',
  handle({ bot, params }) {
    if (isTrue(params['drop_pending_updates'])) bot.updates = [];
    return removeWebhook(bot);
  },
};

const getWebhookInfo: Method = {
  name: 'getWebhookInfo',
  handle({ bot }, world) {
    dropExpired(bot, world);
    const { webhook, allowedUpdates, updates } = bot;
    const lastError = webhook?.lastError;
    return succeed({
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.length,
      ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
      ...(webhook && { max_connections: webhook.maxConnections, ip_address: webhook.ipAddress }),
      ...(allowedUpdates && { allowed_updates: allowedUpdates }),
    });
  },
};

export const webhookMethods: readonly Method[] = [setWebhook, deleteWebhook, getWebhookInfo];
