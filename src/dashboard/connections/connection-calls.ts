import {
  type ChangeConnection,
  CheckReply,
  Connection,
  ConnectionPage,
  ConnectorPage,
  type CreateConnection,
  RotateReply,
} from '../../contract/connections.js';
import { call, callTagged, ignored, type Tagged, type Wanted } from '../call.js';

/** What the connection pages ask of the server. */

export const connectionsKey = ['connections'] as const;
export const connectionKey = (id: string) => [...connectionsKey, id] as const;
export const connectorsKey = ['connectors'] as const;

/** More connections than that no tenant has; longer lists would need paging. */
const mostItems = 100;

export const listConnectors = (signal?: AbortSignal): Promise<ConnectorPage> =>
  call({ path: '/connectors', signal }, ConnectorPage);

export const listConnections = (signal?: AbortSignal): Promise<ConnectionPage> =>
  call({ path: '/connections', query: { limit: mostItems }, signal }, ConnectionPage);

export const readConnection = (id: string, signal?: AbortSignal): Promise<Tagged<Connection>> =>
  callTagged({ path: `/connections/${id}`, signal }, Connection);

/** The server checks the account at the platform first, which takes seconds. */
export const createConnection = (body: CreateConnection): Promise<Connection> =>
  call({ method: 'POST', path: '/connections', body }, Connection);

export const changeConnection = (
  id: string,
  { ifMatch, ...body }: ChangeConnection & Pick<Wanted, 'ifMatch'>,
): Promise<Tagged<Connection>> =>
  callTagged({ method: 'PATCH', path: `/connections/${id}`, body, ifMatch }, Connection);

export const checkConnection = (id: string): Promise<CheckReply> =>
  call({ method: 'POST', path: `/connections/${id}/check` }, CheckReply);

export const rotateConnection = (id: string): Promise<RotateReply> =>
  call({ method: 'POST', path: `/connections/${id}/rotate` }, RotateReply);

export const removeConnection = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/connections/${id}` }, ignored);
