import { z } from 'zod';
import { actorOf } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import { ParkedPage, ParkedQuery, Replayed, ReplayMany } from '../contract/deliveries.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { endpoint } from '../platform/http/endpoint.js';
import { listParked } from './list-parked.js';
import { replayDeliveries, type ReplayDeps } from './replay-deliveries.js';

const tag = 'Deliveries';

const by = (caller: TenantCaller) => ({ tenantId: caller.tenantId, actor: actorOf(caller) });

const list = endpoint({
  method: 'GET',
  path: '/api/v1/deliveries',
  summary: 'List the outgoing messages that were given up, with the cause',
  tag,
  access: 'conversations:read',
  query: ParkedQuery,
  reply: ParkedPage,
  handle: ({ caller, query }, { db }: ReplayDeps) =>
    inTenant(db, caller.tenantId, (tx) => listParked(tx, query)),
});

const replayOne = endpoint({
  method: 'POST',
  path: '/api/v1/deliveries/:id/replay',
  summary: 'Send a message after all that was given up; what may have arrived is looked up first',
  tag,
  access: 'conversations:write',
  params: z.strictObject({ id: Id }),
  reply: Replayed,
  handle: async ({ caller, params }, deps: ReplayDeps) => {
    const replayed = await replayDeliveries(by(caller), { ids: [params.id] }, deps);
    // Same answer for "not parked", "not yours" and "not there".
    if (replayed === 0) throw new AppError('not-found');
    return { replayed };
  },
});

const replayMany = endpoint({
  method: 'POST',
  path: '/api/v1/deliveries/replay',
  summary: 'Send all messages after all that were given up and fit; at most 1,000 in one call',
  tag,
  access: 'conversations:write',
  body: ReplayMany,
  reply: Replayed,
  handle: async ({ caller, body }, deps: ReplayDeps) => ({
    replayed: await replayDeliveries(by(caller), body, deps),
  }),
});

export const deliveryEndpoints = [list, replayMany, replayOne];
