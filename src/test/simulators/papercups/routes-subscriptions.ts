import { randomUUID } from 'node:crypto';
import { subscriptionView } from './account-views.js';
import { cast, requireColumns, storable } from './cast.js';
import type { Columns } from './cast.js';
import { asText, caller, created, deleted, existing, ok, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import { verifyAddress } from './handshake.js';
import { SubscriptionInput } from './inputs.js';
import { badRequest } from './refusal.js';
import { naiveTime } from './times.js';
import type { World } from './world.js';

const columns: Columns = { webhook_url: 'short', scope: 'short' };

function list(call: Call, world: World) {
  const { account_id } = caller(call);
  const mine = world.state.subscriptions.all().filter((one) => one.account_id === account_id);
  return ok(mine.map(subscriptionView));
}

/** The handshake runs inside the call; where it fails the answer is 201 all the same, with `verified: false`. */
async function create(call: Call, world: World) {
  const { account_id } = caller(call);
  const params = wrapped(call, 'event_subscription');
  const verified = await isVerified(params['webhook_url'], world);
  const values = cast(params, columns);
  requireColumns(values, ['webhook_url']);
  storable(values, columns);
  const time = naiveTime(world.now());
  const row = { id: randomUUID(), account_id, verified, created_at: time, updated_at: time };
  const subscription = world.state.subscriptions.put({
    ...row,
    ...SubscriptionInput.parse(values),
  });
  return created('event_subscriptions', subscriptionView(subscription));
}

/** The address to verify is taken from the body alone: an update without it silences the subscription. */
async function update(call: Call, world: World) {
  const before = existing(world.state.subscriptions.get(pathId(call)));
  const params = wrapped(call, 'event_subscription');
  const verified = await isVerified(params['webhook_url'], world);
  const values = { ...before, ...cast(params, columns) };
  requireColumns(values, ['webhook_url']);
  storable(values, columns);
  const changed = { verified, updated_at: naiveTime(world.now()) };
  return ok(
    subscriptionView(
      world.state.subscriptions.put({ ...before, ...SubscriptionInput.parse(values), ...changed }),
    ),
  );
}

async function isVerified(url: unknown, world: World): Promise<boolean> {
  return typeof url === 'string' && (await verifyAddress(url, world));
}

/** Show, update and delete look at no account: the id is enough (event_subscription_controller.ex:43-73). */
const show = (call: Call, world: World) =>
  ok(subscriptionView(existing(world.state.subscriptions.get(pathId(call)))));

function remove(call: Call, world: World) {
  world.state.subscriptions.remove(existing(world.state.subscriptions.get(pathId(call))).id);
  return deleted;
}

async function verify(call: Call, world: World) {
  const url = asText(call.body['url']);
  if (url === undefined) throw badRequest();
  return ok({ verified: await verifyAddress(url, world) });
}

const path = '/api/event_subscriptions';

export const subscriptionEndpoints: Endpoint[] = [
  { name: 'subscriptions.list', method: 'GET', path, auth: 'session', handle: list },
  { name: 'subscriptions.create', method: 'POST', path, auth: 'session', handle: create },
  { name: 'subscriptions.verify', method: 'POST', path: `${path}/verify`, auth: 'session', handle: verify },
  { name: 'subscriptions.show', method: 'GET', path: `${path}/:id`, auth: 'session', handle: show },
  { name: 'subscriptions.update', method: 'PUT', path: `${path}/:id`, auth: 'session', handle: update },
  { name: 'subscriptions.delete', method: 'DELETE', path: `${path}/:id`, auth: 'session', handle: remove },
];
