import { z } from 'zod';
import type { Credentials } from './create-account.js';

/** One call's answer; `body` is parsed where it is JSON, and text otherwise. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface CallOptions {
  /** An API key, sent as `Bearer`. */
  key?: string;
  /** A session token, sent bare. */
  token?: string;
  json?: unknown;
  headers?: Record<string, string>;
}

/** Calls a server over HTTP once, for tests. `request` is `GET /path`. */
export async function call(baseUrl: string, request: string, options: CallOptions = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const { key, token, json } = options;
  const authorization = key === undefined ? token : `Bearer ${key}`;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

const Session = z.object({ data: z.object({ token: z.string(), renew_token: z.string() }) });

export async function signIn(baseUrl: string, user: Credentials): Promise<z.infer<typeof Session>['data']> {
  return Session.parse((await call(baseUrl, 'POST /api/session', { json: { user } })).body).data;
}

const Subscription = z.object({ data: z.object({ id: z.string(), verified: z.boolean() }) });

/** Registers an address for webhooks, with the scope that brings `conversation:updated`. */
export async function subscribe(baseUrl: string, user: Credentials, webhookUrl: string): Promise<string> {
  const { token } = await signIn(baseUrl, user);
  const json = { event_subscription: { webhook_url: webhookUrl, scope: 'conversation:updated' } };
  const { body } = await call(baseUrl, 'POST /api/event_subscriptions', { token, json });
  const { id, verified } = Subscription.parse(body).data;
  if (!verified) throw new Error(`${webhookUrl} did not pass the handshake`);
  return id;
}
