import type { ChangeConnection, CreateConnection } from '../../contract/connections.js';
import { api, done, ifMatches, replyOf, type Seen, taggedReplyOf } from '../call.js';

/** What the connection pages ask of the server. */

export const connectionsKey = ['connections'] as const;
export const connectionKey = (id: string) => [...connectionsKey, id] as const;
export const connectorsKey = ['connectors'] as const;

/** More connections than that no tenant has; longer lists would need paging. */
const mostItems = 100;

const one = (id: string) => ({ params: { path: { id } } });

export const listConnectors = (signal: AbortSignal) => replyOf(api.GET('/api/v1/connectors', { signal }));

export const listConnections = (signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/connections', { params: { query: { limit: mostItems } }, signal }));

export const readConnection = (id: string, signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/connections/{id}', { ...one(id), signal }));

export const listConnectionEvents = (
  { connectionId, isFailedOnly, cursor, limit }: EventsOf,
  signal: AbortSignal,
) =>
  replyOf(
    api.GET('/api/v1/connections/{id}/events', {
      params: {
        path: { id: connectionId },
        query: { limit, ...(cursor !== '' && { cursor }), ...(isFailedOnly && { failed: 'true' }) },
      },
      signal,
    }),
  );

interface EventsOf {
  connectionId: string;
  isFailedOnly: boolean;
  cursor: string;
  limit: number;
}

/** The server checks the account at the platform first, which takes seconds. */
export const createConnection = (body: CreateConnection) =>
  replyOf(api.POST('/api/v1/connections', { body }));

export const changeConnection = (id: string, { ifMatch, ...body }: ChangeConnection & Seen) =>
  taggedReplyOf(
    api.PATCH('/api/v1/connections/{id}', { params: { path: { id }, header: ifMatches(ifMatch) }, body }),
  );

export const checkConnection = (id: string) => replyOf(api.POST('/api/v1/connections/{id}/check', one(id)));

export const rotateConnection = (id: string) => replyOf(api.POST('/api/v1/connections/{id}/rotate', one(id)));

export const removeConnection = (id: string) => done(api.DELETE('/api/v1/connections/{id}', one(id)));
