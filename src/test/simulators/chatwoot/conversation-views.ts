import { isPublic, messageInside, unreadCount } from './message-views.js';
import {
  accountInside,
  agentView,
  botBrief,
  botInside,
  contactBrief,
  contactInboxInside,
  contactInside,
  userInside,
} from './person-views.js';
import { isoOrNull, isoSecond, preciseSeconds, seconds } from './times.js';
import type { AccountRow, ConversationRow, TeamRow } from './rows.js';

export const teamView = (team: TeamRow) => ({
  ...{ id: team.id, name: team.name, description: null, allow_auto_assign: true },
  account_id: team.account_id,
  created_at: isoSecond(team.created_at),
  updated_at: isoSecond(team.created_at),
});

const assigneeType = ({ assignee, assignee_bot }: ConversationRow) =>
  assignee_bot ? 'AgentBot' : assignee ? 'User' : null;

function assigneeInside({ assignee, assignee_bot }: ConversationRow) {
  if (assignee_bot) return botInside(assignee_bot);
  return assignee && userInside(assignee);
}

function moments(conversation: ConversationRow) {
  return {
    last_activity_at: seconds(conversation.last_activity_at),
    timestamp: seconds(conversation.last_activity_at),
    created_at: seconds(conversation.created_at),
    updated_at: preciseSeconds(conversation.updated_at),
  };
}

/** A conversation as hooks carry it: with the last message that the visitor sees, or none. */
export function conversationHook(
  conversation: ConversationRow,
  account: AccountRow,
): Record<string, unknown> {
  const { id, inbox, status, custom_attributes, priority, team } = conversation;
  const last = conversation.messages.filter(isPublic).at(-1);
  return {
    additional_attributes: conversation.additional_attributes,
    can_reply: true,
    channel: inbox.channel_type,
    contact_inbox: contactInboxInside(conversation.contact_inbox),
    ...{ id, inbox_id: inbox.id },
    messages: last ? [messageInside(last, conversation)] : [],
    labels: [...conversation.labels],
    meta: {
      sender: contactInside(conversation.contact),
      assignee: assigneeInside(conversation),
      assignee_type: assigneeType(conversation),
      team: team && { id: team.id, name: team.name },
      hmac_verified: conversation.contact_inbox.hmac_verified,
    },
    ...{ status, custom_attributes },
    snoozed_until: isoOrNull(conversation.snoozed_until),
    unread_count: unreadCount(conversation),
    first_reply_created_at: isoOrNull(conversation.first_reply_created_at),
    priority,
    waiting_since: seconds(conversation.waiting_since),
    agent_last_seen_at: seconds(conversation.agent_last_seen_at),
    contact_last_seen_at: seconds(conversation.contact_last_seen_at),
    ...moments(conversation),
    account: accountInside(account),
  };
}

/** Who has the conversation; the keys are missing while nobody has it. */
function assigneeView({ assignee, assignee_bot, account_id }: ConversationRow) {
  if (assignee_bot) return { assignee: botBrief(assignee_bot), assignee_type: 'AgentBot' };
  return assignee && { assignee: agentView(assignee, account_id), assignee_type: 'User' };
}

/** A conversation of the API: with the last message of any kind, or none. */
export function conversationView(conversation: ConversationRow): Record<string, unknown> {
  const { id, messages, inbox, account_id, uuid, status, team, labels, priority } = conversation;
  const last = messages.at(-1);
  const lastSaid = messages.filter(({ message_type }) => message_type !== 2).at(-1);
  const { created_at, updated_at, timestamp, last_activity_at } = moments(conversation);
  return {
    meta: {
      sender: contactBrief(conversation.contact),
      channel: inbox.channel_type,
      ...assigneeView(conversation),
      ...(team && { team: teamView(team) }),
      hmac_verified: conversation.contact_inbox.hmac_verified,
    },
    id,
    messages: last ? [messageInside(last, conversation)] : [],
    ...{ account_id, uuid },
    additional_attributes: conversation.additional_attributes,
    agent_last_seen_at: seconds(conversation.agent_last_seen_at),
    assignee_last_seen_at: 0,
    can_reply: true,
    contact_last_seen_at: seconds(conversation.contact_last_seen_at),
    custom_attributes: conversation.custom_attributes,
    ...{ inbox_id: inbox.id, labels: [...labels], muted: conversation.contact.blocked },
    snoozed_until: isoOrNull(conversation.snoozed_until),
    ...{ status, created_at, updated_at, timestamp },
    first_reply_created_at: seconds(conversation.first_reply_created_at),
    unread_count: unreadCount(conversation),
    last_non_activity_message: lastSaid ? messageInside(lastSaid, conversation) : null,
    ...{
      last_activity_at,
      priority,
      waiting_since: seconds(conversation.waiting_since),
      sla_policy_id: null,
    },
  };
}
