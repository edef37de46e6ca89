import type { SaveLeadView } from '../../contract/lead-views.js';
import { api, done, replyOf } from '../call.js';

/** What saved filters ask of the server. */

export const viewsKey = ['lead-views'] as const;

export const listViews = (signal: AbortSignal) => replyOf(api.GET('/api/v1/leads/views', { signal }));

export const saveView = (body: SaveLeadView) => replyOf(api.POST('/api/v1/leads/views', { body }));

export const removeView = (id: string) =>
  done(api.DELETE('/api/v1/leads/views/{id}', { params: { path: { id } } }));
