import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../platform/log.js';

/**
 * Hints that something changed, for those who look on. They may be lost or come twice: whoever gets one reads again, up
 * to the conversation's `seq`. Nothing depends on them.
 */
export interface Live {
  publish(tenantId: string, event: LiveEvent): void;
  /** Calls back for every event of a tenant; returns how to stop. */
  subscribe(tenantId: string, receive: (event: LiveEvent) => void): () => void;
  stop(): Promise<void>;
}

const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), conversation_id: z.string(), seq: z.number() }),
  z.object({
    kind: z.literal('progress'),
    conversation_id: z.string(),
    stage: z.enum(['reading', 'searching', 'writing', 'idle']),
  }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

const channel = 'patchbay:live';

/** Within this process, and through Redis to the other processes where there is one. */
export function createLive(redisUrl: string | undefined, log: Log): Live {
  const local = new EventEmitter().setMaxListeners(0);
  const relay =
    redisUrl === undefined
      ? undefined
      : openRelay(redisUrl, {
          log,
          isWanted: (tenantId) => local.listenerCount(tenantId) > 0,
          receive: (...told) => local.emit(...told),
        });
  return {
    publish: (tenantId, event) => {
      if (relay) relay.send(tenantId, event);
      else local.emit(tenantId, event);
    },
    subscribe: (tenantId, receive) => {
      local.on(tenantId, receive);
      return () => local.off(tenantId, receive);
    },
    stop: () => {
      relay?.stop();
      return Promise.resolve();
    },
  };
}

interface RelayDeps {
  log: Log;
  /** Whether anybody here looks on: what nobody wants is not even read. */
  isWanted: (tenantId: string) => boolean;
  receive: (tenantId: string, event: LiveEvent) => void;
}

/** A message is the tenant's id, a space and the event as JSON. */
function openRelay(url: string, { log, isWanted, receive }: RelayDeps) {
  const sender = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
  });
  const receiver = new Redis(url, { maxRetriesPerRequest: null });
  const report = (err: unknown) => log.debug({ err }, 'live events are delayed: Redis is away');
  for (const connection of [sender, receiver]) connection.on('error', report);
  receiver.subscribe(channel).catch(report);
  receiver.on('message', (_channel, text) => {
    const [tenantId = ''] = text.split(' ', 1);
    if (!isWanted(tenantId)) return;
    const event = LiveEvent.safeParse(JSON.parse(text.slice(tenantId.length)));
    // A newer version may tell of what is not known here (F-017).
    if (event.success) receive(tenantId, event.data);
  });
  return {
    send: (tenantId: string, event: LiveEvent) =>
      void sender.publish(channel, `${tenantId} ${JSON.stringify(event)}`).catch(report),
    stop: () => {
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
