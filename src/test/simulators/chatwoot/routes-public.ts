import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Reply } from '../faults.js';
import { announceContact, changeTyping } from './announce.js';
import { changeContact, linkContact, putContact } from './contacts.js';
import { isPublic, publicMessageView } from './message-views.js';
import { openConversation } from './new-conversation.js';
import { notFound, Refusal } from './refusal.js';
import { answer, attributes, bodyOf, done, idParam, param, type PlainCall, type Route } from './route.js';
import type { ContactInboxRow, ContactRow, ConversationRow, InboxRow } from './rows.js';
import { storeMessage } from './store-message.js';
import { seconds } from './times.js';
import { accountOf, type World } from './world.js';

/** The visitor's side of an API inbox: no token, but the inbox's identifier and the visitor's source id. */

function inboxAt(call: PlainCall, { accounts }: World): InboxRow {
  const identifier = param(call, 'identifier');
  const inboxes = [...accounts.values()].flatMap((account) => account.inboxes);
  const inbox = inboxes.find(({ api }) => api?.identifier === identifier);
  if (!inbox) throw notFound();
  return inbox;
}

interface Visitor {
  contact: ContactRow;
  link: ContactInboxRow;
}

function visitorAt(call: PlainCall, world: World): Visitor {
  const inbox = inboxAt(call, world);
  const sourceId = param(call, 'source_id');
  for (const contact of accountOf(inbox.account_id, world).contacts) {
    const link = contact.contact_inboxes.find((one) => one.inbox === inbox && one.source_id === sourceId);
    if (link) return { contact, link };
  }
  throw notFound();
}

function conversationOf(call: PlainCall, world: World): ConversationRow {
  const { contact, link } = visitorAt(call, world);
  const conversation = accountOf(contact.account_id, world).conversations.get(
    idParam(call, 'conversation_id'),
  );
  if (conversation?.contact_inbox !== link) throw notFound();
  return conversation;
}

const ContactBody = z.object({
  source_id: z.string().optional(),
  identifier: z.string().optional(),
  identifier_hash: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone_number: z.string().optional(),
  custom_attributes: attributes.optional(),
});

/** 401 for an identity that the inbox's owner has not signed, where the inbox demands it. */
function isSigned({ api }: InboxRow, { identifier, identifier_hash }: z.output<typeof ContactBody>): boolean {
  if (!api || identifier_hash === undefined) return false;
  const expected = createHmac('sha256', api.hmac_token)
    .update(identifier ?? '')
    .digest('hex');
  return identifier_hash === expected;
}

function createContact(call: PlainCall, world: World): Reply {
  const inbox = inboxAt(call, world);
  const account = accountOf(inbox.account_id, world);
  const body = bodyOf(ContactBody, call);
  const isVerified = isSigned(inbox, body);
  if (inbox.api?.hmac_mandatory && !isVerified)
    throw new Refusal(401, { error: 'HMAC failed: Invalid Identifier Hash Provided' });
  const { name, email, phone_number, identifier, custom_attributes } = body;
  const seed = { name, email, phone_number, identifier, custom_attributes };
  const known = identifier && account.contacts.find((one) => one.identifier === identifier);
  const contact = known || putContact(account, seed, world);
  if (known) changeContact(known, seed, { account, world });
  else announceContact(contact, { event: 'contact_created' }, world);
  const link = linkContact(contact, { inbox, sourceId: body.source_id }, world);
  link.hmac_verified ||= isVerified;
  return answer({
    ...{ source_id: link.source_id, pubsub_token: link.pubsub_token, id: contact.id, name: contact.name },
    ...{ email: contact.email, phone_number: contact.phone_number },
  });
}

const conversationView = ({ id, uuid, inbox, contact, ...conversation }: ConversationRow) => ({
  ...{ id, uuid, inbox_id: inbox.id, contact_last_seen_at: seconds(conversation.contact_last_seen_at) },
  ...{ status: conversation.status, agent_last_seen_at: seconds(conversation.agent_last_seen_at) },
  messages: conversation.messages.filter(isPublic).map(publicMessageView),
  contact: {
    ...{ id: contact.id, name: contact.name, email: contact.email, phone_number: contact.phone_number },
    account_id: contact.account_id,
  },
});

const MessageBody = z.object({ content: z.string().nullish(), echo_id: z.string().optional() });
const TypingBody = z.object({ typing_status: z.string() });

const path = '/public/api/v1/inboxes/:identifier/contacts/:source_id/conversations';

export const publicRoutes: Route<PlainCall>[] = [
  {
    ...{ name: 'public.contacts.create', method: 'POST', handle: createContact },
    path: '/public/api/v1/inboxes/:identifier/contacts',
  },
  {
    ...{ name: 'public.conversations.create', method: 'POST', path },
    handle: (call, world) => {
      const visitor = visitorAt(call, world);
      const account = accountOf(visitor.contact.account_id, world);
      return answer(conversationView(openConversation({ account, ...visitor }, {}, world)));
    },
  },
  {
    ...{ name: 'public.messages.create', method: 'POST', path: `${path}/:conversation_id/messages` },
    handle: (call, world) => {
      const conversation = conversationOf(call, world);
      const { content = null } = bodyOf(MessageBody, call);
      const sender = { type: 'Contact' as const, contact: conversation.contact };
      const draft = { messageType: 0 as const, content, sender };
      return answer(publicMessageView(storeMessage(conversation, { draft, by: 'visitor' }, world)));
    },
  },
  {
    ...{ name: 'public.messages.list', method: 'GET', path: `${path}/:conversation_id/messages` },
    handle: (call, world) =>
      answer(conversationOf(call, world).messages.filter(isPublic).map(publicMessageView)),
  },
  {
    ...{ name: 'public.toggle_typing', method: 'POST', path: `${path}/:conversation_id/toggle_typing` },
    handle: (call, world) => {
      const conversation = conversationOf(call, world);
      const isOn = bodyOf(TypingBody, call).typing_status === 'on';
      changeTyping(conversation, { by: { type: 'Contact', contact: conversation.contact }, isOn }, world);
      return done();
    },
  },
  {
    ...{ name: 'public.update_last_seen', method: 'POST', path: `${path}/:conversation_id/update_last_seen` },
    handle: (call, world) => {
      conversationOf(call, world).contact_last_seen_at = world.now();
      return done();
    },
  },
];
