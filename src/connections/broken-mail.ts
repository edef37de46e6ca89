import type { Mail } from '../platform/mail.js';

export interface BrokenConnection {
  id: string;
  name: string;
  message: string;
  remedy: string | undefined;
  /** Tells one time that it broke from another: repeated sends of one notice carry the same id. */
  version: number;
}

/** Tells an owner that a connection does not work, and what to do. */
export const brokenMail = (
  to: string,
  { id, name, message, remedy, version }: BrokenConnection,
  publicUrl: string,
): Mail => ({
  to,
  subject: `“${name}” needs your attention: nobody is answered there`,
  text: [
    `The assistant cannot answer in “${name}” any more.`,
    `What is wrong: ${message}`,
    ...(remedy === undefined ? [] : [`What to do: ${remedy}`]),
    `Messages that come in meanwhile wait and are not lost.`,
    `${publicUrl}/connections/${id}`,
  ]
    .join('\n\n')
    .concat('\n'),
  messageId: `connection-${id}-${version}`,
});
