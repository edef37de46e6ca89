import type { Answer } from './answer.js';
import type { ChatRequest } from './chat-request.js';
import { type PromptInput, promptInput } from './prompt-input.js';
import { wordAnswer } from './word-answer.js';

const stemLength = 5;

/** Words of four letters and more, cut to their beginning so that endings do not matter. */
const stemsOf = (text: string): Set<string> =>
  new Set(
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]{4,}/gu) ?? []
    ).map((word) => word.slice(0, stemLength)),
  );

/** How well a text meets the question: shared words, each worth more the fewer passages have it. */
function scorer(question: string, texts: readonly string[]): (text: string) => number {
  const known = texts.map(stemsOf);
  const weights = new Map(
    [...stemsOf(question)].map((stem) => {
      const holders = known.filter((stems) => stems.has(stem)).length;
      return [stem, holders === 0 ? 0 : 1 / holders];
    }),
  );
  return (text) => [...stemsOf(text)].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
}

function best<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  const [first] = items.map((item) => ({ item, score: score(item) })).sort((a, b) => b.score - a.score);
  return first && first.score > 0 ? first.item : undefined;
}

const sentencesOf = (text: string): string[] =>
  text.match(/[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]*/g) ?? [];

/** The sentence that meets the question best, with the one after it, which often completes it. */
function excerpt(text: string, score: (sentence: string) => number): string {
  const sentences = sentencesOf(text)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const hit = best(sentences, score);
  const start = hit === undefined ? 0 : sentences.indexOf(hit);
  return sentences.slice(start, start + 2).join(' ');
}

/** The intent whose label shares a word with the question. */
function intentOf({ question, possible_intents }: PromptInput): string | null {
  const asked = stemsOf(question);
  const hit = possible_intents.find(({ name, label }) =>
    [...stemsOf(label ?? name.replaceAll('_', ' '))].some((stem) => asked.has(stem)),
  );
  return hit?.name ?? null;
}

/**
 * The honest default: quotes the passage that meets the question best, names it, and is unsure where none does. It
 * reads the product's prompt: a user message that is JSON with `question` and `passages`.
 */
export function defaultAnswer(request: ChatRequest): Answer {
  const input = promptInput(request);
  if (!input) return { content: wordAnswer(request, { reply: null }) };
  const { question, passages } = input;
  const full = ({ title = '', text }: { title?: string | undefined; text: string }) => `${title}\n${text}`;
  const score = scorer(question, passages.map(full));
  const passage = best(passages, (one) => score(full(one)));
  const intent = intentOf(input);
  if (!passage) return { content: wordAnswer(request, { reply: null, intent }) };
  const reply = excerpt(passage.text, score);
  return { content: wordAnswer(request, { reply, passageIds: [passage.id], intent }) };
}
