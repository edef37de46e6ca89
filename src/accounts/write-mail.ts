import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import type { DueMail, WriteMail, WrittenMail } from '../platform/mail-outbox.js';
import { newToken, sha256 } from '../platform/ids.js';
import { createOneTimeLink, type LinkPurpose } from './one-time-link.js';
import { findPersonByEmail, hasPlace } from './people.js';
import { invitationDays } from './invite-member.js';

export interface MailWords {
  /** Where links lead: from the settings, never from what a request says (F-108). */
  publicUrl: string;
  productName: string;
}

/** The mails of this module, by kind. */
export const mailWriters = (words: MailWords): Record<string, WriteMail> => ({
  'reset-password': (tx, mail) => writeReset(tx, mail, words),
  'sign-in': (tx, mail) => writeSignIn(tx, mail, words),
  welcome: (tx, mail) => writeWelcome(tx, mail, words),
  invitation: (tx, mail) => writeInvitation(tx, mail, words),
});

async function writeReset(tx: SystemDb, mail: DueMail, words: MailWords): Promise<WrittenMail | undefined> {
  const token = await linkFor(tx, mail.recipient, 'reset-password');
  if (token === undefined) return undefined;
  return {
    subject: `Choose a new password for ${words.productName}`,
    text: letter(
      `Somebody, probably you, forgot the password of ${mail.recipient}.`,
      'Open this link within an hour to choose a new one:',
      linkTo(token, words),
      'If it was not you, there is nothing to do: your password stays as it is.',
    ),
  };
}

async function writeSignIn(tx: SystemDb, mail: DueMail, words: MailWords): Promise<WrittenMail | undefined> {
  const token = await linkFor(tx, mail.recipient, 'sign-in');
  if (token === undefined) return undefined;
  return {
    subject: `Sign in to ${words.productName}`,
    text: letter(
      'Open this link within 15 minutes to sign in:',
      linkTo(token, words),
      'It works once. If you did not ask for it, there is nothing to do.',
    ),
  };
}

/** For the first owner of a tenant. Who has a password already needs no other. */
async function writeWelcome(tx: SystemDb, mail: DueMail, words: MailWords): Promise<WrittenMail | undefined> {
  const person = await findPersonByEmail(tx, mail.recipient);
  if (!person || person.password_hash !== null) return undefined;
  const token = await createOneTimeLink(tx, person.id, 'set-password');
  return {
    subject: `Your account at ${words.productName}`,
    text: letter(
      `${mail.recipient} has an account at ${words.productName} now.`,
      'Open this link within 24 hours to choose a password and sign in:',
      linkTo(token, words),
      `Later, choose "Forgot your password?" at ${words.publicUrl}.`,
    ),
  };
}

/** A new link for whoever has this address and somewhere to work. */
async function linkFor(tx: SystemDb, email: string, purpose: LinkPurpose): Promise<string | undefined> {
  const person = await findPersonByEmail(tx, email);
  if (!person || !(await hasPlace(tx, person))) return undefined;
  return createOneTimeLink(tx, person.id, purpose);
}

const Invited = z.object({
  role: z.string(),
  invited_by_name: z.string(),
  tenant_name: z.string(),
  status: z.string(),
});

async function writeInvitation(
  tx: SystemDb,
  mail: DueMail,
  words: MailWords,
): Promise<WrittenMail | undefined> {
  const row: unknown = await tx('invitations as i')
    .join('tenants as t', 't.id', 'i.tenant_id')
    .where({ 'i.tenant_id': mail.tenant_id, 'i.id': mail.subject_id })
    .first('i.role', 'i.invited_by_name', 't.name as tenant_name', 't.status');
  const invited = Invited.optional().parse(row);
  if (invited?.status !== 'active') return undefined;
  const token = newToken(32);
  await tx('invitations')
    .where({ tenant_id: mail.tenant_id, id: mail.subject_id })
    .update({
      token_hash: sha256(token),
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [invitationDays]),
    });
  return {
    subject: `${oneLine(invited.invited_by_name)} invites you to ${oneLine(invited.tenant_name)}`,
    text: letter(
      `${oneLine(invited.invited_by_name)} invites you to work on ${oneLine(invited.tenant_name)} in ${words.productName}, as ${articled(invited.role)}.`,
      `Open this link within ${invitationDays} days to join:`,
      linkTo(token, words),
      'If you do not know what this is about, there is nothing to do.',
    ),
  };
}

const linkTo = (token: string, { publicUrl }: MailWords): string => `${publicUrl}/welcome?token=${token}`;

const letter = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;

/** Names come from strangers: none begins a paragraph of its own, or shows a link that is not ours. */
const oneLine = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/[:/.]+(?=\S)/g, ' ')
    .slice(0, 80);

const articled = (role: string): string => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`);
