import type { BeginImport } from '../../contract/history.js';
import { api, replyOf } from '../call.js';

/** What the page of past conversations asks of the server. */

export const importKey = (connectionId: string) => ['history', connectionId] as const;
export const archiveKey = (connectionId: string) => ['archive', connectionId] as const;
export const talkKey = (id: string) => ['archived-talk', id] as const;

const one = (id: string) => ({ params: { path: { id } } });

export const readImport = (connectionId: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/connections/{id}/history', { ...one(connectionId), signal }));

export const beginImport = (connectionId: string, body: Partial<BeginImport>) =>
  replyOf(api.POST('/api/v1/connections/{id}/history', { ...one(connectionId), body }));

export const stopImport = (connectionId: string) =>
  replyOf(api.POST('/api/v1/connections/{id}/history/stop', one(connectionId)));

export const removeArchive = (connectionId: string) =>
  replyOf(api.DELETE('/api/v1/connections/{id}/history', one(connectionId)));

export const listArchive = (query: { connection_id: string; cursor: string }, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/archive', { params: { query }, signal }));

export const readTalk = (id: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/archive/{id}', { ...one(id), signal }));
