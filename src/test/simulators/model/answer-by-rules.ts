import type { AnswerFunction } from './answer.js';
import type { ChatRequest } from './chat-request.js';
import { promptInput, strangersTexts } from './prompt-input.js';
import { wordAnswer } from './word-answer.js';

/** One line of a scripted model, in the form that the scenarios of the evaluations have. */
export interface ScriptRule {
  id: string;
  /** The visitor's text holds one of these. */
  if_any: readonly string[];
  /** The prompt holds all of these: without the passage a rule cannot answer. */
  context: readonly string[];
  reply: string;
}

export interface Script {
  rules: readonly ScriptRule[];
  latencyMs?: number;
  /** Told of each call which rule answered, or null for "unsure". */
  onRule?: (id: string | null) => void;
}

/** Everything in the prompt, once as it is and once as it reads without JSON's escapes. */
const wholePrompt = (request: ChatRequest): string =>
  [request.prompt, ...strangersTexts(request)].join('\n').toLowerCase();

/** The visitor's text put up for answering: the question of the product's prompt, or else the last user message. */
function visitorText(request: ChatRequest): string {
  const last = request.messages.findLast(({ role }) => role === 'user');
  return (promptInput(request)?.question ?? last?.text ?? '').toLowerCase();
}

/**
 * A model that follows a script: the first rule answers whose words the visitor used and whose snippets the prompt
 * holds; without one it is unsure. It cites the passages that hold the snippets, or all where a rule needs none.
 */
export function answerByRules({ rules, latencyMs, onRule }: Script): AnswerFunction {
  return (request) => {
    const visitor = visitorText(request);
    const prompt = wholePrompt(request);
    const rule = rules.find(
      ({ if_any, context }) =>
        if_any.some((word) => visitor.includes(word.toLowerCase())) &&
        context.every((snippet) => prompt.includes(snippet.toLowerCase())),
    );
    onRule?.(rule?.id ?? null);
    const passages = promptInput(request)?.passages ?? [];
    const holders = passages.filter(({ text, title = '' }) =>
      rule?.context.some((snippet) => `${title}\n${text}`.toLowerCase().includes(snippet.toLowerCase())),
    );
    const cited = holders.length > 0 ? holders : passages;
    const content = wordAnswer(request, {
      reply: rule?.reply ?? null,
      passageIds: cited.map(({ id }) => id),
    });
    return { content, ...(latencyMs !== undefined && { latencyMs }) };
  };
}
