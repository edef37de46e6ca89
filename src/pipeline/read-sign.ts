import { isAcknowledgement } from './acknowledgements.js';
import { asks, hasWords } from './join-messages.js';
import { cannedText } from './route-intent.js';
import type { Captured, Stop } from './turn-state.js';

/** Emoji that say that the answer was no help, or that something is wrong. */
const displeasure = /[👎😠😡🤬😤🖕💩]/u;

/**
 * What a message needs that shows a mood and asks nothing. A thumb or an "ok" after an answer needs nothing; without an
 * answer before it, a sign is how somebody says hello; an angry one is for a human.
 */
export function readSign(captured: Captured): Stop | undefined {
  const { question, turn } = captured;
  const saidLast = turn.history.filter(({ role }) => role !== 'visitor').at(-1)?.text;
  if (asks(question)) return undefined;
  const acknowledges = saidLast !== undefined && isAcknowledgement(question, { saidLast });
  if (hasWords(question) && !acknowledges) return undefined;
  if (displeasure.test(question)) return { stop: 'hand-over', because: 'displeased' };
  if (acknowledges) return { stop: 'stay-silent', because: 'acknowledged' };
  if (captured.intent !== null) return undefined;
  if (saidLast !== undefined) return { stop: 'stay-silent', because: 'acknowledged' };
  return greet(captured) ?? { stop: 'stay-silent', because: 'nothing-to-read' };
}

function greet(captured: Captured): Stop | undefined {
  const greeting = captured.intents.find(
    ({ name, action }) => name === 'greeting' && action === 'canned-reply',
  );
  const text = greeting && cannedText(greeting, captured);
  return text === undefined ? undefined : { stop: 'reply', because: 'canned-reply', text };
}
