import { ConnectorError } from '../../kit/index.js';
import type { HttpAnswer, HttpCall, HttpClient } from '../../kit/index.js';
import type { Log } from '../log.js';
import type { AllowRule } from './allow-rule.js';
import { createKeptConnections } from './ask-on-kept.js';
import { type Resolve, resolveBySystem } from './connect.js';
import { type EgressAnswer, exchange, type ExchangeDeps } from './exchange.js';
import type { EgressOptions, EgressRequest } from './request.js';
import { saidBy } from './said.js';
import { kindOfStatus, retryAfterMs, sentenceFor } from './status.js';

/** The one way out of this product. Every failure is a ConnectorError whose message a tenant may read. */
export interface Egress extends HttpClient {
  /** JSON in, JSON out, any status but 2xx is an error. `timeoutMs` of the call wins over the option. */
  call<T>(call: HttpCall<T>, options?: EgressOptions): Promise<HttpAnswer<T>>;
  /** Any body, any answer, redirects included: for pages, files and streams. */
  open(request: EgressRequest, options?: EgressOptions): Promise<EgressAnswer>;
}

export interface EgressSettings {
  /** What may be reached besides public addresses; the operator's alone. */
  allow: readonly AllowRule[];
  resolve?: Resolve | undefined;
  ca?: string | undefined;
  log: Pick<Log, 'debug' | 'warn'>;
}

/** Makes the way out. Each call opens a connection of its own and closes it; only repeatable ones leave theirs to the next. */
export function createEgress({ allow, resolve = resolveBySystem, ca, log }: EgressSettings): Egress {
  const connecting = { allow, resolve, ca };
  const deps = { ...connecting, kept: createKeptConnections(connecting), log };
  const open = (request: EgressRequest, options: EgressOptions = {}) => openLogged(request, options, deps);
  return { open, call: (call, options = {}) => callJson(call, options, open) };
}

type LoggedDeps = ExchangeDeps & Pick<EgressSettings, 'log'>;

async function openLogged(
  request: EgressRequest,
  options: EgressOptions,
  deps: LoggedDeps,
): Promise<EgressAnswer> {
  const startedAt = performance.now();
  const told = { method: request.method, host: hostOf(request.url) };
  const tookMs = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await exchange(request, options, deps);
    deps.log.debug({ ...told, status: answer.status, took_ms: tookMs() }, 'outgoing call');
    return answer;
  } catch (err) {
    deps.log.warn({ ...told, took_ms: tookMs(), err }, 'outgoing call failed');
    throw err;
  }
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

type Open = Egress['open'];

async function callJson<T>(call: HttpCall<T>, options: EgressOptions, open: Open): Promise<HttpAnswer<T>> {
  const request = requestOf(call);
  const answer = await open(request, { ...options, timeoutMs: call.timeoutMs ?? options.timeoutMs });
  const kind = kindOfStatus(answer.status, call.errors);
  if (kind !== undefined) throw await refusal(kind, answer, request);
  const body = await readAll(answer);
  const data = call.expect.safeParse(contentOf(body, answer));
  if (data.success) return { status: answer.status, headers: answer.headers, data: data.data };
  throw new ConnectorError('bad-response', 'The platform answered in a form that is not known.', {
    status: answer.status,
    cause: data.error,
  });
}

function requestOf<T>(call: HttpCall<T>): EgressRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, value] of Object.entries(call.headers ?? {})) headers[name.toLowerCase()] = value;
  if (call.json === undefined) return { method: call.method, url: withQuery(call), headers };
  headers['content-type'] ??= 'application/json';
  return { method: call.method, url: withQuery(call), headers, body: JSON.stringify(call.json) };
}

/** Joined as text: taking the address apart here would hide from the check how it was written. */
function withQuery({ url, query = {} }: Pick<HttpCall<unknown>, 'url' | 'query'>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) pairs.append(name, String(value));
  if (pairs.size === 0) return url;
  const [address = ''] = url.split('#');
  return `${address}${address.includes('?') ? '&' : '?'}${pairs.toString()}`;
}

/** The status alone decides; the body only adds the platform's words, as far as they could be read. */
async function refusal(
  kind: ConnectorError['kind'],
  answer: EgressAnswer,
  request: EgressRequest,
): Promise<ConnectorError> {
  const sent = [...Object.values(request.headers ?? {}), ...wordsOf(request.url)];
  return new ConnectorError(kind, sentenceFor(kind, answer.status), {
    status: answer.status,
    retryAfterMs: retryAfterMs(answer.headers['retry-after'], new Date()),
    said: saidBy(await readStart(answer), sent),
  });
}

/** Some platforms take their token in a query, or in the path. */
function wordsOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { pathname, searchParams } = new URL(address);
  return [...searchParams.values(), ...pathname.split('/').filter((part) => part.length >= shortestSecret)];
}

/** Shorter parts of a path are names, and may stand in an answer. */
const shortestSecret = 20;

async function readAll(answer: EgressAnswer): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const enoughForAReason = 64 * 1024;

async function readStart(answer: EgressAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > enoughForAReason) break;
    }
  } catch {
    answer.close();
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** JSON where it is JSON, undefined where there is nothing, else the text; what is acceptable, `expect` says. */
function contentOf(body: Buffer, answer: EgressAnswer): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!/\bjson\b/i.test(answer.headers['content-type'] ?? '')) return text;
    throw new ConnectorError('bad-response', 'The platform answered with broken JSON.', {
      status: answer.status,
      cause,
    });
  }
}
