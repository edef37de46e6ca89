import { z } from 'zod';
import type { Reply } from '../faults.js';
import { changeTyping } from './announce.js';
import { assign } from './assign.js';
import { changeConversation, handToPeople, setStatus } from './change-conversation.js';
import { linkContact } from './contacts.js';
import { conversationView } from './conversation-views.js';
import { listConversations } from './list-conversations.js';
import { MessageBody } from './message-schema.js';
import { openConversation } from './new-conversation.js';
import { senderRow } from './person-views.js';
import { notFound, railsError } from './refusal.js';
import {
  type AccountCall,
  answer,
  attributes,
  bodyOf,
  type ConversationCall,
  done,
  flag,
  idNumber,
  inAccount,
  inConversation,
  type Route,
} from './route.js';
import type { Status } from './rows.js';
import { storeMessage } from './store-message.js';
import { isoOrNull } from './times.js';
import { oneOf, type World } from './world.js';

const StatusBody = z.object({
  status: z.string().nullish(),
  snoozed_until: z.coerce.number().nullish(),
});
const statuses: readonly Status[] = ['open', 'resolved', 'pending', 'snoozed'];

/** A status that does not exist is an error that Chatwoot does not catch. */
function statusOf(text: string): Status {
  const status = statuses.find((one) => one === text);
  if (!status) throw railsError(500, 'Internal Server Error');
  return status;
}

/** Without a status it toggles between open and resolved; what was pending or snoozed opens. */
function toggleStatus(call: ConversationCall, world: World): Reply {
  const { conversation, caller, role } = call;
  const body = bodyOf(StatusBody, call);
  const by = senderRow(caller).name;
  const isHandoff = caller.type === 'AgentBot' && conversation.status === 'pending' && body.status === 'open';
  const fallback = conversation.status === 'open' ? 'resolved' : 'open';
  const status = body.status ? statusOf(body.status) : fallback;
  const snoozedUntil = body.snoozed_until ? body.snoozed_until * 1_000 : null;
  if (isHandoff) handToPeople(conversation, by, world);
  else setStatus(conversation, { status, by, snoozedUntil }, world);
  // An agent who opens a conversation takes it; an administrator and a bot do not.
  if (conversation.status === 'open' && caller.type === 'User' && role === 'agent')
    assign(conversation, { to: { user: caller.user }, by }, world);
  const payload = {
    success: isHandoff ? null : true,
    conversation_id: conversation.id,
    current_status: conversation.status,
    snoozed_until: isoOrNull(conversation.snoozed_until),
  };
  return answer({ meta: {}, payload });
}

const TypingBody = z.object({ typing_status: z.string(), is_private: flag.nullish() });

function toggleTyping(call: ConversationCall, world: World): Reply {
  const { typing_status, is_private } = bodyOf(TypingBody, call);
  if (typing_status === 'on' || typing_status === 'off')
    changeTyping(
      call.conversation,
      { by: call.caller, isOn: typing_status === 'on', isPrivate: is_private ?? false },
      world,
    );
  return done();
}

const priority = z.enum(['low', 'medium', 'high', 'urgent']).or(z.literal('').transform(() => null));
const PriorityBody = z.object({ priority: priority.nullish() });

function setPriority(call: ConversationCall, world: World): void {
  const wanted = bodyOf(PriorityBody, call).priority ?? null;
  changeConversation(call.conversation, (row) => void (row.priority = wanted), world);
}

const CreateBody = z.object({
  source_id: z.string().optional(),
  inbox_id: idNumber.optional(),
  contact_id: idNumber.optional(),
  status: z.string().optional(),
  additional_attributes: attributes.optional(),
  custom_attributes: attributes.optional(),
  message: MessageBody.optional(),
});

/** By contact and inbox, or by the source id that links the two. */
function createConversation(call: AccountCall, world: World): Reply {
  const { account, caller } = call;
  const body = bodyOf(CreateBody, call);
  const bySource = account.contacts.find(({ contact_inboxes }) =>
    contact_inboxes.some(({ source_id }) => source_id === body.source_id),
  );
  const contact = body.contact_id === undefined ? bySource : oneOf(account.contacts, body.contact_id);
  const known = contact?.contact_inboxes.find(({ source_id }) => source_id === body.source_id);
  const inbox = body.inbox_id === undefined ? known?.inbox : oneOf(account.inboxes, body.inbox_id);
  if (!contact || !inbox) throw notFound();
  const link = linkContact(contact, { inbox, sourceId: body.source_id }, world);
  const seed = {
    status: body.status === undefined ? undefined : statusOf(body.status),
    additionalAttributes: body.additional_attributes ?? {},
    customAttributes: body.custom_attributes ?? {},
  };
  const conversation = openConversation({ account, contact, link }, seed, world);
  const content = body.message?.content;
  if (content)
    storeMessage(conversation, { draft: { messageType: 1, content, sender: caller }, by: 'api' }, world);
  return answer(conversationView(conversation));
}

const AttributesBody = z.object({ custom_attributes: attributes });
const LabelsBody = z.object({ labels: z.array(z.string()) });

/** What is written replaces all that was there. */
const replacingRoutes = [
  inConversation({
    ...{ name: 'custom_attributes.create', method: 'POST', path: '/custom_attributes', bots: 'always' },
    handle: (call, world) => {
      const { custom_attributes } = bodyOf(AttributesBody, call);
      changeConversation(call.conversation, (row) => void (row.custom_attributes = custom_attributes), world);
      return answer({ custom_attributes });
    },
  }),
  inConversation({
    ...{ name: 'labels.list', method: 'GET', path: '/labels', bots: 'current' },
    handle: ({ conversation }) => answer({ payload: [...conversation.labels] }),
  }),
  inConversation({
    ...{ name: 'labels.create', method: 'POST', path: '/labels', bots: 'current' },
    handle: (call, world) => {
      const labels = [...new Set(bodyOf(LabelsBody, call).labels)];
      changeConversation(call.conversation, (row) => void (row.labels = labels), world);
      return answer({ payload: labels });
    },
  }),
];

/** Routes on conversations, by display id. */
export const conversationRoutes: Route[] = [
  inAccount({
    ...{ name: 'conversations.list', method: 'GET', path: '/conversations' },
    handle: (call) => answer(listConversations(call)),
  }),
  inAccount({
    ...{ name: 'conversations.create', method: 'POST', path: '/conversations', bots: 'always' },
    handle: createConversation,
  }),
  inConversation({
    ...{ name: 'conversations.show', method: 'GET', path: '', bots: 'current' },
    handle: ({ conversation }) => answer(conversationView(conversation)),
  }),
  inConversation({
    ...{ name: 'conversations.update', method: 'PATCH', path: '', bots: 'always' },
    handle: (call, world) => {
      setPriority(call, world);
      return answer(conversationView(call.conversation));
    },
  }),
  inConversation({
    ...{ name: 'toggle_status', method: 'POST', path: '/toggle_status', bots: 'always' },
    handle: toggleStatus,
  }),
  inConversation({
    ...{ name: 'toggle_typing_status', method: 'POST', path: '/toggle_typing_status', bots: 'current' },
    handle: toggleTyping,
  }),
  inConversation({
    ...{ name: 'toggle_priority', method: 'POST', path: '/toggle_priority', bots: 'always' },
    handle: (call, world) => {
      setPriority(call, world);
      return done();
    },
  }),
  ...replacingRoutes,
];
