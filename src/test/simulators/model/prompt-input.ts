import { z } from 'zod';
import type { ChatRequest } from './chat-request.js';
import { parseJson } from './parse-json.js';

/** The data that our product hands to its model: a JSON object in a user message. */
export const PromptInput = z.looseObject({
  question: z.string(),
  passages: z
    .array(z.looseObject({ id: z.string(), text: z.string(), title: z.string().optional() }))
    .default([]),
  possible_intents: z.array(z.looseObject({ name: z.string(), label: z.string().optional() })).default([]),
});
export type PromptInput = z.output<typeof PromptInput>;

/** The last user message that is such an object; undefined where there is none (a request to repair is plain text). */
export function promptInput({ messages }: Pick<ChatRequest, 'messages'>): PromptInput | undefined {
  for (const { role, text } of messages.toReversed()) {
    const parsed = role === 'user' ? PromptInput.safeParse(parseJson(text)) : undefined;
    if (parsed?.success) return parsed.data;
  }
  return undefined;
}

/** All texts within a JSON value, as they read without its escapes. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

/** What strangers wrote into the prompt: all but the instructions, in the order of the messages. */
export function strangersTexts({ messages }: Pick<ChatRequest, 'messages'>): string[] {
  return messages
    .filter(({ role }) => role === 'user' || role === 'tool')
    .flatMap(({ text }) => {
      const json = parseJson(text);
      return json === undefined ? [text] : textsIn(json);
    });
}
