import { STATUS_CODES } from 'node:http';
import { dropExpired } from './announce.js';
import type { UpdateAttempt } from './ledger.js';
import { obeyAnswer } from './methods.js';
import { paramsOfAnswer } from './read-params.js';
import type { BotRow, UpdateRow, WebhookRow } from './rows.js';
import { secondsNow, type World } from './world.js';

/** Deliveries held by a `reorder`, by bot; let go by the next one that arrives. */
type Held = Map<number, (() => void)[]>;

interface Sending {
  bot: BotRow;
  /** The one for which the sending began; another in its place ends it. */
  webhook: WebhookRow;
  update: UpdateRow;
}

const longestRetryAfterS = 3_600;

function openAttempt(
  { bot, webhook, update }: Sending,
  about: Pick<UpdateAttempt, 'attempt' | 'fault'>,
  world: World,
): UpdateAttempt {
  const { url, secretToken } = webhook;
  const entry: UpdateAttempt = {
    ...{ at: new Date(world.now()), botId: bot.user.id, url, updateId: update.update_id, kind: update.kind },
    ...about,
    headers: {
      'Content-Type': 'application/json',
      ...(secretToken !== '' && { 'X-Telegram-Bot-Api-Secret-Token': secretToken }),
    },
    ...{ body: update.text, status: null, answer: null, error: null },
  };
  world.ledger.deliveries.push(entry);
  return entry;
}

/** What `getWebhookInfo` says of a request that got no answer. */
function problemOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Read timeout expired';
  const cause = error instanceof Error ? error.cause : undefined;
  const isRefused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
  return isRefused ? 'Connection refused' : 'Webhook connection closed';
}

/** Posts once and writes down how it was answered. Returns how long the receiver asks to wait, or null when it took the update. */
async function post(entry: UpdateAttempt, { webhook }: Sending, world: World): Promise<number | null> {
  const { knobs, background } = world;
  const { url, headers, body } = entry;
  let retryAfterMs = 0;
  try {
    const signal = AbortSignal.any([background.signal, AbortSignal.timeout(knobs.webhookTimeoutMs)]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    entry.status = response.status;
    entry.answer = await response.text();
    if (response.ok) return null;
    const seconds = Number(response.headers.get('retry-after') ?? 0) || 0;
    retryAfterMs = Math.min(seconds, longestRetryAfterS) * 1_000;
  } catch (error) {
    entry.error = problemOf(error);
  }
  const reason = `Wrong response from the webhook: ${entry.status ?? ''} ${STATUS_CODES[entry.status ?? 0] ?? ''}`;
  webhook.lastError = { date: secondsNow(world), message: entry.error ?? reason.trim() };
  return retryAfterMs;
}

const isWanted = ({ bot, webhook, update }: Sending): boolean =>
  bot.webhook === webhook && bot.updates.includes(update);

function forget({ bot, update }: Sending): void {
  bot.updates = bot.updates.filter((one) => one !== update);
}

/** Tries until there is a 2xx, the update is given up or has expired, or the webhook is another. */
async function tryUntilTaken(sending: Sending, fault: UpdateAttempt['fault'], world: World): Promise<void> {
  const { bot, update } = sending;
  for (let attempt = 1; isWanted(sending); attempt += 1) {
    const entry = openAttempt(sending, { attempt, fault }, world);
    const retryAfterMs = await post(entry, sending, world);
    if (retryAfterMs === null) {
      forget(sending);
      const params = paramsOfAnswer(entry.answer ?? '');
      if (params) await obeyAnswer({ bot, params }, world);
      return;
    }
    const { webhookTries, webhookRetryDelaysMs: delaysMs } = world.knobs;
    const waitMs = retryAfterMs || (delaysMs[attempt - 1] ?? delaysMs.at(-1) ?? 0);
    if (attempt === webhookTries || world.now() + waitMs > update.expiresAt) forget(sending);
    else await world.background.wait(waitMs);
  }
}

/** Sends one update the way the fault script says. */
async function deliver(sending: Sending, held: Held, world: World): Promise<void> {
  const outcome = world.faults.deliveries.next(sending.update.kind);
  const botId = sending.bot.user.id;
  if (outcome.kind === 'drop') {
    openAttempt(sending, { attempt: 0, fault: 'drop' }, world);
    forget(sending);
    return;
  }
  if (outcome.kind === 'delay') await world.background.wait(outcome.delayMs);
  if (outcome.kind === 'reorder') {
    world.background.run(async () => {
      const overtaken = new Promise<void>((resolve) =>
        held.set(botId, [...(held.get(botId) ?? []), resolve]),
      );
      await Promise.race([overtaken, world.background.wait(outcome.holdMs ?? 1_000)]);
      await tryUntilTaken(sending, 'reorder', world);
    });
    return;
  }
  const copies = outcome.kind === 'duplicate' ? (outcome.copies ?? 2) - 1 : 0;
  const sendCopy = () =>
    post(openAttempt(sending, { attempt: 1, fault: 'duplicate' }, world), sending, world);
  await Promise.all([
    tryUntilTaken(sending, outcome.kind, world),
    ...Array.from({ length: copies }, sendCopy),
  ]);
  const overtaken = held.get(botId) ?? [];
  held.delete(botId);
  for (const letGo of overtaken) letGo();
}

/** What `wake` is for the webhook: each lane in order, lanes side by side up to the webhook's connections. */
export function createUpdateSender(world: World): World['wake'] {
  const held: Held = new Map();

  const nextOf = ({ updates, webhook }: BotRow, lane: string) =>
    updates.find((update) => update.lane === lane && webhook && !webhook.taken.has(update));

  const drain = async (bot: BotRow, webhook: WebhookRow, lane: string) => {
    for (let update = nextOf(bot, lane); update && bot.webhook === webhook; update = nextOf(bot, lane)) {
      webhook.taken.add(update);
      await deliver({ bot, webhook, update }, held, world);
      dropExpired(bot, world);
    }
    webhook.busy.delete(lane);
    wake(bot);
  };

  const wake = (bot: BotRow) => {
    const { webhook, updates } = bot;
    if (!webhook) {
      bot.poll?.wake();
      return;
    }
    for (const update of updates) {
      const isFree = !webhook.busy.has(update.lane) && webhook.busy.size < webhook.maxConnections;
      if (webhook.taken.has(update) || !isFree) continue;
      webhook.busy.add(update.lane);
      world.background.run(() => drain(bot, webhook, update.lane));
    }
  };
  return wake;
}
