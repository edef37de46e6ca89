import { api, replyOf } from '../call.js';

export const outboxKey = ['outbox'] as const;

export const listMails = (cursor: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/admin/outbox', { params: { query: { cursor } }, signal }));
