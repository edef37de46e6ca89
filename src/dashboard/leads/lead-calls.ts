import type { MergeLeads, ReviewLead, ReviewLeads } from '../../contract/leads.js';
import { api, ifMatches, type QueryOf, replyOf, type Seen, taggedReplyOf } from '../call.js';

/** What the lead pages ask of the server. */

export const leadsKey = ['leads'] as const;
/** Lists that are read page by page; their filters follow. */
export const leadPagesKey = [...leadsKey, 'list'] as const;
export const leadKey = (id: string) => [...leadsKey, 'one', id] as const;

export const listLeads = (query: QueryOf<'/api/v1/leads'>, signal: AbortSignal | null = null) =>
  replyOf(api.GET('/api/v1/leads', { params: { query }, signal }));

export const readLead = (id: string, signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/leads/{id}', { params: { path: { id } }, signal }));

export const reviewLead = (id: string, { ifMatch, ...body }: ReviewLead & Seen) =>
  taggedReplyOf(
    api.PATCH('/api/v1/leads/{id}', { params: { path: { id }, header: ifMatches(ifMatch) }, body }),
  );

/** The same change of several; answers those that were changed. */
export const reviewLeads = (body: ReviewLeads) => replyOf(api.POST('/api/v1/leads/review', { body }));

/** Folds `from` into `into`; gives what is left. */
export const mergeLeads = (body: MergeLeads) => replyOf(api.POST('/api/v1/leads/merge', { body }));

/** The leads that fit, as a file for spreadsheets. */
export const exportLeads = (query: QueryOf<'/api/v1/leads/export.csv'>): Promise<Blob> =>
  replyOf(api.GET('/api/v1/leads/export.csv', { params: { query }, parseAs: 'blob' }));
