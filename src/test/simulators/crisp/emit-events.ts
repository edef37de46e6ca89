import type { ConversationRow, MessageRow } from './rows.js';
import type { World } from './world.js';

/** The fields that open every event of a conversation. */
function scope({ website_id, session_id, inbox_id }: ConversationRow): Record<string, unknown> {
  return { website_id, session_id, inbox_id };
}

/** Announces an event of one conversation; `fields` are what the event adds to the three ids. */
export function emitAbout(
  conversation: ConversationRow,
  { event, fields = {} }: { event: string; fields?: Record<string, unknown> },
  world: Pick<World, 'emit'>,
): void {
  world.emit(conversation.website_id, event, { ...scope(conversation), ...fields });
}

/** `message:send`: the visitor wrote. Field order as in the RTM reference. */
function sendFields(message: MessageRow): Record<string, unknown> {
  const { type, origin, content, timestamp, fingerprint, from, user, stamped, original } = message;
  return {
    ...{ type, origin, content, timestamp, fingerprint, from, user, stamped },
    ...(original && { original }),
  };
}

/** `message:received`: an operator, a bot or a plugin wrote. `bare` is the echo whose flags are missing. */
function receivedFields(message: MessageRow, bare: boolean): Record<string, unknown> {
  const { type, from, origin, content, fingerprint, mentions, timestamp, stamped } = message;
  const { automated, references, original, properties } = message;
  const user = bare ? { nickname: message.user.nickname ?? '' } : message.user;
  return {
    ...{ type, from, origin, content, fingerprint, user, mentions, timestamp, stamped },
    ...(automated && !bare && { automated }),
    ...(references && { references }),
    ...(original && { original }),
    ...(properties && { properties }),
  };
}

/** Announces a stored message: by its author's side, not by who called the API. */
export function emitMessage(
  conversation: ConversationRow,
  { message, bare = false }: { message: MessageRow; bare?: boolean },
  world: Pick<World, 'emit'>,
): void {
  const isVisitors = message.from === 'user';
  const event = isVisitors ? 'message:send' : 'message:received';
  const fields = isVisitors ? sendFields(message) : receivedFields(message, bare);
  emitAbout(conversation, { event, fields }, world);
}
