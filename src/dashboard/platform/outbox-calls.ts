import { OutboxPage } from '../../contract/outbox.js';
import { call } from '../call.js';

export const outboxKey = ['outbox'] as const;

export const listMails = (cursor: string, signal?: AbortSignal): Promise<OutboxPage> =>
  call({ path: '/admin/outbox', query: { cursor }, signal }, OutboxPage);
