import { randomUUID } from 'node:crypto';
import type { ChatRequest } from './chat-request.js';
import { countTokens, firstTokens } from './count-tokens.js';
import type { AnswerOutcome } from './faults.js';
import { malform, misshape } from './spoil-answer.js';

/** What the model ends up saying, and why it stopped. */
export interface Said {
  content: string | null;
  refusal: string | null;
  finish: 'stop' | 'length' | 'content_filter';
}

const babble = 'and then there is more to say about it, ';

function endless({ maxTokens }: ChatRequest): Said {
  const content = firstTokens(babble.repeat(2_000), maxTokens ?? 16_384);
  return { content, refusal: null, finish: 'length' };
}

/** Applies what is wrong with the answer to the good one. `variant` picks a spoiling where the fault names none. */
export function say(
  good: string,
  fault: AnswerOutcome,
  { request, variant }: { request: ChatRequest; variant: number },
): Said {
  const plain = (content: string): Said => ({ content, refusal: null, finish: 'stop' });
  switch (fault.kind) {
    case 'malformed':
      return plain(malform(good, fault.variant ?? variant));
    case 'wrong-schema':
      return plain(misshape(good, fault.variant ?? variant));
    case 'empty':
      return plain('');
    case 'refusal':
      return { content: null, refusal: 'I cannot help with that.', finish: 'stop' };
    case 'content-filter':
      return { content: good.slice(0, Math.ceil(good.length / 3)), refusal: null, finish: 'content_filter' };
    case 'endless':
      return endless(request);
    default:
      return limited(plain(good), request);
  }
}

/** An honest answer, too, is cut at the limit of the request. */
function limited(said: Said, { maxTokens }: ChatRequest): Said {
  if (said.content === null || maxTokens === null || countTokens(said.content) <= maxTokens) return said;
  return { ...said, content: firstTokens(said.content, maxTokens), finish: 'length' };
}

export interface Completion {
  said: Said;
  request: ChatRequest;
  /** Seconds since 1970. */
  created: number;
}

export function usageOf({ said, request }: Completion) {
  const prompt_tokens = countTokens(request.prompt);
  const completion_tokens = countTokens(said.content ?? said.refusal ?? '');
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

const fingerprint = 'fp_simulated';

/** The body of an answer in one piece. */
export function completionBody(completion: Completion): Record<string, unknown> {
  const { said, request, created } = completion;
  const message = { role: 'assistant', content: said.content, refusal: said.refusal, annotations: [] };
  return {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: said.finish }],
    usage: usageOf(completion),
    service_tier: 'default',
    system_fingerprint: fingerprint,
  };
}

const pieceLength = 12;

/** The lines of a streamed answer: the role, the text in pieces, the reason for the end, the usage if asked for, the end. */
export function streamedLines(completion: Completion): string[] {
  const { said, request, created } = completion;
  const id = `chatcmpl-${randomUUID()}`;
  const chunk = (rest: Record<string, unknown>) => {
    const head = { id, object: 'chat.completion.chunk', created, model: request.model };
    return `data: ${JSON.stringify({ ...head, system_fingerprint: fingerprint, ...rest })}\n\n`;
  };
  const usage = request.includeUsage ? { usage: null } : {};
  const piece = (delta: Record<string, unknown>, finish_reason: string | null = null) =>
    chunk({ choices: [{ index: 0, delta, logprobs: null, finish_reason }], ...usage });
  const key = said.refusal === null ? 'content' : 'refusal';
  const text = said.content ?? said.refusal ?? '';
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, 'gu')) ?? [];
  return [
    piece({ role: 'assistant', content: '', refusal: null }),
    ...pieces.map((words) => piece({ [key]: words })),
    piece({}, said.finish),
    ...(request.includeUsage ? [chunk({ choices: [], usage: usageOf(completion) })] : []),
    'data: [DONE]\n\n',
  ];
}
