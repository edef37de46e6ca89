import type { Connection } from '../../contract/connections.js';

export interface StartSteps {
  inbox: boolean;
  widget: boolean;
  knowledge: boolean;
  trial: boolean;
}

interface StartFacts {
  connections: readonly Pick<Connection, 'status' | 'snippet' | 'last_event_at'>[];
  hasKnowledge: boolean;
  hasConversation: boolean;
}

/**
 * What of the first steps is done. A connection with a snippet is a chat window of our own: it is placed once something
 * came from it.
 */
export const checkStart = ({ connections, hasKnowledge, hasConversation }: StartFacts): StartSteps => ({
  inbox: connections.some(({ snippet, status }) => snippet === null && status === 'live'),
  widget: connections.some(({ snippet, last_event_at }) => snippet !== null && last_event_at !== null),
  knowledge: hasKnowledge,
  trial: hasConversation,
});

/** Answering somewhere, from something, and it was tried: one of the two ways to be reached is enough. */
export const isStarted = ({ inbox, widget, knowledge, trial }: StartSteps): boolean =>
  (inbox || widget) && knowledge && trial;
