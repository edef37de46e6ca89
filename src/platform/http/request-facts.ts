import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import type { RawRequest } from '../../kit/index.js';
import type { RequestFacts } from './caller.js';

/**
 * The client's address. Each trusted proxy of ours has appended what it saw, so counting from the right gives the first
 * address that no stranger could have written (F-110).
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const seen = [...forwarded.map((part) => part.trim()).filter((part) => part !== ''), direct];
  return seen[Math.max(0, seen.length - 1 - trustedProxies)] ?? direct;
}

export function factsOf(ctx: Context, id: string, trustedProxies: number): RequestFacts {
  const abort = new AbortController();
  ctx.res.once('close', () => abort.abort());
  return {
    id,
    method: ctx.method,
    path: ctx.path,
    address: clientAddress(ctx.req, trustedProxies),
    headers: ctx.req.headers,
    origin: ctx.get('origin') || undefined,
    cookie: (name) => ctx.cookies.get(name),
    signal: abort.signal,
  };
}

/** A request as connectors see it: doubled headers stay doubled, the body is what came in. */
export function rawRequestOf(ctx: Context, body: Uint8Array): RawRequest {
  const headers: Record<string, string | string[]> = {};
  const { rawHeaders } = ctx.req;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  return {
    method: ctx.method,
    path: ctx.path,
    query: Object.fromEntries(new URLSearchParams(ctx.querystring)),
    headers,
    body,
    receivedAt: new Date(),
  };
}
