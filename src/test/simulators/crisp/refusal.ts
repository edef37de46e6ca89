import type { Reply } from '../faults.js';

/** A refusal of the simulated API; it becomes Crisp's failure envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly text?: string,
  ) {
    super(`${status} ${reason}`);
  }
}

/** The success envelope. crisp: lib/crisp.ts reads `error`, `reason` and `data`; only 2xx with `error: false` is success. */
export function succeed(status: number, reason: string, data: unknown): Reply {
  return { status, body: { error: false, reason, data } };
}

/** The failure envelope; `text` is the message that the official client reads. */
export function fail(status: number, reason: string, text?: string): Reply {
  return { status, body: { error: true, reason, data: text === undefined ? {} : { message: text } } };
}

export const added = (data: unknown) => succeed(201, 'added', data);
export const dispatched = (data: unknown) => succeed(202, 'dispatched', data);
export const updated = () => succeed(200, 'updated', {});
export const removed = () => succeed(200, 'removed', {});
export const resolved = (data: unknown) => succeed(200, 'resolved', data);
export const listed = (data: readonly unknown[]) => succeed(200, 'listed', data);

export const conversationNotFound = () => new Refusal(404, 'conversation_not_found');

/** Reasons for the statuses that a fault script may force. crisp: rate limit guide (429, 420), importer (423). */
const reasonOfStatus: Record<number, string> = {
  400: 'invalid_data',
  401: 'invalid_session',
  403: 'restricted_route_tier',
  404: 'conversation_not_found',
  420: 'rate_limited',
  423: 'quota_limit_exceeded',
  429: 'rate_limited',
};

/** The reply for a forced status: the script's own body where it has one, else Crisp's envelope for that status. */
export function forcedReply({ status, headers, body }: Reply): Reply {
  const fallback =
    status < 300 ? succeed(status, 'dispatched', {}) : fail(status, reasonOfStatus[status] ?? 'server_error');
  return { status, ...(headers && { headers }), body: body ?? fallback.body };
}
