import { randomUUID } from 'node:crypto';
import { listMessages } from './list-messages.js';
import { ChangedMessage, NewMessage } from './message-schema.js';
import { dispatched, listed, Refusal, removed, resolved, updated } from './refusal.js';
import { bodyOf, type Call, type ConversationCall, onConversation, param, type Route } from './route.js';
import type { Author, ConversationRow } from './rows.js';
import { editMessage, newMessage, removeMessage, storeMessage } from './store-message.js';
import { messageIn, type World } from './world.js';

/** Without an author in the body the message carries the name of the website or of the plugin. */
function authorOf(call: ConversationCall, { from, user }: NewMessage): Author {
  if (user) return user;
  if (from === 'user')
    return { nickname: call.conversation.meta.nickname, user_id: call.conversation.session_id };
  return { nickname: call.caller.tier === 'plugin' ? call.caller.plugin.name : call.website.name };
}

/** Keeps the full source of an e-mail beside the conversation; the message only refers to it. */
function keepOriginal(
  conversation: ConversationRow,
  original: NewMessage['original'],
  world: World,
): { original_id: string } | undefined {
  if (!original) return undefined;
  const original_id = randomUUID();
  conversation.originals.set(original_id, { ...original, timestamp: world.now() });
  return { original_id };
}

function createMessage(call: ConversationCall, world: World) {
  const body = bodyOf(NewMessage, call);
  const { conversation, website } = call;
  // The status and the reason are not known; that the free plan has no notes is.
  if (body.type === 'note' && website.plan === 'free') throw new Refusal(402, 'subscription_required');
  const isRepeated = conversation.messages.some((one) => one.fingerprint === body.fingerprint);
  if (isRepeated && world.knobs.repeatedFingerprint === 'refuse')
    throw new Refusal(409, 'fingerprint_exists', 'a message with this fingerprint is stored');
  if (isRepeated && world.knobs.repeatedFingerprint === 'ignore')
    return dispatched({ fingerprint: body.fingerprint });

  const original = keepOriginal(conversation, body.original, world);
  const message = newMessage(conversation, { ...body, user: authorOf(call, body), original }, world);
  storeMessage(conversation, { message, by: 'api' }, world);
  return dispatched({ fingerprint: message.fingerprint });
}

function fingerprintOf(call: Call): number {
  const fingerprint = Number(param(call, 'fingerprint'));
  if (!Number.isSafeInteger(fingerprint)) throw new Refusal(400, 'invalid_data', 'fingerprint');
  return fingerprint;
}

/** Routes on messages. crisp: WebsiteConversation of the Node client. */
export const messageRoutes: Route[] = [
  onConversation({ name: 'message.create', method: 'POST', path: '/message', handle: createMessage }),
  onConversation({
    name: 'message.get',
    method: 'GET',
    path: '/message/:fingerprint',
    handle: (call) => resolved(messageIn(call.conversation, fingerprintOf(call))),
  }),
  onConversation({
    name: 'message.update',
    method: 'PATCH',
    path: '/message/:fingerprint',
    handle: (call, world) => {
      const { content } = bodyOf(ChangedMessage, call);
      const message = messageIn(call.conversation, fingerprintOf(call));
      editMessage(call.conversation, { message, content }, world);
      return updated();
    },
  }),
  onConversation({
    name: 'message.remove',
    method: 'DELETE',
    path: '/message/:fingerprint',
    handle: (call, world) => {
      const { fingerprint } = messageIn(call.conversation, fingerprintOf(call));
      removeMessage(call.conversation, fingerprint, world);
      return removed();
    },
  }),
  onConversation({
    name: 'messages.list',
    method: 'GET',
    path: '/messages',
    handle: (call, world) => listed(listMessages(call.conversation, call.query, world.knobs)),
  }),
  onConversation({
    name: 'original.get',
    method: 'GET',
    path: '/original/:original_id',
    handle: (call) => {
      const original_id = param(call, 'original_id');
      const original = call.conversation.originals.get(original_id);
      if (!original) throw new Refusal(404, 'original_not_found');
      return resolved({ original_id, ...original });
    },
  }),
];
