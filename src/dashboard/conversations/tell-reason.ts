import { texts } from '../messages/texts.js';

/** In words why an outgoing message is where it is; `inbox` is the name of what it goes to. */
export const tellReason = (reason: string | undefined, inbox: string): string | undefined =>
  reason === undefined ? undefined : (texts.conversations.deliveryReasons(inbox).get(reason) ?? reason);
