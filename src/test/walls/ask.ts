import type { Answer } from '../../app/story/check-answer.testing.js';
import type { Composed } from './compose-request.js';

export interface Answered extends Answer {
  request: string;
  /** All that a stranger can tell answers apart by, without what differs in every answer. */
  comparable: string;
}

let count = 0;

/** Every call comes from an address of its own, so that no limit of an address speaks in its place. */
const nextAddress = (): string => {
  count += 1;
  return `198.${18 + (count >> 16)}.${(count >> 8) & 255}.${count & 255}`;
};

/** Sends a request and reads the answer whole; of a stream only that it has begun. */
export async function ask(
  url: string,
  { method, path, body }: Composed,
  headers: Record<string, string>,
): Promise<Answered> {
  const leave = new AbortController();
  const answer = await fetch(url + path, {
    ...{ method, signal: leave.signal, redirect: 'manual' },
    headers: {
      ...headers,
      ...{ 'x-forwarded-for': nextAddress() },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await answer.text();
  leave.abort();
  return {
    ...{ request: `${method} ${path}`, status: answer.status, headers: answer.headers, text, isStream },
    comparable: `${answer.status} ${answer.headers.get('content-type') ?? ''} ${text.replace(/"request_id":"[^"]*"/, '')}`,
  };
}
