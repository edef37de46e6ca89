import type { ServerResponse } from 'node:http';
import type { Context } from 'koa';
import type { RawRequest } from '../../kit/index.js';
import type { RequestFacts } from './caller.js';
import type { TeamHost } from './team-host.js';
import { clientAddress } from './client-address.js';

export function factsOf(
  ctx: Context,
  id: string,
  { trustedProxies, team }: { trustedProxies: number; team: TeamHost | undefined },
): RequestFacts {
  let signal: AbortSignal | undefined;
  return {
    id,
    method: ctx.method,
    path: ctx.path,
    address: clientAddress(ctx.req, trustedProxies),
    headers: ctx.req.headers,
    origin: ctx.get('origin') || undefined,
    team: team ?? null,
    cookie: (name) => ctx.cookies.get(name),
    // Most requests are over before anybody asks for it.
    get signal() {
      return (signal ??= closingSignal(ctx.res));
    },
  };
}

function closingSignal(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  if (response.closed) abort.abort();
  else response.once('close', () => abort.abort());
  return abort.signal;
}

/** A request as connectors see it: doubled headers stay doubled, the body is what came in. */
export function rawRequestOf(ctx: Context, body: Uint8Array, receivedAt: Date): RawRequest {
  // A map, because a header may be called like a member that every object has.
  const headers = new Map<string, string | string[]>();
  const { rawHeaders } = ctx.req;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : [before, value].flat());
  }
  return {
    method: ctx.method,
    path: ctx.path,
    query: Object.fromEntries(new URLSearchParams(ctx.querystring)),
    headers: Object.fromEntries(headers),
    body,
    receivedAt,
  };
}
