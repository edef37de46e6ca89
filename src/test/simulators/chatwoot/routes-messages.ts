import { z } from 'zod';
import type { Reply } from '../faults.js';
import { attachFile } from './attach-file.js';
import type { MessageDraft } from './keep-message.js';
import { checkItems, checkMessage, MessageBody } from './message-schema.js';
import { messageView } from './message-views.js';
import { agentView, contactInside } from './person-views.js';
import { forbidden, unprocessable } from './refusal.js';
import { answer, bodyOf, type ConversationCall, idParam, inConversation, type Route } from './route.js';
import type { ConversationRow, MessageRow, MessageType } from './rows.js';
import { changeMessage, storeMessage } from './store-message.js';
import { isoOrNull } from './times.js';
import { oneOf, type World } from './world.js';

const numberOfType: Record<string, MessageType> = { incoming: 0, outgoing: 1, activity: 2, template: 3 };

/** 422 once a conversation has had its messages of this minute. */
function checkFlood({ messages }: ConversationRow, { knobs, now }: Pick<World, 'knobs' | 'now'>): void {
  const recent = messages.filter(({ created_at }) => created_at > now() - 60_000);
  if (recent.length >= knobs.messagesPerMinute) throw unprocessable('Validation failed: Too many messages');
}

function createMessage(call: ConversationCall, world: World): Reply {
  const { conversation, files, caller } = call;
  const body = bodyOf(MessageBody, call);
  const isApiInbox = conversation.inbox.api !== null;
  checkMessage(body, { fileCount: files.length, isApiInbox });
  const contentAttributes = body.content_attributes ?? {};
  const contentType = body.content_type ?? 'text';
  checkItems(contentType, contentAttributes);
  checkFlood(conversation, world);
  const messageType = numberOfType[body.message_type ?? 'outgoing'] ?? 1;
  const draft: MessageDraft = {
    ...{ messageType, content: body.content ?? null, contentType, contentAttributes },
    isPrivate: body.private ?? false,
    sourceId: body.source_id ?? null,
    sender: messageType === 1 ? caller : { type: 'Contact', contact: conversation.contact },
    attachments: files.map((file) => attachFile(file, world)),
  };
  const message = storeMessage(conversation, { draft, by: 'api' }, world);
  return answer(messageView(message, body.echo_id));
}

/** The messages that a list shows: no parameter the last 20, `before` 20, `after` 100, both 1,000. */
function listed(messages: readonly MessageRow[], query: URLSearchParams): MessageRow[] {
  const shown = query.get('filter_internal_messages')
    ? messages.filter((one) => !one.private && one.message_type !== 2)
    : [...messages];
  const [after, before] = [query.get('after'), query.get('before')].map((text) => (text ? Number(text) : 0));
  if (after && before) return shown.filter(({ id }) => id >= after && id < before).slice(0, 1_000);
  if (before) return shown.filter(({ id }) => id < before).slice(-20);
  return after ? shown.filter(({ id }) => id > after).slice(0, 100) : shown.slice(-20);
}

function listMessages({ conversation, query }: ConversationCall, { knobs, now }: World): Reply {
  const { labels, additional_attributes, contact, assignee, account_id } = conversation;
  const settled = conversation.messages.filter(
    ({ created_at }) => knobs.listLagMs === 0 || created_at <= now() - knobs.listLagMs,
  );
  const meta = {
    ...{ labels, additional_attributes, contact: contactInside(contact) },
    ...(assignee && { assignee: agentView(assignee, account_id) }),
    agent_last_seen_at: isoOrNull(conversation.agent_last_seen_at),
    assignee_last_seen_at: null,
  };
  return answer({ meta, payload: listed(settled, query).map((message) => messageView(message)) });
}

const StatusBody = z.object({
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  external_error: z.string().optional(),
});

function updateStatus(call: ConversationCall, world: World): Reply {
  const { conversation } = call;
  const message = oneOf(conversation.messages, idParam(call, 'message_id'));
  if (!conversation.inbox.api) throw forbidden('Message status update is only allowed for API inboxes');
  const { status, external_error } = bodyOf(StatusBody, call);
  const change = (row: MessageRow) => {
    row.status = status;
    if (external_error === undefined) return;
    row.content_attributes = { ...row.content_attributes, external_error };
  };
  changeMessage(conversation, { message, change }, world);
  return answer(messageView(message));
}

/** Routes on the messages of a conversation. A bot may create them and no more. */
export const messageRoutes: Route[] = [
  inConversation({
    ...{ name: 'messages.create', method: 'POST', path: '/messages', bots: 'always' },
    handle: createMessage,
  }),
  inConversation({ name: 'messages.list', method: 'GET', path: '/messages', handle: listMessages }),
  inConversation({
    ...{ name: 'messages.update', method: 'PATCH', path: '/messages/:message_id' },
    handle: updateStatus,
  }),
];
