import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import type { DueMail, WrittenMail } from '../platform/mail-outbox.js';
import { dayOf, letter, type MailWords, oneLine } from './mail-words.js';

const Ending = z.object({
  name: z.string(),
  delete_at: z.date().nullable(),
  is_gone: z.boolean(),
});

async function readEnding(tx: SystemDb, { tenant_id }: DueMail): Promise<z.infer<typeof Ending> | undefined> {
  const row: unknown = await tx('tenants')
    .where({ id: tenant_id })
    .first('name', 'delete_at', { is_gone: tx.raw(`status = 'deleted'`) });
  return Ending.optional().parse(row);
}

/** To an owner of a business that is to be deleted. Taken back before it was sent, there is nothing to say. */
export async function writeEnding(
  tx: SystemDb,
  mail: DueMail,
  { productName }: MailWords,
): Promise<WrittenMail | undefined> {
  const ending = await readEnding(tx, mail);
  if (!ending?.delete_at) return undefined;
  const name = oneLine(ending.name);
  if (ending.is_gone)
    return {
      subject: `${name} was deleted`,
      text: letter(
        `The business ${name} was deleted in ${productName}, with all that it owned: conversations, leads, knowledge, connections.`,
        'It cannot be taken back. If it was not you, write to whoever runs this installation.',
      ),
    };
  return {
    subject: `${name} is going to be deleted`,
    text: letter(
      `The business ${name} was ended in ${productName}. Its assistant is silent, and nobody of its team can sign in to it.`,
      `On ${dayOf(ending.delete_at)} UTC all of it is deleted for good: conversations, leads, knowledge, connections.`,
      'If it was not you, or you have changed your mind, write to whoever runs this installation before that: they can restore it.',
    ),
  };
}

/** To an owner of a business whose deletion was taken back. */
export async function writeResumed(
  tx: SystemDb,
  mail: DueMail,
  { productName, publicUrl }: MailWords,
): Promise<WrittenMail | undefined> {
  const found = await readEnding(tx, mail);
  if (!found || found.delete_at || found.is_gone) return undefined;
  const name = oneLine(found.name);
  return {
    subject: `${name} is not deleted`,
    text: letter(
      `The deletion of the business ${name} in ${productName} was taken back. All of it is as it was.`,
      `Sign in at ${publicUrl}.`,
    ),
  };
}
