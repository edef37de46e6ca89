import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { type Act, actorOf, namesOf, recordAct } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import { ConnectionEventPage, ConnectionEventQuery } from '../contract/connection-events.js';
import {
  ChangeConnection,
  CheckReply,
  Connection,
  ConnectionPage,
  ConnectionQuery,
  ConnectorPage,
  CreateConnection,
  RotateReply,
} from '../contract/connections.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { endpoint } from '../platform/http/endpoint.js';
import { changeConnection, type ChangeDeps } from './change-connection.js';
import { checkConnection } from './check-connection.js';
import { listEvents } from './list-events.js';
import { openConnection } from './open-connection.js';
import { removeConnection } from './remove-connection.js';
import { rotateHook } from './rotate-hook.js';
import {
  listConnections,
  listConnectors,
  viewConnection,
  type ViewDeps,
  viewWithin,
} from './view-connection.js';

export type ConnectionDeps = ChangeDeps & ViewDeps;

const ById = z.strictObject({ id: Id });
const tag = 'Connections';

/** What people set. How it fares at the platform, which the rest tells, is for nobody to overwrite. */
const editedIn = ({ name, trust, assistant_id, config, secrets_set, status }: Connection) => ({
  ...{ name, trust, assistant_id, config, secrets_set },
  is_paused: status === 'paused',
});

/** Who did this to a connection; the platform's part of it is done by now. A removed one is still known by its name. */
const audit = (
  caller: TenantCaller,
  { action, id, details }: { action: string; id: string; details?: Act['details'] },
  { db }: ConnectionDeps,
) =>
  inTenant(db, caller.tenantId, async (tx) => {
    const row: unknown = await tx('connections').where({ id }).first('name');
    const { name } = z.object({ name: z.string() }).parse(row);
    await recordAct(tx, caller, {
      action: `connection.${action}`,
      subject: { kind: 'connection', id },
      details: { name, ...details },
    });
  });

const getConnectors = endpoint({
  method: 'GET',
  path: '/api/v1/connectors',
  summary: 'What can be connected',
  tag,
  access: 'connections:read',
  reply: ConnectorPage,
  handle: (_input, deps: ConnectionDeps) =>
    Promise.resolve({ items: listConnectors(deps), next_cursor: null }),
});

const getConnections = endpoint({
  method: 'GET',
  path: '/api/v1/connections',
  summary: 'List the connections',
  tag,
  access: 'connections:read',
  query: ConnectionQuery,
  reply: ConnectionPage,
  handle: ({ caller, query }, deps: ConnectionDeps) => listConnections(caller.tenantId, query, deps),
});

const getEvents = endpoint({
  method: 'GET',
  path: '/api/v1/connections/:id/events',
  summary: 'List what came in, what went out and what went wrong, the latest first',
  tag,
  access: 'connections:read',
  params: ById,
  query: ConnectionEventQuery,
  reply: ConnectionEventPage,
  handle: ({ caller, params, query }, { db }: ConnectionDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const page = await listEvents(tx, params.id, query);
      if (caller.permissions.has('conversations:read')) return page;
      return { ...page, items: page.items.map((event) => ({ ...event, conversation_id: null })) };
    }),
});

const postConnection = endpoint({
  method: 'POST',
  path: '/api/v1/connections',
  summary: 'Connect an account of a platform',
  tag,
  access: 'connections:write',
  body: CreateConnection,
  reply: Connection,
  status: 201,
  errors: ['connect-failed', 'account-taken'],
  handle: async ({ caller, body }, deps: ConnectionDeps) => {
    const id = await openConnection(caller.tenantId, body, deps);
    await audit(caller, { action: 'create', id, details: { connector: body.connector } }, deps);
    return viewConnection(caller.tenantId, id, deps);
  },
});

const getConnection = endpoint({
  method: 'GET',
  path: '/api/v1/connections/:id',
  summary: 'Read a connection',
  tag,
  access: 'connections:read',
  params: ById,
  reply: Connection,
  etag: editedIn,
  handle: ({ caller, params }, deps: ConnectionDeps) => viewConnection(caller.tenantId, params.id, deps),
});

const patchConnection = endpoint({
  method: 'PATCH',
  path: '/api/v1/connections/:id',
  summary: 'Rename, pause, resume or reconfigure a connection',
  tag,
  access: 'connections:write',
  params: ById,
  body: ChangeConnection,
  reply: Connection,
  errors: ['connect-failed', 'account-taken', 'conflict'],
  etag: editedIn,
  handle: async ({ caller, params: { id }, body, hasSeen }, deps: ConnectionDeps) => {
    const refuseOutdated = async (tx: TenantDb): Promise<void> => {
      if (hasSeen(await viewWithin(tx, id, deps))) return;
      throw await changedMeanwhile(tx, { table: 'connections', id, action: 'connection.change' });
    };
    await changeConnection(
      caller.tenantId,
      { id, change: body, refuseOutdated, actor: actorOf(caller) },
      deps,
    );
    const { trust = null, status = null } = body;
    const details = { members: namesOf(body), trust, status };
    await audit(caller, { action: 'change', id, details }, deps);
    return viewConnection(caller.tenantId, id, deps);
  },
});

const postCheck = endpoint({
  method: 'POST',
  path: '/api/v1/connections/:id/check',
  summary: 'Ask the platform whether it accepts us now',
  tag,
  access: 'connections:write',
  params: ById,
  reply: CheckReply,
  handle: async ({ caller, params }, deps: ConnectionDeps) => {
    const isWorking = await checkConnection(caller.tenantId, params.id, deps);
    await audit(caller, { action: 'check', id: params.id, details: { is_working: isWorking } }, deps);
    return { is_working: isWorking, connection: await viewConnection(caller.tenantId, params.id, deps) };
  },
});

const postRotate = endpoint({
  method: 'POST',
  path: '/api/v1/connections/:id/rotate',
  summary: 'Give the connection a new webhook address',
  tag,
  access: 'connections:write',
  params: ById,
  reply: RotateReply,
  handle: async ({ caller, params }, deps: ConnectionDeps) => {
    const until = await rotateHook(caller.tenantId, params.id, deps);
    await audit(caller, { action: 'rotate', id: params.id }, deps);
    return { connection: await viewConnection(caller.tenantId, params.id, deps), old_address_until: until };
  },
});

const deleteConnection = endpoint({
  method: 'DELETE',
  path: '/api/v1/connections/:id',
  summary: 'Remove a connection; its conversations stay',
  tag,
  access: 'connections:write',
  params: ById,
  reply: z.undefined(),
  status: 204,
  handle: async ({ caller, params }, deps: ConnectionDeps) => {
    await removeConnection(caller.tenantId, params.id, deps);
    await audit(caller, { action: 'remove', id: params.id }, deps);
  },
});

export const connectionEndpoints = [
  ...[getConnectors, getConnections, getEvents, postConnection, getConnection],
  ...[patchConnection, postCheck, postRotate, deleteConnection],
];
