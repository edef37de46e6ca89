import type { TenantConfig } from '../../contract/config.js';
import type { Connection } from '../../contract/connections.js';
import { isWaiting } from '../connections/is-waiting.js';

export interface StartSteps {
  business: boolean;
  /** An inbox or a website, one of the two. */
  reached: boolean;
  knowledge: boolean;
  trial: boolean;
  trust: boolean;
}

type Linked = Pick<Connection, 'status' | 'snippet' | 'last_event_at' | 'checklist'>;

export interface StartFacts {
  config: Pick<TenantConfig, 'business' | 'opening_hours' | 'languages'>;
  connections: readonly Linked[];
  hasKnowledge: boolean;
  hasConversation: boolean;
  /** Somebody chose how far the assistant may go. */
  isTrustChosen: boolean;
}

/** What of the first steps is done, each from what is really so. */
export const checkStart = ({ config, connections, ...has }: StartFacts): StartSteps => ({
  business: isFilledIn(config),
  reached: connections.some(isReached),
  knowledge: has.hasKnowledge,
  trial: has.hasConversation,
  trust: has.isTrustChosen,
});

/**
 * Country, time zone and the first language say nothing: they are guessed from the browser when a business signs up. What
 * nobody but a person can have told counts.
 */
const isFilledIn = ({ business, opening_hours, languages }: StartFacts['config']): boolean =>
  opening_hours !== null || languages.length > 1 || Object.values(business).some((told) => told !== '');

/**
 * A connection with a snippet is a chat window of our own: it is placed once something came from it. An inbox that works is
 * connected unless something is left to do there; what brought a message needs nothing.
 */
const isReached = ({ snippet, status, last_event_at, checklist }: Linked): boolean => {
  if (last_event_at !== null && (snippet !== null || status === 'live')) return true;
  return snippet === null && status === 'live' && !checklist.some(isLeft);
};

const isLeft = ({ state }: Linked['checklist'][number]): boolean => state === 'manual' || state === 'failed';

/** What was begun and not finished, to go on with: what waits for a person before what only waits. */
export function findHalfDone<One extends Linked>(connections: readonly One[]): One | undefined {
  const begun = connections.filter((one) => !isReached(one) && one.status !== 'paused');
  return begun.find(({ checklist }) => checklist.some(isLeft)) ?? begun.find(isWaiting) ?? begun[0];
}

/** Answering somewhere, from something, and it was tried. */
export const isStarted = ({ reached, knowledge, trial }: StartSteps): boolean =>
  reached && knowledge && trial;
