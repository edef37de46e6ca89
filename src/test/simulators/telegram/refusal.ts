import type { Reply } from '../faults.js';

/** A refusal of the simulated API; it becomes Telegram's failure envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    /** Seconds. */
    readonly retryAfter?: number,
  ) {
    super(`${status} ${description}`);
  }
}

/** `text` begins in lower case, as Telegram writes it, or is one of its upper-case error names. */
export const badRequest = (text: string) => new Refusal(400, `Bad Request: ${text}`);
export const forbidden = (text: string) => new Refusal(403, `Forbidden: ${text}`);
export const conflict = (text: string) => new Refusal(409, `Conflict: ${text}`);
export const tooManyRequests = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);

/** The success envelope; `description` stands in it where a webhook was set or deleted. */
export function succeed(result: unknown, description?: string): Reply {
  return { status: 200, body: { ok: true, result, ...(description !== undefined && { description }) } };
}

/** The failure envelope, with the wait in the body and in a header where there is one. */
export function fail({ status, description, retryAfter }: Refusal): Reply {
  const body = { ok: false, error_code: status, description };
  if (retryAfter === undefined) return { status, body };
  const headers = { 'Retry-After': String(retryAfter) };
  return { status, headers, body: { ...body, parameters: { retry_after: retryAfter } } };
}

/** Descriptions for the statuses that a fault script may force. */
const descriptionOfStatus: Record<number, string> = {
  400: 'Bad Request: chat not found',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  502: 'Bad Gateway',
};

/** The refusal of a forced status; the script's `Retry-After` (1 s without) is the wait of a 429. */
function forcedRefusal({ status, headers }: Reply): Refusal {
  if (status !== 429) return new Refusal(status, descriptionOfStatus[status] ?? 'Internal Server Error');
  const wait = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after');
  return tooManyRequests(Number(wait?.[1] ?? 1));
}

/** The reply for a forced status: the script's own body where it has one, else Telegram's envelope for that status. */
export function forcedReply(reply: Reply): Reply {
  if (reply.body !== undefined) return reply;
  const { headers, ...rest } = reply.status < 300 ? succeed(true) : fail(forcedRefusal(reply));
  return { ...rest, status: reply.status, headers: { ...headers, ...reply.headers } };
}
