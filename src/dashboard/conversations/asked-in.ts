import type { ConversationDetail } from '../../contract/conversations.js';
import type { Turn } from '../../contract/turns.js';

/** What the visitor wrote that the turn answered, without how to reach them: it may become an entry that others read. */
export function askedIn(
  { messages, visitor }: Pick<ConversationDetail, 'messages' | 'visitor'>,
  turn: Turn | undefined,
): string {
  const asked = messages
    .filter(({ id }) => turn?.message_ids.includes(id))
    .map(({ text }) => text)
    .join(' ');
  return [visitor.email, visitor.phone]
    .filter((contact) => contact !== null && contact !== '')
    .reduce<string>((text, contact) => text.replaceAll(contact ?? '', '…'), asked);
}
