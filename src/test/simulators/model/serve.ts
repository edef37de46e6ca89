import type { IncomingMessage, ServerResponse } from 'node:http';
import rawBody from 'raw-body';
import { playOutcome, type Reply, type Wire } from '../faults.js';
import { answerChat } from './answer-chat.js';
import { checkModel } from './check-model.js';
import { embeddingsBody, readEmbeddingRequest } from './embeddings.js';
import { parseJson } from './parse-json.js';
import type { ModelCall, RouteName } from './ledger.js';
import { errorReply, forcedReply, Refusal } from './refusal.js';
import type { World } from './world.js';

/** One request on its way. */
export interface Exchange {
  response: ServerResponse;
  call: ModelCall;
  /** Monotonic, in ms. */
  startedMs: number;
}

const paths: Record<string, RouteName> = {
  'POST /v1/chat/completions': 'chat.completions',
  'POST /v1/embeddings': 'embeddings',
  'GET /v1/models': 'models',
};

function openCall(request: IncomingMessage, world: World): ModelCall {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const call: ModelCall = {
    at: world.now(),
    route: paths[`${request.method ?? ''} ${path}`] ?? 'unknown',
    key: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    model: '',
    prompt: '',
    body: null,
    fault: 'ok',
    answerFault: 'ok',
    content: null,
    tokens: { in: 0, out: 0 },
    status: null,
    tookMs: null,
  };
  world.ledger.calls.push(call);
  return call;
}

/** One request from its arrival to its answer. */
export async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  const exchange = { response, call: openCall(request, world), startedMs: performance.now() };
  const { call } = exchange;
  const text = await readText(request, world);
  if (text === undefined) return;
  call.body = text === '' ? null : (parseJson(text) ?? text);
  const outcome = world.faults.calls.next(call.route);
  call.fault = outcome.kind;
  const wire = openWire(request, exchange, world);
  const refused = refusalOf(call, world);
  if (refused && outcome.kind === 'ok') wire.send(refused);
  else if (call.route === 'chat.completions') await answerChat({ ...exchange, outcome, wire }, world);
  else await playOutcome(outcome, () => Promise.resolve(replyTo(call, world)), wire);
}

/** Undefined for a client that went away in the middle. */
async function readText(request: IncomingMessage, world: World): Promise<string | undefined> {
  try {
    return await rawBody(request, { encoding: 'utf8', limit: '20mb' });
  } catch (error) {
    if (!request.destroyed) world.background.failed(error);
    return undefined;
  }
}

function openWire(request: IncomingMessage, { response, call, startedMs }: Exchange, world: World): Wire {
  return {
    wait: (ms) => world.background.wait(ms),
    hang: () => undefined,
    reset: () => void request.socket.resetAndDestroy(),
    send(reply) {
      if (response.destroyed) return;
      const { status, headers, body } = forcedReply(reply);
      call.status = status;
      call.tookMs = performance.now() - startedMs;
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    },
  };
}

/** Why the call may not be answered: an unknown path, or a key that is missing, wrong or withdrawn. */
function refusalOf({ route, key }: ModelCall, { apiKeys }: World): Reply | undefined {
  if (route === 'unknown') return errorReply({ status: 404, message: 'There is no such path.' });
  if (apiKeys.has(key)) return undefined;
  const message = key === '' ? 'No API key was given.' : 'The API key is not valid.';
  return errorReply({ status: 401, message, code: 'invalid_api_key' });
}

/** The reply of the routes that need no thought. */
function replyTo(call: ModelCall, world: World): Reply {
  if (call.route === 'models') return { status: 200, body: { object: 'list', data: listedModels(world) } };
  try {
    const request = readEmbeddingRequest(call.body);
    checkModel(request.model, world);
    const body = embeddingsBody(request, world.embeddingDimensions);
    Object.assign(call, { model: request.model, prompt: request.texts.join('\n\n') });
    world.ledger.read(call);
    return { status: 200, body };
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

const listedModels = ({ models }: World) =>
  (models ?? ['simulated-chat', 'simulated-embedding']).map((id) => {
    return { id, object: 'model', created: 1_700_000_000, owned_by: 'simulator' };
  });
