import { z } from 'zod';
import { ConnectionEventPage } from '../../contract/connection-events.js';
import {
  ChangeConnection,
  CheckReply,
  Connection,
  ConnectionPage,
  ConnectorPage,
  CreateConnection,
  RotateReply,
} from '../../contract/connections.js';
import { exampleOf } from './example-of.js';
import { edited } from './edited.js';
import { tellChange } from './routes-audit.js';
import { type Asked, found, Refusal, type Route, bare, route } from './route.js';

const connectionOf = ({ desk, params }: Asked<unknown>): Connection =>
  found(desk.connections.find(({ id }) => id === params['id']));

/** The key that the platform of the test server refuses. */
export const badKey = 'wrong-key';

function refuseBadKey(config: Readonly<Record<string, unknown>>): void {
  if (config['api_key'] !== badKey) return;
  const message = 'Example Chat refuses the credentials. It said: key was revoked';
  throw new Refusal(422, 'connect-failed', { message, fields: [{ path: 'config.api_key', message }] });
}

/** What is kept of a config: secrets only by name. */
function withoutSecrets(config: Connection['config']) {
  const { api_key: secret, ...shown } = config;
  return { config: shown, secrets_set: secret === undefined ? [] : ['api_key'] };
}

/** Accepted, and nothing has come or gone yet. */
const stillWaiting = ({ checklist }: Connection): Connection['checklist'] =>
  checklist.map((item) => {
    if (item.key === 'webhook')
      return { ...item, state: 'manual', sentence: 'The webhook is entered in Example Chat by hand.' };
    return item.key === 'first-event' || item.key === 'first-reply'
      ? { ...item, state: 'waiting', sentence: 'Nothing has come yet.', at: null }
      : item;
  });

function connect({ body, desk, world }: Asked<CreateConnection>): Connection {
  refuseBadKey(body.config);
  const id = world.newId();
  const connection: Connection = {
    ...exampleOf(Connection),
    ...{ id, connector: body.connector, name: body.name, trust: body.trust ?? 'auto' },
    ...withoutSecrets(body.config),
    manual_steps: [
      {
        text: 'Open Settings, then Webhooks, and add this address.',
        copy: `https://bot.example/hooks/${id}`,
      },
      { text: 'Choose the event “message” and save.' },
    ],
    ...{ last_event_at: null, last_reply_at: null, created_at: world.now() },
    checklist: stillWaiting(exampleOf(Connection)),
    transport: {
      kind: 'history',
      sentence:
        'The history in Example Chat is read every 5 seconds. With the webhook entered there, messages come at once.',
      reads_every_seconds: 5,
    },
  };
  desk.connections.push(connection);
  return connection;
}

const pageSize = 50;

export const connectionRoutes: Route[] = [
  bare({
    ...{ path: '/connections/:id/events', reply: ConnectionEventPage },
    handle: (asked) => {
      const { desk, query } = asked;
      const { id } = connectionOf(asked);
      const from = Number(query.get('cursor') ?? 0);
      const items = desk.events.filter(
        (event) =>
          event.connectionId === id &&
          (query.get('failed') !== 'true' || event.kind === 'trouble' || event.state === 'parked'),
      );
      const end = from + Number(query.get('limit') ?? pageSize);
      return { items: items.slice(from, end), next_cursor: end < items.length ? String(end) : null };
    },
  }),
  bare({
    ...{ path: '/connectors', reply: ConnectorPage },
    handle: ({ world }) => ({ items: world.connectors, next_cursor: null }),
  }),
  bare({
    ...{ path: '/connections', reply: ConnectionPage },
    handle: ({ desk }) => ({ items: desk.connections, next_cursor: null }),
  }),
  route({
    ...{ method: 'POST', path: '/connections', body: CreateConnection, reply: Connection },
    handle: connect,
  }),
  ...edited({
    ...{ path: '/connections/:id', body: ChangeConnection, reply: Connection },
    find: connectionOf,
    change: (connection, { body, desk }) => {
      const { config, ...rest } = body;
      tellChange(desk, 'connection.change', body);
      refuseBadKey(config ?? {});
      const { secrets_set } = connection;
      const shown = config ? { ...withoutSecrets(config), secrets_set, problem: null, status: 'live' } : {};
      Object.assign(connection, shown, rest);
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/connections/:id', reply: z.unknown() },
    handle: (asked) => {
      const gone = connectionOf(asked);
      asked.desk.connections = asked.desk.connections.filter((known) => known !== gone);
    },
  }),
  bare({
    ...{ method: 'POST', path: '/connections/:id/check', reply: CheckReply },
    handle: (asked) => {
      const connection = connectionOf(asked);
      return { is_working: connection.problem === null, connection };
    },
  }),
  bare({
    ...{ method: 'POST', path: '/connections/:id/rotate', reply: RotateReply },
    handle: (asked) => {
      const connection = connectionOf(asked);
      connection.webhook_url = `https://bot.example/hooks/${asked.world.newId()}`;
      return { connection, old_address_until: asked.world.now() };
    },
  }),
];
