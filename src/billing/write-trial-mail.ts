import { z } from 'zod';
import { dayOf, letter, type MailWords, oneLine } from '../accounts/mail-words.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import type { DueMail, WriteMail, WrittenMail } from '../platform/mail-outbox.js';

/** What the owners of a tenant on trial are told, and when. */
export const trialMails = ['trial-ending', 'trial-ended'] as const;

type TrialMail = (typeof trialMails)[number];

export const trialMailWriters = (words: MailWords): Record<TrialMail, WriteMail> => ({
  'trial-ending': (tx, mail) => writeTrialMail(tx, mail, { ...words, ...ending }),
  'trial-ended': (tx, mail) => writeTrialMail(tx, mail, { ...words, ...ended }),
});

/** What a letter about a trial says; it is not sent any more when the trial stands differently by then. */
interface TrialWords {
  hasEnded: boolean;
  subject: (name: string) => string;
  told: (name: string, day: string) => string;
  remedy: string;
}

const ending: TrialWords = {
  hasEnded: false,
  subject: (name) => `The trial of ${name} ends soon`,
  told: (name, day) =>
    `On ${day} UTC the trial of ${name} ends. From then on the assistant answers nobody; what visitors write is handed over to your team.`,
  remedy: 'To keep the assistant answering, write to whoever runs this installation.',
};

const ended: TrialWords = {
  hasEnded: true,
  subject: (name) => `The trial of ${name} has ended`,
  told: (name, day) =>
    `The trial of ${name} ended on ${day} UTC. The assistant answers nobody now; what visitors write is handed over to your team.`,
  remedy: 'To have the assistant answer again, write to whoever runs this installation.',
};

const whatStays =
  'Nothing is lost: messages still arrive and are kept, and your team can read and answer them by hand, export everything and delete it.';

const Trial = z.object({ name: z.string(), trial_ends_at: z.date(), has_ended: z.boolean() });

/** The trial of an active tenant; nothing to say where it has another plan by now. */
async function readTrial(tx: SystemDb, { tenant_id }: DueMail): Promise<z.infer<typeof Trial> | undefined> {
  const row: unknown = await tx('tenants')
    .where({ id: tenant_id, plan: 'trial', status: 'active' })
    .first('name', 'trial_ends_at', { has_ended: tx.raw('trial_ends_at <= app_now()') });
  return Trial.optional().parse(row);
}

async function writeTrialMail(
  tx: SystemDb,
  mail: DueMail,
  { productName, publicUrl, hasEnded, subject, told, remedy }: MailWords & TrialWords,
): Promise<WrittenMail | undefined> {
  const trial = await readTrial(tx, mail);
  if (trial?.has_ended !== hasEnded) return undefined;
  const name = oneLine(trial.name);
  return {
    subject: subject(name),
    text: letter(
      told(`${name} in ${productName}`, dayOf(trial.trial_ends_at)),
      whatStays,
      remedy,
      `Sign in at ${publicUrl}.`,
    ),
  };
}
