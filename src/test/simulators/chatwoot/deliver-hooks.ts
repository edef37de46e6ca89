import { randomUUID } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { DeliveryOutcome } from './faults.js';
import { afterFailure } from './hook-failure.js';
import { type Target, targetsOf } from './hook-targets.js';
import type { HookAttempt } from './ledger.js';
import { railsJson, signHook } from './sign-hook.js';
import type { Notice, World } from './world.js';

interface Delivery extends Target {
  notice: Notice;
  /** Bots get the payload of the moment of the event; for others it is built when their turn comes. */
  body: string | undefined;
}

export interface HookSender {
  emit: World['emit'];
  /** Sends a recorded request once more, byte for byte, signature and time included. Resolves with the new entry. */
  replay(attempt: HookAttempt): Promise<HookAttempt>;
}

/** Deliveries held by a `reorder`, by address; let go by the next delivery to it. */
type Held = Map<string, (() => void)[]>;

const privateRanges = new BlockList();
privateRanges.addSubnet('127.0.0.0', 8);
privateRanges.addSubnet('10.0.0.0', 8);
privateRanges.addSubnet('172.16.0.0', 12);
privateRanges.addSubnet('192.168.0.0', 16);
privateRanges.addAddress('::1', 'ipv6');

function isPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  return host === 'localhost' || (version > 0 && privateRanges.check(host, version === 6 ? 'ipv6' : 'ipv4'));
}

function headersOf(
  { to, secret, body, delivery }: Pick<Target, 'to' | 'secret'> & { body: string; delivery: string },
  { knobs, now }: Pick<World, 'knobs' | 'now'>,
): Record<string, string> {
  const plain = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const { signatures } = knobs;
  if (signatures === 'none' || (signatures === 'account' && to !== 'account')) return plain;
  const timestamp = String(Math.floor(now() / 1_000));
  return {
    ...plain,
    'X-Chatwoot-Delivery': delivery,
    'X-Chatwoot-Timestamp': timestamp,
    'X-Chatwoot-Signature': signHook(body, timestamp, secret),
  };
}

function openAttempt(
  { to, url, secret, notice, body }: Delivery & { body: string },
  about: Pick<HookAttempt, 'delivery' | 'attempt' | 'limit' | 'fault'>,
  world: World,
): HookAttempt {
  const { accountId, event } = notice;
  const headers = headersOf({ to, secret, body, delivery: about.delivery }, world);
  const entry: HookAttempt = {
    ...{ at: new Date(world.now()), to, url, accountId, event, ...about, headers, body },
    ...{ status: null, error: null, tookMs: null },
  };
  world.ledger.deliveries.push(entry);
  return entry;
}

/** Posts once and writes down how it was answered; redirects are not followed and are no success. */
async function post(entry: HookAttempt, { knobs, background }: World): Promise<boolean> {
  const started = performance.now();
  try {
    const { url, headers, body } = entry;
    if (knobs.privateHookAddresses === 'refused' && isPrivate(url)) throw new Error('private address');
    if (entry.fault === 'fail') throw new Error('no connection');
    const signal = AbortSignal.any([background.signal, AbortSignal.timeout(knobs.hookTimeoutMs)]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.arrayBuffer();
    if (entry.fault === 'lose-answer') throw new Error('the answer was lost');
    entry.status = response.status;
    return response.ok;
  } catch (error) {
    entry.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return false;
  } finally {
    entry.tookMs = performance.now() - started;
  }
}

/** Tries once; a bot's hook again after 429 and 500. Whatever fails at last has its consequence. */
async function send(
  delivery: Delivery & { body: string },
  fault: HookAttempt['fault'],
  world: World,
): Promise<void> {
  const { to, notice } = delivery;
  const delays = to === 'agent_bot' ? world.knobs.botRetryDelaysMs : [];
  const limit = delays.length + 1;
  const id = randomUUID();
  let reason = '';
  for (const [index, delayMs] of [0, ...delays].entries()) {
    if (index > 0) await world.background.wait(delayMs);
    const entry = openAttempt(delivery, { delivery: id, attempt: index + 1, limit, fault }, world);
    if (await post(entry, world)) return;
    reason = entry.error ?? `status ${entry.status ?? 0}`;
    if (entry.status !== 429 && entry.status !== 500) break;
  }
  if (!world.background.signal.aborted) afterFailure(notice, { to, reason }, world);
}

async function holdBack(
  outcome: DeliveryOutcome,
  url: string,
  { held, world }: { held: Held; world: World },
): Promise<void> {
  if (outcome.kind === 'delay') await world.background.wait(outcome.delayMs);
  if (outcome.kind !== 'reorder') return;
  const overtaken = new Promise<void>((resolve) => {
    held.set(url, [...(held.get(url) ?? []), resolve]);
  });
  await Promise.race([overtaken, world.background.wait(outcome.holdMs ?? 1_000)]);
}

async function deliver(delivery: Delivery, held: Held, world: World): Promise<void> {
  const outcome = world.faults.deliveries.next(delivery.notice.event);
  const { accountHookLagMs } = world.knobs;
  if (delivery.body === undefined && accountHookLagMs > 0) await world.background.wait(accountHookLagMs);
  const ready = { ...delivery, body: delivery.body ?? railsJson(delivery.notice.build()) };
  if (outcome.kind === 'drop') {
    openAttempt(ready, { delivery: randomUUID(), attempt: 0, limit: 0, fault: 'drop' }, world);
    return;
  }
  await holdBack(outcome, delivery.url, { held, world });
  const copies = outcome.kind === 'duplicate' ? (outcome.copies ?? 2) : 1;
  await Promise.all(Array.from({ length: copies }, () => send(ready, outcome.kind, world)));
  if (outcome.kind === 'reorder') return;
  const overtaken = held.get(delivery.url) ?? [];
  held.delete(delivery.url);
  for (const letGo of overtaken) letGo();
}

/** Sends the events of a world to its hooks, each hook on its own and without an order between events. */
export function createHookSender(world: World): HookSender {
  const held: Held = new Map();
  return {
    emit(notice) {
      for (const target of targetsOf(notice, world)) {
        const body = target.to === 'agent_bot' ? railsJson(notice.build()) : undefined;
        world.background.run(() => deliver({ ...target, notice, body }, held, world));
      }
    },
    async replay(attempt) {
      const fresh = { fault: 'ok' as const, status: null, error: null };
      const entry = { ...attempt, ...fresh, at: new Date(world.now()) };
      world.ledger.deliveries.push(entry);
      await post(entry, world);
      return entry;
    },
  };
}
