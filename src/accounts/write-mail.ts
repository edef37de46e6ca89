import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import type { DueMail, WriteMail, WrittenMail } from '../platform/mail-outbox.js';
import { newToken, sha256 } from '../platform/ids.js';
import { createOneTimeLink, type LinkPurpose } from './one-time-link.js';
import { findPerson, findPersonByEmail, hasPlace } from './people.js';
import { invitationDays } from './invite-member.js';
import { articled, letter, linkTo, type MailWords, oneLine } from './mail-words.js';
import { writeUnproven } from './domains/write-domain-mail.js';
import { writeEnding, writeResumed } from './write-end-mail.js';

/** The mails of this module, by kind. */
export const mailWriters = (words: MailWords): Record<string, WriteMail> => ({
  'reset-password': (tx, mail) => writeReset(tx, mail, words),
  'sign-in': (tx, mail) => writeSignIn(tx, mail, words),
  'confirm-email': (tx, mail) => writeConfirmation(tx, mail, words),
  'email-changed': (tx, mail) => writeChanged(tx, mail, words),
  welcome: (tx, mail) => writeWelcome(tx, mail, words),
  invitation: (tx, mail) => writeInvitation(tx, mail, words),
  'tenant-ending': (tx, mail) => writeEnding(tx, mail, words),
  'tenant-resumed': (tx, mail) => writeResumed(tx, mail, words),
  'domain-unproven': (tx, mail) => writeUnproven(tx, mail, words),
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

/**
 * To an address that somebody says is theirs. Whoever has it already learns that there is no second account for it: only
 * they do, since the page that asked says the same to everybody (F-102).
 */
async function writeConfirmation(
  tx: SystemDb,
  mail: DueMail,
  words: MailWords,
): Promise<WrittenMail | undefined> {
  const person = mail.subject_id === null ? undefined : await findPerson(tx, mail.subject_id);
  if (person?.claimed_email !== mail.recipient) return undefined;
  if (await findPersonByEmail(tx, mail.recipient)) return writeKnown(mail, words);
  const token = await createOneTimeLink(tx, person.id, 'confirm-email');
  return {
    subject: `Confirm your e-mail address for ${words.productName}`,
    text: letter(
      `Somebody, probably you, uses ${mail.recipient} at ${words.productName}.`,
      'Open this link within 24 hours to confirm that the address is yours:',
      linkTo(token, words),
      'If it was not you, there is nothing to do: without you the address does not count.',
    ),
  };
}

const writeKnown = (mail: DueMail, words: MailWords): WrittenMail => ({
  subject: `You have an account at ${words.productName}`,
  text: letter(
    `Somebody, probably you, wanted to use ${mail.recipient} for another account at ${words.productName}. You have one already.`,
    `Sign in at ${words.publicUrl}; if you do not know the password, choose "Forgot your password?" there.`,
    'If it was not you, there is nothing to do.',
  ),
});

/** To the address of before. What is to be done is not undone by a link: who reads this mailbox may not be the owner. */
async function writeChanged(tx: SystemDb, mail: DueMail, words: MailWords): Promise<WrittenMail | undefined> {
  const person = mail.subject_id === null ? undefined : await findPerson(tx, mail.subject_id);
  if (!person) return undefined;
  return {
    subject: `Your e-mail address at ${words.productName} was changed`,
    text: letter(
      `The account at ${words.productName} that had the address ${mail.recipient} has another one now. This one signs in no more.`,
      'If it was not you, write to whoever runs this installation, or to an owner of your business, at once.',
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
