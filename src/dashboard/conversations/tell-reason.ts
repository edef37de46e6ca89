import { texts } from '../messages/texts.js';

/** In words why an outgoing message is where it is. */
export const tellReason = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : (texts.conversations.deliveryReasons.get(reason) ?? reason);
