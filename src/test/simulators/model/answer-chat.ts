import { type Outcome, playOutcome, type Reply, type Wire } from '../faults.js';
import type { Answer } from './answer.js';
import { checkModel } from './check-model.js';
import { type ChatRequest, readChatRequest } from './chat-request.js';
import { type Completion, completionBody, say, streamedLines, usageOf } from './completion.js';
import type { AnswerOutcome } from './faults.js';
import { obey } from './obey.js';
import { Refusal } from './refusal.js';
import type { Exchange } from './serve.js';
import type { World } from './world.js';

interface ChatExchange extends Exchange {
  outcome: Outcome;
  wire: Wire;
}

/** Thinks, and answers in one piece or as a stream; or fails in the way that the scripts say. */
export async function answerChat(exchange: ChatExchange, world: World): Promise<void> {
  const { outcome, wire } = exchange;
  const request = readRequest(exchange, world);
  if ('status' in request) {
    wire.send(request);
    return;
  }
  const fault = world.faults.answers.next(faultRoute(request));
  exchange.call.answerFault = fault.kind;
  const think = async () => {
    const completion = await completionOf({ request, fault, exchange }, world);
    return { completion, pieces: piecesOf(completion) };
  };
  if (outcome.kind !== 'ok') {
    const work = async (): Promise<Reply> => {
      const { pieces } = await think();
      return { status: 200, headers: headersOf(request), body: pieces.join('') };
    };
    return playOutcome(outcome, work, wire);
  }
  const { pieces } = await think();
  await write({ request, fault, pieces, exchange }, world);
}

/** The request, or the refusal of one that the API does not take. */
function readRequest({ call }: Exchange, world: World): ChatRequest | Reply {
  try {
    const request = readChatRequest(call.body);
    checkModel(request.model, world);
    Object.assign(call, { model: request.model, prompt: request.prompt });
    world.ledger.read(call);
    return request;
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

const faultRoute = ({ format }: ChatRequest): string =>
  format.type === 'json_schema' ? format.json_schema.name : format.type;

interface Thought {
  request: ChatRequest;
  fault: AnswerOutcome;
  exchange: Exchange;
}

async function completionOf({ request, fault, exchange }: Thought, world: World): Promise<Completion> {
  const answer: Answer = fault.kind === 'obey' ? obey(request) : await world.answer(request);
  const latencyMs = answer.latencyMs ?? world.latencyMs;
  if (latencyMs > 0) await world.background.wait(latencyMs);
  const isSpoilt = fault.kind === 'malformed' || fault.kind === 'wrong-schema';
  const said = say(answer.content, fault, { request, variant: isSpoilt ? world.nextVariant() : 0 });
  const completion = { said, request, created: Math.floor(world.now().getTime() / 1000) };
  const { prompt_tokens, completion_tokens } = usageOf(completion);
  exchange.call.tokens = { in: prompt_tokens, out: completion_tokens };
  exchange.call.content = said.content;
  return completion;
}

const headersOf = ({ stream }: ChatRequest): Record<string, string> => ({
  'Content-Type': stream ? 'text/event-stream; charset=utf-8' : 'application/json',
});

const piecesOf = (completion: Completion): string[] =>
  completion.request.stream ? streamedLines(completion) : [JSON.stringify(completionBody(completion))];

interface Answering extends Thought {
  pieces: readonly string[];
}

/** Writes the answer at its own pace, and as far as the fault lets it. */
async function write({ request, fault, pieces, exchange }: Answering, world: World): Promise<void> {
  const { response, call, startedMs } = exchange;
  if (response.destroyed) return;
  call.status = 200;
  response.writeHead(200, headersOf(request));
  response.flushHeaders();
  if (fault.kind === 'slow-first-token') await world.background.wait(fault.delayMs);
  if (fault.kind === 'endless' && fault.ignoresLimit) return writeForEver(pieces, exchange, world);
  const bytes = Buffer.from(pieces.join(''));
  if (fault.kind === 'cut') {
    response.write(bytes.subarray(0, Math.floor(bytes.length * fault.share)), () => response.destroy());
    return;
  }
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && world.pieceDelayMs > 0) await world.background.wait(world.pieceDelayMs);
    response.write(piece);
  }
  response.end();
  call.tookMs = performance.now() - startedMs;
}

/** Repeats the text of the answer until the client hangs up, about as fast as models talk; the end never comes. */
async function writeForEver(pieces: readonly string[], { response }: Exchange, world: World): Promise<void> {
  const [first = '', second] = pieces;
  // An answer in one piece stays open within its content.
  const opening = second === undefined ? (first.split('","refusal"')[0] ?? '') : first;
  response.write(opening);
  while (!response.destroyed && !world.background.signal.aborted) {
    response.write((second ?? 'and then there is more, ').repeat(5));
    await world.background.wait(10);
  }
}
