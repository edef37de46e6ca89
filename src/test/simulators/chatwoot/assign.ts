import { changeConversation, noteActivity } from './change-conversation.js';
import type { BotRow, ConversationRow, UserRow } from './rows.js';
import type { Storing } from './world.js';

/** Gives a conversation to a person or a bot, or takes it from both, with a line in the timeline. */
export function assign(
  conversation: ConversationRow,
  { to, by }: { to: { user: UserRow } | { bot: BotRow } | null; by: string },
  world: Storing,
): void {
  const user = to && 'user' in to ? to.user : null;
  const bot = to && 'bot' in to ? to.bot : null;
  const change = (row: ConversationRow) => {
    row.assignee = user;
    row.assignee_bot = bot;
  };
  if (changeConversation(conversation, change, world))
    noteActivity(conversation, `${by} assigned this to ${(user ?? bot)?.name ?? 'nobody'}`, world);
}
