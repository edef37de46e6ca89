import { z } from 'zod';
import type { SystemDb } from '../../platform/database/tenant-db.js';
import type { DueMail, WrittenMail } from '../../platform/mail-outbox.js';
import { dayOf, letter, type MailWords, oneLine } from '../mail-words.js';
import { recordName, recordValue } from './domain.js';

const Unproven = z.object({
  domain: z.string(),
  token: z.string(),
  missing_since: z.date(),
  tenant_name: z.string(),
});

/** To an owner of a business one of whose domains counts no more. Proven again before it was sent, there is nothing to say. */
export async function writeUnproven(
  tx: SystemDb,
  mail: DueMail,
  { productName, publicUrl }: MailWords,
): Promise<WrittenMail | undefined> {
  const row: unknown = await tx('domains as d')
    .join('tenants as t', 't.id', 'd.tenant_id')
    .where({ 'd.tenant_id': mail.tenant_id, 'd.id': mail.subject_id, 'd.proven_at': null })
    .whereNotNull('d.missing_since')
    .first('d.domain', 'd.token', 'd.missing_since', 't.name as tenant_name');
  const unproven = Unproven.optional().parse(row);
  if (!unproven) return undefined;
  return {
    subject: `The domain ${unproven.domain} no longer counts as yours`,
    text: letter(
      `The record that proves that ${unproven.domain} belongs to ${oneLine(unproven.tenant_name)} in ${productName} has been missing since ${dayOf(unproven.missing_since)} UTC.`,
      'So the domain no longer counts: your sign-in service does not speak for its addresses, and your page does not stand there.',
      'If the domain is still yours, add this TXT record where its DNS is kept:',
      `${recordName(unproven)}\n${recordValue(unproven)}`,
      `Then choose Verify under Settings, Sign-in and domains, at ${publicUrl}.`,
    ),
  };
}
