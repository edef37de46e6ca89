import type { Inbox } from '../world/inbox.js';
import type { OurMessage } from '../world/read-ledgers.js';
import type { Written } from '../world/play-visitors.js';
import { type Delivery, finalStates, type Outcome } from './read-outcome.js';

/** All three ledgers side by side. */
export interface Evidence {
  /** What visitors and operators did. */
  written: Written;
  /** Messages whose hook got its 200. */
  acknowledged: ReadonlySet<string>;
  /** What the platforms stored of ours. */
  ours: readonly OurMessage[];
  outcome: Outcome;
  inboxes: readonly Inbox[];
  /** How long after its commit of `sending` the platform may still store a message, at the worst. */
  slackMs: number;
}

/** Sentences, one for each case. */
export interface Verdict {
  lost: string[];
  duplicated: string[];
  afterTakeover: string[];
  /** Other invariants. */
  broken: string[];
}

export const allCases = ({ lost, duplicated, afterTakeover, broken }: Verdict): string[] => [
  ...lost,
  ...duplicated,
  ...afterTakeover,
  ...broken,
];

/** Compares sets, not counts: what was promised, what was decided, what the platforms hold. */
export function judge(evidence: Evidence): Verdict {
  const copies = countCopies(evidence.ours);
  return {
    lost: [...lostMessages(evidence), ...lostReplies(evidence.outcome, copies)],
    duplicated: [...copies]
      .filter(([, count]) => count > 1)
      .map(([mark, count]) => `${mark} is there ${count} times`),
    afterTakeover: saidAfterTakeover(evidence),
    broken: [...strangers(evidence), ...outOfOrder(evidence), ...leaks(evidence)],
  };
}

type Copies = ReadonlyMap<string, number>;

function countCopies(ours: readonly OurMessage[]): Copies {
  const copies = new Map<string, number>();
  for (const { mark } of ours) copies.set(mark, (copies.get(mark) ?? 0) + 1);
  return copies;
}

/** Each acknowledged message is stored, and a turn has read it. */
function lostMessages({ written, acknowledged, outcome }: Evidence): string[] {
  const stored = new Map(outcome.messages.map((one) => [`${one.conversation} ${one.message}`, one]));
  return [...written.messages].flatMap((key) => {
    if (!acknowledged.has(key)) return [];
    const message = stored.get(key);
    if (!message) return [`message ${key} was acknowledged and is not stored`];
    return message.decision === null ? [`message ${key} was read by no turn`] : [];
  });
}

/** Each turn that speaks has its words in the outbox, and what counts as sent is at the platform. */
function lostReplies({ turns, deliveries }: Outcome, copies: Copies): string[] {
  const speaks = (decision: string) => decision === 'reply' || decision === 'hand-over';
  const isFinal = ({ state }: Delivery) => finalStates.some((final) => final === state);
  const isAMessage = ({ is_visible, kind }: Delivery) => is_visible || kind === 'note';
  return [
    ...turns
      .filter(({ decision, reason, visible }) => speaks(decision) && reason !== 'stale' && visible === 0)
      .map(({ id, decision }) => `turn ${id} decided to ${decision} and says nothing`),
    ...deliveries
      .filter((one) => !isFinal(one))
      .map(({ id, kind, state, reason }) => `${kind} ${id} is still ${state} (${reason ?? 'no reason'})`),
    ...deliveries
      .filter((one) => isAMessage(one) && one.state === 'sent' && !copies.has(one.mark))
      .map(({ id, kind }) => `${kind} ${id} counts as sent and is not at the platform`),
  ];
}

const isSpeech = ({ kind }: Delivery): boolean => kind === 'reply' || kind === 'handover-text';

/** No call for words of the bot begins after our commit of the takeover, and none arrives long after it. */
function saidAfterTakeover({ outcome, ours, slackMs }: Evidence): string[] {
  const commits = new Map(outcome.takeovers.map((one) => [one.conversation, one.committed_at.getTime()]));
  const speech = new Set(outcome.deliveries.filter(isSpeech).map(({ mark }) => mark));
  const isAfter = (conversation: string, atMs: number | undefined) => {
    const commit = commits.get(conversation);
    return commit !== undefined && atMs !== undefined && atMs > commit;
  };
  return [
    ...outcome.deliveries
      .filter((one) => isSpeech(one) && isAfter(one.conversation, one.sending_at?.getTime()))
      .map(({ id }) => `delivery ${id} was begun after the takeover`),
    ...ours
      .filter(({ conversation, mark, atMs }) => speech.has(mark) && isAfter(conversation, atMs - slackMs))
      .map(({ mark }) => `the message ${mark} reached the platform long after the takeover`),
  ];
}

/** The platforms hold nothing of ours that the outbox does not know, nor what it knows as never sent. */
function strangers({ outcome, ours }: Evidence): string[] {
  const known = new Map(outcome.deliveries.map((one) => [one.mark, one]));
  return ours.flatMap(({ mark, conversation }) => {
    const delivery = known.get(mark);
    if (!delivery) return [`the message ${mark} at the platform belongs to no delivery`];
    if (delivery.conversation !== conversation) return [`the message ${mark} is in another conversation`];
    return delivery.state === 'cancelled'
      ? [`the cancelled ${delivery.kind} ${mark} is at the platform`]
      : [];
  });
}

/** A conversation's visible messages stand at the platform in the order of the outbox. */
function outOfOrder({ outcome, ours }: Evidence): string[] {
  const arrivals = new Map<string, number>();
  for (const [place, { mark }] of ours.entries()) if (!arrivals.has(mark)) arrivals.set(mark, place);
  const last = new Map<string, number>();
  return outcome.deliveries.flatMap(({ is_visible, conversation, mark, id }) => {
    const arrival = arrivals.get(mark);
    if (!is_visible || arrival === undefined) return [];
    const isLate = arrival < (last.get(conversation) ?? -1);
    last.set(conversation, Math.max(arrival, last.get(conversation) ?? -1));
    return isLate ? [`delivery ${id} appeared before an earlier one`] : [];
  });
}

/** No tenant's code word stands in a conversation of another one. */
function leaks({ outcome, ours, inboxes }: Evidence): string[] {
  const owners = new Map(outcome.deliveries.map(({ mark, tenant }) => [mark, tenant]));
  const words = new Map(inboxes.map(({ tenant, codeWord }) => [codeWord, tenant]));
  return ours.flatMap(({ mark, text }) =>
    [...words]
      .filter(([word, tenant]) => text.includes(word) && owners.get(mark) !== tenant)
      .map(([word]) => `the message ${mark} tells ${word}, which is another tenant's`),
  );
}
