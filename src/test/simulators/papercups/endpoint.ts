import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from '../faults.js';
import { isMap, isUuid } from './cast.js';
import type { Params } from './cast.js';
import type { UserRecord } from './records.js';
import { badRequest, foreignRecord, notAuthenticated, notFound } from './refusal.js';
import type { World } from './world.js';

/** One request, read and let in. */
export interface Call {
  path: Record<string, string>;
  query: Params;
  body: Params;
  headers: IncomingHttpHeaders;
  /** The owner of the credential; null on public routes. */
  user: UserRecord | null;
}

/** One route of the API. `session` is the dashboard's bare token, `api-key` is `Bearer <key>`. */
export interface Endpoint {
  /** What faults and the ledger call it. */
  name: string;
  /** PUT answers PATCH as well. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  auth: 'session' | 'api-key' | 'none';
  handle(call: Call, world: World): Reply | Promise<Reply>;
}

export const ok = (data: unknown): Reply => ({ status: 200, body: { data } });

/** `Location` lies under `/api`, also for calls of `/api/v1`. */
export function created(folder: string, data: { id: string }): Reply {
  return { status: 201, headers: { location: `/api/${folder}/${data.id}` }, body: { data } };
}

export const deleted: Reply = { status: 204 };

export function caller(call: Call): UserRecord {
  if (call.user === null) throw notAuthenticated();
  return call.user;
}

/** The object under the required wrapper; 400 where it is missing. */
export function wrapped(call: Call, wrapper: string): Params {
  const content = call.body[wrapper];
  if (!isMap(content)) throw badRequest();
  return content;
}

/** The id in the path; 400 where it is no UUID. */
export function pathId(call: Call, name = 'id'): string {
  const id = call.path[name] ?? '';
  if (!isUuid(id)) throw badRequest();
  return id;
}

/** 404 in two shapes: there is no such record, or it is another account's. */
export function owned<R extends { account_id: string }>(record: R | undefined, call: Call): R {
  if (record === undefined) throw notFound();
  if (record.account_id !== caller(call).account_id) throw foreignRecord();
  return record;
}

export function existing<R>(record: R | undefined): R {
  if (record === undefined) throw notFound();
  return record;
}

/** A query or body value that must be text; undefined for anything else. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
