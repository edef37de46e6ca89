import type { RawRequest } from '../index.js';

/** A recorded hook. `receivedAt` is now unless given; a signed one must have been received within its time. */
export interface RecordedHook {
  /** JSON, or the very text. */
  body: unknown;
  headers?: Readonly<Record<string, string>>;
  receivedAt?: Date;
}

/** A hook as the host would hand it to a connector, made of a recording. */
export function hookRequest({ body, headers = {}, receivedAt = new Date() }: RecordedHook): RawRequest {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method: 'POST',
    path: '/hooks/connector/token',
    query: {},
    headers: { 'content-type': 'application/json', ...Object.fromEntries(lowerCase) },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    receivedAt,
  };
}
