import type { ConversationDetail, Message, WaitingDelivery } from '../../contract/conversations.js';
import type { Turn } from '../../contract/turns.js';

export type TimelineEntry =
  | { kind: 'message'; message: Message; turn: Turn | undefined }
  /** A turn of which nothing was said or is about to be said. */
  | { kind: 'turn'; turn: Turn }
  | { kind: 'waiting'; delivery: WaitingDelivery; turn: Turn | undefined };

/**
 * Messages in their order, each turn at what came of it: the last thing the bot said after the messages that the turn
 * answered; else the bot's note; else right after those messages. Then what has not arrived yet.
 */
export function arrangeTimeline({
  messages,
  turns,
  waiting_deliveries,
  has_earlier,
}: Pick<ConversationDetail, 'messages' | 'turns' | 'waiting_deliveries' | 'has_earlier'>): TimelineEntry[] {
  const placed = placeTurns(messages, turns, waiting_deliveries);
  const silentAt = (place: number) =>
    placed.silent.filter(({ after }) => after === place).map(({ turn }) => ({ kind: 'turn' as const, turn }));
  const told = messages.flatMap((message, place) => [
    { kind: 'message' as const, message, turn: placed.ofMessage.get(message.id) },
    ...silentAt(place),
  ]);
  const waiting = waiting_deliveries.map((delivery) => ({
    kind: 'waiting' as const,
    delivery,
    turn: placed.ofDelivery.get(delivery.id),
  }));
  // What was decided about earlier messages is shown with those.
  return [...(has_earlier ? [] : silentAt(-1)), ...told, ...waiting];
}

interface Placed {
  ofMessage: Map<string, Turn>;
  ofDelivery: Map<string, Turn>;
  silent: { turn: Turn; after: number }[];
}

function placeTurns(
  messages: readonly Message[],
  turns: readonly Turn[],
  waiting: readonly WaitingDelivery[],
): Placed {
  const placed: Placed = { ofMessage: new Map(), ofDelivery: new Map(), silent: [] };
  const asked = turns
    .map((turn) => ({ turn, after: lastOf(turn, messages) }))
    .toSorted((one, other) => one.after - other.after);
  for (const [at, { turn, after }] of asked.entries()) {
    const until = asked[at + 1]?.after ?? messages.length;
    const delivery = waiting.findLast(({ turn_id }) => turn_id === turn.id);
    const message = outcomeOf(turn, messages.slice(after + 1, Math.max(until, after + 1)), placed.ofMessage);
    if (delivery) placed.ofDelivery.set(delivery.id, turn);
    else if (message) placed.ofMessage.set(message.id, turn);
    else placed.silent.push({ turn, after });
  }
  return placed;
}

/** Where the last message stands that the turn answered; -1 when it is too old to be shown. */
const lastOf = ({ message_ids }: Turn, messages: readonly Message[]): number =>
  messages.findLastIndex(({ id }) => message_ids.includes(id));

function outcomeOf(
  { decision }: Turn,
  following: readonly Message[],
  taken: ReadonlyMap<string, Turn>,
): Message | undefined {
  if (decision === 'stay-silent') return undefined;
  const said = following.filter(({ role, id }) => role === 'bot' && !taken.has(id));
  return said.findLast((message) => !message.private) ?? said.at(-1);
}
