import { createHash } from 'node:crypto';
import type { FaultScript } from '../faults.js';
import type { Background } from '../papercups/background.js';
import { signHook } from './sign-hook.js';
import type { HookAttempt, World } from './world.js';

/** What becomes of one delivery of one event to one hook. */
export type DeliveryOutcome =
  | { kind: 'deliver' }
  /** Never leaves Crisp. */
  | { kind: 'drop' }
  /** The same bytes arrive this many times, at the same moment. */
  | { kind: 'duplicate'; copies: number }
  | { kind: 'delay'; delayMs: number }
  /** Waits until a later delivery to the same hook has been answered: the two change places. */
  | { kind: 'hold' };

/** Faults of deliveries; the route of the script is the event's name. */
export type HookFaults = FaultScript<DeliveryOutcome>;

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

export interface HookSender {
  emit: World['emit'];
  /** Sends what is held back although nothing has overtaken it. */
  release(): void;
  /** Sends the recorded request once more, byte for byte, signature and time included. */
  replay(attempt: HookAttempt): Promise<void>;
}

type SenderWorld = Pick<World, 'knobs' | 'now' | 'websites' | 'plugins' | 'ledger'>;

function headersOf(
  delivery: Delivery,
  { attempt, limit }: { attempt: number; limit: number },
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

/** Posts once and writes down how it was answered; redirects are not followed and do not count as an answer. */
async function post(record: HookAttempt, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const started = performance.now();
  try {
    const response = await fetch(record.url, {
      method: 'POST',
      headers: record.headers,
      body: record.body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const body = await response.text();
    record.answer = { status: response.status, body, after_ms: performance.now() - started };
    return response.ok;
  } catch (error) {
    record.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return false;
  }
}

/** Sends the events of a world to its hooks. `faults` decides per delivery; `background` carries the work. */
export function createHookSender(world: SenderWorld, faults: HookFaults, background: Background): HookSender {
  let deliveries = 0;
  let held: Delivery[] = [];

  const send = async (delivery: Delivery): Promise<void> => {
    const { pluginRetryDelaysMs, websiteRetryDelaysMs } = world.knobs;
    const delays = delivery.mode === 'plugin' ? pluginRetryDelaysMs : websiteRetryDelaysMs;
    const limit = delays.length + 1;
    for (let attempt = 1; attempt <= limit && !background.signal.aborted; attempt += 1) {
      if (attempt > 1) await background.wait(delays[attempt - 2] ?? 0);
      const { mode, url, websiteId, event, id, body } = delivery;
      const headers = headersOf(delivery, { attempt, limit }, world);
      const about = { mode, url, website_id: websiteId, event, delivery: id, attempt, limit };
      const record: HookAttempt = { at: world.now(), ...about, headers, body };
      world.ledger.hooks.push(record);
      if (await post(record, world.knobs.hookTimeoutMs, background.signal)) return;
    }
  };

  const release = (url?: string): void => {
    const due = held.filter((one) => url === undefined || one.url === url);
    held = held.filter((one) => !due.includes(one));
    for (const delivery of due) background.run(() => send(delivery));
  };

  const play = async (delivery: Delivery): Promise<void> => {
    const outcome = faults.next(delivery.event);
    if (outcome.kind === 'drop') return;
    if (outcome.kind === 'hold') {
      held.push(delivery);
      return;
    }
    if (outcome.kind === 'delay') await background.wait(outcome.delayMs);
    const copies = outcome.kind === 'duplicate' ? outcome.copies : 1;
    await Promise.all(Array.from({ length: copies }, () => send(delivery)));
    release(delivery.url);
  };

  return {
    emit(websiteId, event, data) {
      const body = JSON.stringify({ website_id: websiteId, event, data, timestamp: world.now() });
      for (const target of targetsOf({ websiteId, event, data }, world)) {
        deliveries += 1;
        const id = deliveries;
        background.run(() => play({ ...target, id, websiteId, event, body }));
      }
    },
    release: () => release(),
    async replay(attempt) {
      const { answer: _answer, error: _error, ...request } = attempt;
      const record: HookAttempt = { ...request, at: world.now() };
      world.ledger.hooks.push(record);
      await post(record, world.knobs.hookTimeoutMs, background.signal);
    },
  };
}
