import type { ChangeSource, CreateSource } from '../../contract/knowledge.js';
import { api, done, ifMatches, type QueryOf, replyOf, type Seen, taggedReplyOf } from '../call.js';

/** What the knowledge pages ask of the server. */

export const sourcesKey = ['knowledge'] as const;
export const sourceKey = (id: string) => [...sourcesKey, 'one', id] as const;

export const listSources = (query: QueryOf<'/api/v1/knowledge/sources'>, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/knowledge/sources', { params: { query }, signal }));

export const usageKey = [...sourcesKey, 'usage'] as const;

export const readUsage = (signal: AbortSignal) => replyOf(api.GET('/api/v1/knowledge/usage', { signal }));

export const readSource = (id: string, signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/knowledge/sources/{id}', { params: { path: { id } }, signal }));

export const createSource = (body: CreateSource) => replyOf(api.POST('/api/v1/knowledge/sources', { body }));

export const changeSource = (id: string, { ifMatch, ...body }: ChangeSource & Seen) =>
  taggedReplyOf(
    api.PATCH('/api/v1/knowledge/sources/{id}', {
      params: { path: { id }, header: ifMatches(ifMatch) },
      body,
    }),
  );

export const removeSource = (id: string) =>
  done(api.DELETE('/api/v1/knowledge/sources/{id}', { params: { path: { id } } }));

export const searchKnowledge = (q: string) =>
  replyOf(api.GET('/api/v1/knowledge/search', { params: { query: { q, limit: 10 } } }));
