import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { sortedJson } from './sorted-json.js';
import type { World } from './world.js';

/** What came back from one POST; `error` names the failure where nothing did. */
export type PostResult = { status: number; contentType: string; body: string } | { error: string };

/**
 * Posts JSON once, as Papercups' HTTP client does: exactly four headers, a connection of its own, no redirect, no
 * retry, a limit for the connect and one for each silence after it (papercups: lib/chat_api/event_subscriptions.ex:131-138).
 */
export function postWebhook(
  url: string,
  content: unknown,
  { limits, background }: Pick<World, 'limits' | 'background'>,
): Promise<PostResult> {
  return new Promise((resolve) => {
    const body = Buffer.from(sortedJson(content));
    const request = openRequest(new URL(url), body.length, background.signal);
    request.on('socket', (socket) => {
      socket.setTimeout(limits.connectMs);
      socket.on('timeout', () => request.destroy(new Error('timeout')));
      socket.once('connect', () => socket.setTimeout(limits.answerMs));
    });
    request.on('error', (error) => resolve({ error: 'code' in error ? String(error.code) : error.message }));
    request.on('response', (response) => {
      readAnswer(response).then(resolve, (error: unknown) => resolve({ error: String(error) }));
    });
    request.end(body);
  });
}

function openRequest(url: URL, length: number, signal: AbortSignal): ClientRequest {
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = {
    Host: url.host,
    'User-Agent': 'hackney/1.17.4',
    'Content-Type': 'application/json',
    'Content-Length': length,
  };
  const request = open(url, { method: 'POST', agent: false, headers, signal });
  // Node adds a Connection header of its own; hackney sends none.
  request.removeHeader('Connection');
  return request;
}

async function readAnswer(response: IncomingMessage): Promise<PostResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  response.destroy();
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
