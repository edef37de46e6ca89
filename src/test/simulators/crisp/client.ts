import type { KeyPair } from './rows.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Caller extends KeyPair {
  url: string;
  tier: 'website' | 'plugin';
}

/** Calls the API once, as a client would. `request` is `METHOD /path`. */
export async function callCrisp(caller: Caller, request: string, body?: unknown): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const basic = Buffer.from(`${caller.identifier}:${caller.key}`).toString('base64');
  const response = await fetch(`${caller.url}${path}`, {
    method,
    headers: {
      Authorization: `Basic ${basic}`,
      'X-Crisp-Tier': caller.tier,
      'Content-Type': 'application/json',
    },
    ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed };
}
