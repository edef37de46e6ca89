import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { Reply, Wire } from '../faults.js';
import type { Background } from './background.js';
import type { ApiCall } from './ledger.js';
import { sortedJson } from './sorted-json.js';

/** Answers one request through its bare response and notes the status in the ledger. */
export function createWire({ req, res }: Context, entry: ApiCall, background: Background): Wire {
  return {
    wait: (ms) => background.wait(ms),
    hang: () => undefined,
    reset: () => {
      req.socket.resetAndDestroy();
    },
    send(reply) {
      if (res.destroyed) return;
      entry.status = reply.status;
      const text = bodyText(reply);
      res.writeHead(reply.status, { ...standardHeaders(reply), ...reply.headers });
      res.end(text);
    },
  };
}

function standardHeaders({ body }: Reply) {
  return {
    ...(body === undefined || typeof body === 'string'
      ? {}
      : { 'content-type': 'application/json; charset=utf-8' }),
    'access-control-allow-origin': '*',
    'cache-control': 'max-age=0, private, must-revalidate',
    server: 'Cowboy',
    'x-request-id': randomBytes(15).toString('base64url'),
  };
}

function bodyText({ body }: Reply): string | undefined {
  return body === undefined || typeof body === 'string' ? body : sortedJson(body);
}
