import type { Mail } from '../platform/mail.js';
import type { Delivery } from './delivery.js';

/** Tells the tenant that a visitor waits for a human. The same delivery always makes the same message id. */
export const handoverMail = ({ id, text, details, conversation_id }: Delivery): Mail => ({
  to: details['to'] ?? '',
  subject: 'A visitor is waiting for a human',
  text: `${text}\n\nConversation: ${details['url'] ?? conversation_id}\n`,
  messageId: id,
});
