import type { Knex } from 'knex';
import { z } from 'zod';
import type { Database } from './database/open-database.js';
import { asSystem, type SystemDb } from './database/tenant-db.js';
import { newId } from './ids.js';
import type { Log } from './log.js';
import type { Mailer } from './mail.js';
import { redactText } from './redact.js';
import type { Sealer } from './secrets.js';

export interface WantedMail {
  /** Whose words it gets: one of the outbox's writers. */
  kind: string;
  recipient: string;
  tenantId?: string;
  /** What it is about, for its writer. */
  subjectId?: string;
}

/** Asks for a mail, in the transaction that it belongs to. Whoever commits that nudges the outbox. */
export async function queueMail(tx: Knex.Transaction, wanted: WantedMail): Promise<void> {
  const { kind, recipient, tenantId = null, subjectId = null } = wanted;
  await tx('mails').insert({ id: newId(), kind, recipient, tenant_id: tenantId, subject_id: subjectId });
}

const DueMail = z.object({
  id: z.uuid(),
  kind: z.string(),
  recipient: z.string(),
  tenant_id: z.uuid().nullable(),
  subject_id: z.uuid().nullable(),
  attempts: z.number(),
});
export type DueMail = z.infer<typeof DueMail>;

export interface WrittenMail {
  subject: string;
  text: string;
}

/**
 * Finds the words of a mail right before it leaves, with a new link in it, so that no link waits anywhere. Nothing where
 * there is nobody to write to: then the mail is forgotten.
 */
export type WriteMail = (tx: SystemDb, mail: DueMail) => Promise<WrittenMail | undefined>;

export interface OutboxDeps {
  db: Pick<Database, 'knex'>;
  /** Absent where no mail server is set: then mails are kept, to be read by a platform admin. */
  mailer: Mailer | undefined;
  sealer: Pick<Sealer, 'seal'>;
  /** By kind. What only a newer version can write stays for that one (F-017). */
  writers: Readonly<Record<string, WriteMail>>;
  log: Log;
}

export interface MailOutbox {
  /** Sends soon what is due; nobody waits for it. */
  nudge: () => void;
  /** Sends what is due, and what failed before and is due again. */
  sendDue: () => Promise<void>;
  stop: () => Promise<void>;
}

export function createMailOutbox(deps: OutboxDeps): MailOutbox {
  const underWay = new Set<Promise<void>>();
  return {
    nudge: () => {
      const round = sendDue(deps)
        .catch((err: unknown) => deps.log.warn({ err }, 'mails wait for the next round'))
        .finally(() => underWay.delete(round));
      underWay.add(round);
    },
    sendDue: () => sendDue(deps),
    stop: async () => {
      await Promise.all(underWay);
    },
  };
}

const mostAtOnce = 50;
const maxAttempts = 6;
/** A process that died while it was sending is not waited for longer. */
const claimMinutes = 5;

async function sendDue(deps: OutboxDeps): Promise<void> {
  for (let count = 0; count < mostAtOnce; count += 1) {
    const taken = await take(deps);
    if (taken === undefined) return;
    if (taken.written && deps.mailer)
      await handOver(taken.mail, taken.written, { ...deps, mailer: deps.mailer });
  }
}

interface Taken {
  mail: DueMail;
  /** Absent where nothing is to be sent. */
  written: WrittenMail | undefined;
}

/** The next mail with its words, in one transaction: a link that was made for it is stored, or it stays due. */
async function take(deps: OutboxDeps): Promise<Taken | undefined> {
  let mail: DueMail | undefined;
  try {
    return await asSystem(deps.db, async (tx) => {
      mail = await nextDue(tx, deps);
      if (!mail) return undefined;
      const written = await deps.writers[mail.kind]?.(tx, mail);
      await settleTaken(tx, { mail, written }, deps);
      return { mail, written };
    });
  } catch (err) {
    if (!mail) throw err;
    deps.log.warn({ err, kind: mail.kind, id: mail.id }, 'a mail could not be written; it is tried again');
    await settleFailed(mail, 'It could not be written.', deps);
    return { mail, written: undefined };
  }
}

const nextDue = async (tx: SystemDb, { writers }: OutboxDeps): Promise<DueMail | undefined> =>
  DueMail.optional().parse(
    await tx('mails')
      .whereRaw('due_at <= app_now()')
      .whereIn('kind', Object.keys(writers))
      .orderBy('due_at')
      .forUpdate()
      .skipLocked()
      .first(Object.keys(DueMail.shape)),
  );

async function settleTaken(
  tx: SystemDb,
  { mail, written }: Taken,
  { mailer, sealer }: OutboxDeps,
): Promise<void> {
  const row = tx('mails').where({ id: mail.id });
  if (!written) await row.del();
  else if (mailer) {
    await row.update({
      subject: written.subject,
      attempts: mail.attempts + 1,
      due_at: tx.raw('app_now() + make_interval(mins => ?)', [claimMinutes]),
    });
  } else {
    await row.update({
      ...{ subject: written.subject, text_sealed: sealer.seal(written.text, placeOf(mail.id)) },
      ...{ state: 'kept', attempts: mail.attempts + 1, due_at: null, settled_at: tx.raw('app_now()') },
    });
  }
}

async function handOver(
  mail: DueMail,
  { subject, text }: WrittenMail,
  deps: OutboxDeps & { mailer: Mailer },
): Promise<void> {
  // Each attempt has a link of its own, so a mail client must not take the second for a copy of the first.
  const messageId = `${mail.id}-${mail.attempts + 1}`;
  try {
    await deps.mailer.send({ to: mail.recipient, subject, text, messageId });
  } catch (err) {
    deps.log.warn({ err, kind: mail.kind, id: mail.id }, 'a mail was not taken by the mail server');
    return settleFailed(mail, err instanceof Error ? err.message : String(err), deps);
  }
  await asSystem(deps.db, async (tx) => {
    await tx('mails')
      .where({ id: mail.id })
      .update({ state: 'sent', due_at: null, problem: null, settled_at: tx.raw('app_now()') });
  });
}

/** Later again: after 3 minutes, 9, 27 and so on, until it is given up. */
const settleFailed = (mail: DueMail, problem: string, { db }: OutboxDeps): Promise<void> =>
  asSystem(db, async (tx) => {
    const attempts = mail.attempts + 1;
    const isOver = attempts >= maxAttempts;
    await tx('mails')
      .where({ id: mail.id })
      .update({
        ...{ attempts, problem: redactText(problem).slice(0, 300), state: isOver ? 'failed' : 'waiting' },
        due_at: isOver ? null : tx.raw('app_now() + make_interval(mins => ?)', [3 ** attempts]),
        settled_at: isOver ? tx.raw('app_now()') : null,
      });
  });

/** A mail need not belong to a tenant, so its own id says where its text opens. */
export const placeOf = (mailId: string) => ({ tenantId: mailId, table: 'mails', column: 'text_sealed' });
