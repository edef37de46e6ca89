import { actorOf } from '../accounts/record-audit.js';
import { Replayed } from '../contract/deliveries.js';
import { PlatformDeliveryPage, PlatformDeliveryQuery, PlatformReplay } from '../contract/installation.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import { listPlatformDeliveries, replayPlatformDeliveries } from './platform-deliveries.js';
import type { ReplayDeps } from './replay-deliveries.js';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/admin/deliveries',
  summary: 'List what was given up in any business, with the cause and without what it says',
  tag: 'Platform',
  access: 'platform-admin',
  query: PlatformDeliveryQuery,
  reply: PlatformDeliveryPage,
  handle: ({ query }, { db }: ReplayDeps) => asSystem(db, (tx) => listPlatformDeliveries(tx, query)),
});

const replay = endpoint({
  method: 'POST',
  path: '/api/v1/admin/deliveries/replay',
  summary: 'Send after all what was given up in any business and fits; at most 1,000 in one call',
  tag: 'Platform',
  access: 'platform-admin',
  body: PlatformReplay,
  reply: Replayed,
  handle: async ({ caller, body }, deps: ReplayDeps) => ({
    replayed: await replayPlatformDeliveries(body, actorOf(caller), deps),
  }),
});

export const platformDeliveryEndpoints = [list, replay];
