import type { DeliveryOutcome } from './faults.js';
import type { Delivery } from './ledger.js';
import { postWebhook } from './post-webhook.js';
import type { SubscriptionRecord } from './records.js';
import type { World } from './world.js';

export type WebhookEvent = 'message:created' | 'conversation:created' | 'conversation:updated';

/** One event on its way to the subscriptions of an account. */
interface Notice {
  accountId: string;
  event: WebhookEvent;
  payload: unknown;
}

/** Deliveries held by a `reorder`, by address; let go by the next delivery to it. */
const held = new WeakMap<World, Map<string, (() => void)[]>>();

/**
 * Starts the detached task of one event: its subscriptions are served one after the other, once each, and whatever they
 * answer is dropped (papercups: lib/chat_api/messages/notification.ex:85-104). The caller does not wait.
 */
export function emit(notice: Notice, world: World): void {
  world.background.run(async () => {
    const subscriptions = world.state.subscriptions.all().filter((one) => wants(one, notice));
    for (const subscription of subscriptions) await deliver(notice, subscription, world);
  });
}

/** Messages and new conversations always go out; `conversation:updated` only where the scope contains the word. */
function wants(subscription: SubscriptionRecord, { accountId, event }: Notice): boolean {
  if (subscription.account_id !== accountId || !subscription.verified) return false;
  return event !== 'conversation:updated' || (subscription.scope ?? '').includes(event);
}

async function deliver(notice: Notice, subscription: SubscriptionRecord, world: World): Promise<void> {
  const outcome = world.faults.deliveries.next(notice.event);
  const times = outcome.kind === 'duplicate' ? 2 : 1;
  for (let copy = 0; copy < times; copy += 1) {
    const first = openDelivery({ notice, subscription, fault: outcome.kind }, world);
    if (outcome.kind === 'drop') return;
    await holdBack(outcome, subscription.webhook_url, world);
    await post(first, world);
  }
  if (outcome.kind !== 'reorder') letGo(subscription.webhook_url, world);
}

interface About {
  notice: Notice;
  subscription: SubscriptionRecord;
  fault: DeliveryOutcome['kind'];
}

function openDelivery({ notice, subscription, fault }: About, world: World): Delivery {
  const entry: Delivery = {
    at: world.now(),
    accountId: notice.accountId,
    subscriptionId: subscription.id,
    url: subscription.webhook_url,
    event: notice.event,
    payload: notice.payload,
    fault,
    status: null,
    error: null,
  };
  world.ledger.deliveries.push(entry);
  return entry;
}

/** Each further try, where the limits allow one, is a delivery of its own in the ledger. */
async function post(first: Delivery, world: World): Promise<void> {
  let entry = first;
  await postOnce(entry, world);
  for (const delayMs of world.limits.retryDelaysMs) {
    if (entry.status !== null && entry.status < 300) return;
    await world.background.wait(delayMs);
    entry = { ...entry, at: world.now(), status: null, error: null };
    world.ledger.deliveries.push(entry);
    await postOnce(entry, world);
  }
}

async function postOnce(entry: Delivery, world: World): Promise<void> {
  const { url, event, payload } = entry;
  const result = await postWebhook(url, { event, payload }, world);
  if ('error' in result) entry.error = result.error;
  else entry.status = result.status;
}

async function holdBack(outcome: DeliveryOutcome, url: string, world: World): Promise<void> {
  if (outcome.kind === 'delay') await world.background.wait(outcome.delayMs);
  if (outcome.kind !== 'reorder') return;
  const overtaken = new Promise<void>((resolve) => {
    const waiting = heldIn(world);
    waiting.set(url, [...(waiting.get(url) ?? []), resolve]);
  });
  await Promise.race([overtaken, world.background.wait(outcome.holdMs ?? 1_000)]);
}

function letGo(url: string, world: World): void {
  const waiting = heldIn(world);
  for (const release of waiting.get(url) ?? []) release();
  waiting.delete(url);
}

function heldIn(world: World): Map<string, (() => void)[]> {
  const waiting = held.get(world) ?? new Map<string, (() => void)[]>();
  held.set(world, waiting);
  return waiting;
}
