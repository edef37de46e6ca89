import { announceConversation, type Changes } from './announce.js';
import { keepMessage, newMessage } from './keep-message.js';
import { isoOrNull, isoSecond } from './times.js';
import type { ConversationRow, Status } from './rows.js';
import type { Storing } from './world.js';

/** What `conversation_updated` tells of, as it goes out. */
const tracked = (conversation: ConversationRow) => ({
  assignee_id: conversation.assignee?.id ?? null,
  assignee_agent_bot_id: conversation.assignee_bot?.id ?? null,
  team_id: conversation.team?.id ?? null,
  status: conversation.status,
  snoozed_until: isoOrNull(conversation.snoozed_until),
  custom_attributes: conversation.custom_attributes,
  label_list: conversation.labels,
  priority: conversation.priority,
  waiting_since: isoOrNull(conversation.waiting_since),
  first_reply_created_at: isoOrNull(conversation.first_reply_created_at),
});

function changesBetween(before: ReturnType<typeof tracked>, after: ReturnType<typeof tracked>): Changes {
  const current: Record<string, unknown> = after;
  const fields = Object.entries(before).filter(
    ([field, previous]) => JSON.stringify(previous) !== JSON.stringify(current[field]),
  );
  return Object.fromEntries(
    fields.map(([field, previous]) => [field, { previous, current: current[field] }]),
  );
}

/** A line in the timeline. It is kept, listed by the API, and never told to a hook. */
export function noteActivity(conversation: ConversationRow, content: string, world: Storing): void {
  const message = newMessage(conversation, { messageType: 2, content, sender: null }, world);
  keepMessage(conversation, { message, by: 'system' }, world);
}

/**
 * Changes a conversation and announces what became different: a new status to bots (`conversation_opened` or
 * `_resolved`) and to all (`conversation_status_changed`), and every change together as `conversation_updated`. A change
 * to the same values is no change.
 */
export function changeConversation(
  conversation: ConversationRow,
  change: (conversation: ConversationRow) => void,
  world: Storing,
): boolean {
  const before = tracked(conversation);
  change(conversation);
  const changes = changesBetween(before, tracked(conversation));
  if (Object.keys(changes).length === 0) return false;
  const previous = isoSecond(conversation.updated_at);
  conversation.updated_at = world.now();
  if (conversation.status === 'resolved') conversation.waiting_since = null;
  if (changes['status']) announceStatus(conversation, { status: changes['status'] }, world);
  const updated_at = { previous, current: isoSecond(conversation.updated_at) };
  const event = 'conversation_updated';
  announceConversation(conversation, { event, changes: { ...changes, updated_at } }, world);
  return true;
}

function announceStatus(conversation: ConversationRow, changes: Changes, world: Storing): void {
  const { status } = conversation;
  if (status === 'open') announceConversation(conversation, { event: 'conversation_opened' }, world);
  if (status === 'resolved') announceConversation(conversation, { event: 'conversation_resolved' }, world);
  announceConversation(conversation, { event: 'conversation_status_changed', changes }, world);
}

/** Sets the status, with a line in the timeline about who did it. Only a snoozed conversation keeps its hour. */
export function setStatus(
  conversation: ConversationRow,
  { status, by, snoozedUntil = null }: { status: Status; by: string; snoozedUntil?: number | null },
  world: Storing,
): void {
  if (status !== conversation.status) noteActivity(conversation, `${by} set the status to ${status}`, world);
  const change = (row: ConversationRow) => {
    row.status = status;
    row.snoozed_until = status === 'snoozed' ? snoozedUntil : null;
  };
  changeConversation(conversation, change, world);
}

/** A pending conversation is given to people; who waited for nobody yet waits from now on. */
export function handToPeople(conversation: ConversationRow, by: string, world: Storing): void {
  conversation.waiting_since ??= world.now();
  setStatus(conversation, { status: 'open', by }, world);
}
