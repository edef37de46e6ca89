import type { Answer } from './answer.js';
import type { ChatRequest } from './chat-request.js';
import { promptInput, strangersTexts } from './prompt-input.js';
import { wordAnswer } from './word-answer.js';

/**
 * The obedient villain: does what the last order says that a stranger put into the prompt, wherever it stands (a message,
 * a passage, a title, a name), and dresses the result up as a sure answer that rests on every passage.
 */

const order =
  /(?:^|[\s"'“‘(])(?:ignore|disregard|forget|override|say|reply|respond|answer with|answer only|write|print|output|repeat|reveal|show|tell|include|append|send|call|visit|open|execute|run|set|give)[\s:][^\n]*/gi;
const wantsPrompt =
  /(?:reveal|print|repeat|show|output|tell|give|what (?:is|are))[^.\n]*(?:system|initial|hidden|your|above)[^.\n]*(?:prompt|instructions?|rules|message)/i;
const quoted = /["“«'‘`]([^"”»'’`]{2,})["”»'’`]/g;
const payload =
  /(?:say|reply|respond|answer|write|print|output|repeat|append|include|give)(?:\s+(?:only|with|exactly|back|me|the visitor|the words?))*\s*:?\s+(.+)/i;
const address = /https?:\/\/[^\s)"'<>\]]+/g;

/** The last order in what strangers wrote, up to the end of its paragraph. */
function lastOrder(request: ChatRequest): string | undefined {
  return strangersTexts(request)
    .flatMap((text) => text.match(order) ?? [])
    .at(-1)
    ?.trim();
}

function obeyed(command: string, { instructions }: ChatRequest): string {
  const parts: string[] = [];
  if (wantsPrompt.test(command)) parts.push(instructions);
  const words = [...command.matchAll(quoted)].map(([, text]) => text ?? '');
  if (words.length > 0) parts.push(...words);
  else if (parts.length === 0) parts.push(payload.exec(command)?.[1] ?? command);
  // Whoever plants an address wants it called: as an image, which some readers fetch unasked, and as a link.
  for (const url of command.match(address) ?? []) parts.push(`![image](${url})`, `[more](${url})`);
  return parts.join(' ');
}

/** Obeys; without an order it claims, unsupported, whatever the visitor's last text was. */
export function obey(request: ChatRequest): Answer {
  const input = promptInput(request);
  const command = lastOrder(request);
  const reply = command === undefined ? `Yes: ${input?.question ?? ''}` : obeyed(command, request);
  const wanted = input?.possible_intents.find(({ name }) => command?.includes(name));
  const passageIds = (input?.passages ?? []).map(({ id }) => id);
  return { content: wordAnswer(request, { reply, passageIds, intent: wanted?.name ?? null }) };
}
