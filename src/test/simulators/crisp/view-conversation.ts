import type { ConversationRow, MessageRow } from './rows.js';

/** The numbers beside the states. Their meaning is read out of one example and not documented. */
const statusOf = { pending: 0, unresolved: 1, resolved: 2 } as const;

const excerptOf = ({ type, content }: MessageRow): string =>
  typeof content === 'string' ? content : `[${type}]`;

/** A conversation as the API gives it: the record without its contents, with what the inbox shows about the last message. */
export function viewConversation(conversation: ConversationRow): Record<string, unknown> {
  const { session_id, website_id, inbox_id, people_id, state } = conversation;
  const { is_verified, is_blocked, availability, active, topic, verifications } = conversation;
  const { participants, mentions, compose, unread, assigned, meta } = conversation;
  const { created_at, updated_at, waiting_since } = conversation;
  const last = conversation.messages.findLast(({ type }) => type !== 'note' && type !== 'event');
  return {
    ...{ session_id, website_id, inbox_id, people_id, state, status: statusOf[state] },
    ...{ is_verified, is_blocked, availability, active },
    last_message: last ? excerptOf(last) : '',
    ...(last && {
      preview_message: {
        type: last.type,
        from: last.from,
        excerpt: excerptOf(last),
        fingerprint: last.fingerprint,
      },
    }),
    ...{ topic, verifications, participants, mentions, compose, unread, assigned, meta },
    ...{ created_at, updated_at, waiting_since },
  };
}
