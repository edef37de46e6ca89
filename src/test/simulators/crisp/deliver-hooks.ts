import { createHash } from 'node:crypto';
import type { DeliveryOutcome } from './faults.js';
import type { HookAttempt } from './ledger.js';
import { signHook } from './sign-hook.js';
import type { World } from './world.js';

interface Target {
  mode: HookAttempt['mode'];
  url: string;
  /** Plugin hooks only. */
  secret?: string;
  /** The second part of the origin header: a hash that stays the same for one website or plugin. */
  owner: string;
}

interface Delivery extends Target {
  id: number;
  websiteId: string;
  event: string;
  body: string;
}

/**
 * Events that website hooks do not carry: reported by three independent projects, and `plugin:*` because those
 * are about a plugin.
 */
const pluginOnly = [
  /^session:set_(routing|opened|closed)$/,
  /^session:update_availability$/,
  /^session:request:initiated$/,
  /^message:compose:/,
  /^plugin:/,
];

/** Whether a hook registered in the website's settings gets this event. */
export function isOnWebsiteHooks(event: string): boolean {
  return !pluginOnly.some((pattern) => pattern.test(event));
}

function targetsOf(
  { websiteId, event, data }: { websiteId: string; event: string; data: Record<string, unknown> },
  { websites, plugins }: Pick<World, 'websites' | 'plugins'>,
): Target[] {
  const isTicked = ({ events }: { events?: readonly string[] }) => events?.includes(event) ?? true;
  const ofWebsite: Target[] = (websites.get(websiteId)?.hooks ?? [])
    .filter((hook) => isOnWebsiteHooks(event) && isTicked(hook))
    .map(({ url }) => ({ mode: 'website', url, owner: websiteId }));
  const isFor = (pluginId: string) => !event.startsWith('plugin:') || data['plugin_id'] === pluginId;
  const ofPlugins: Target[] = [...plugins.values()].flatMap(
    ({ hook, installs, plugin_id, signing_secret }) => {
      const isReached = installs.has(websiteId) || event === 'plugin:subscription:updated';
      if (!hook || !isReached || !isFor(plugin_id) || !isTicked(hook)) return [];
      return [{ mode: 'plugin' as const, url: hook.url, secret: signing_secret, owner: plugin_id }];
    },
  );
  return [...ofWebsite, ...ofPlugins];
}

type SenderWorld = Omit<World, 'emit' | 'nextFingerprint'>;

export interface HookSender {
  emit: World['emit'];
  /** Sends a recorded request once more, byte for byte, signature and time included. Resolves with the new entry. */
  replay(attempt: HookAttempt): Promise<HookAttempt>;
}

/** Deliveries held by a `reorder`, by address; let go by the next delivery to it. */
type Held = Map<string, (() => void)[]>;

function headersOf(
  delivery: Delivery,
  { attempt, limit }: Pick<HookAttempt, 'attempt' | 'limit'>,
  world: SenderWorld,
) {
  const now = world.now();
  const timestamp = String(world.knobs.hookTimestampUnit === 's' ? Math.floor(now / 1000) : now);
  const hash = createHash('sha256').update(delivery.owner).digest('hex').slice(0, 16);
  return {
    'Content-Type': 'application/json',
    'X-Crisp-Hook-Origin': `${delivery.mode}/rtm ${hash} production`,
    'X-Crisp-Request-Timestamp': timestamp,
    ...(delivery.secret !== undefined && {
      'X-Crisp-Signature': signHook(delivery.body, timestamp, delivery.secret),
    }),
    'X-Delivery-Attempt-Limit': String(limit),
    'X-Delivery-Attempt-Count': String(attempt),
  };
}

function openAttempt(
  delivery: Delivery,
  about: Pick<HookAttempt, 'attempt' | 'limit' | 'fault'>,
  world: SenderWorld,
): HookAttempt {
  const { mode, url, websiteId, event, id, body } = delivery;
  const entry: HookAttempt = {
    ...{ at: new Date(world.now()), mode, url, websiteId, event, delivery: id, ...about },
    headers: headersOf(delivery, about, world),
    ...{ body, status: null, answer: null, error: null, tookMs: null },
  };
  world.ledger.deliveries.push(entry);
  return entry;
}

/** Posts once and writes down how it was answered; redirects are not followed and do not count as an answer. */
async function post(entry: HookAttempt, { knobs, background }: SenderWorld): Promise<boolean> {
  const started = performance.now();
  try {
    const { url, headers, body } = entry;
    const signal = AbortSignal.any([background.signal, AbortSignal.timeout(knobs.hookTimeoutMs)]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    entry.status = response.status;
    entry.answer = await response.text();
    return response.ok;
  } catch (error) {
    entry.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return false;
  } finally {
    entry.tookMs = performance.now() - started;
  }
}

/** Tries until there is a 2xx or the attempts are used up. */
async function send(delivery: Delivery, fault: HookAttempt['fault'], world: SenderWorld): Promise<void> {
  const { pluginRetryDelaysMs, websiteRetryDelaysMs } = world.knobs;
  const delays = delivery.mode === 'plugin' ? pluginRetryDelaysMs : websiteRetryDelaysMs;
  const limit = delays.length + 1;
  for (const [index, delayMs] of [0, ...delays].entries()) {
    if (index > 0) await world.background.wait(delayMs);
    const entry = openAttempt(delivery, { attempt: index + 1, limit, fault }, world);
    if (await post(entry, world)) return;
  }
}

async function holdBack(
  outcome: DeliveryOutcome,
  url: string,
  deps: { held: Held; world: SenderWorld },
): Promise<void> {
  const { held, world } = deps;
  if (outcome.kind === 'delay') await world.background.wait(outcome.delayMs);
  if (outcome.kind !== 'reorder') return;
  const overtaken = new Promise<void>((resolve) => {
    held.set(url, [...(held.get(url) ?? []), resolve]);
  });
  await Promise.race([overtaken, world.background.wait(outcome.holdMs ?? 1_000)]);
}

async function deliver(delivery: Delivery, held: Held, world: SenderWorld): Promise<void> {
  const outcome = world.faults.deliveries.next(delivery.event);
  if (outcome.kind === 'drop') {
    openAttempt(delivery, { attempt: 0, limit: 0, fault: 'drop' }, world);
    return;
  }
  await holdBack(outcome, delivery.url, { held, world });
  const copies = outcome.kind === 'duplicate' ? (outcome.copies ?? 2) : 1;
  await Promise.all(Array.from({ length: copies }, () => send(delivery, outcome.kind, world)));
  if (outcome.kind === 'reorder') return;
  const overtaken = held.get(delivery.url) ?? [];
  held.delete(delivery.url);
  for (const letGo of overtaken) letGo();
}

/** Sends the events of a world to its hooks, each hook on its own and without an order between events. */
export function createHookSender(world: SenderWorld): HookSender {
  const held: Held = new Map();
  let deliveries = 0;
  return {
    emit(websiteId, event, data) {
      const body = JSON.stringify({ website_id: websiteId, event, data, timestamp: world.now() });
      for (const target of targetsOf({ websiteId, event, data }, world)) {
        deliveries += 1;
        const delivery = { ...target, id: deliveries, websiteId, event, body };
        world.background.run(() => deliver(delivery, held, world));
      }
    },
    async replay(attempt) {
      const entry = { ...attempt, at: new Date(world.now()), status: null, answer: null, error: null };
      world.ledger.deliveries.push(entry);
      await post(entry, world);
      return entry;
    },
  };
}
