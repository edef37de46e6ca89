import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { sha256 } from '../platform/ids.js';
import { type MailOutbox, queueMail } from '../platform/mail-outbox.js';
import { forInstallation } from '../platform/scoped-key.js';

export interface RequestLinkDeps {
  db: Pick<Database, 'knex'>;
  limiter: Limiter;
  outbox: Pick<MailOutbox, 'nudge'>;
}

/** Of links for one e-mail address, and of those that one place asks for. */
const perEmail = { name: 'link-email', points: 5, perSeconds: 3_600 };
const perPlace = { name: 'link-place', points: 20, perSeconds: 3_600 };

export interface LinkWanted {
  kind: 'reset-password' | 'sign-in';
  email: string;
  /** Where the request came from. */
  address: string;
}

/**
 * Asks for a link by mail. Whether anybody has the address is looked up after the answer, when the mail is written: until
 * then the same is done for everybody, so that neither the answer nor its time tells (F-102).
 */
export async function requestLink(
  { kind, email, address }: LinkWanted,
  { db, limiter, outbox }: RequestLinkDeps,
): Promise<void> {
  await limiter.consume(perPlace, forInstallation(address));
  await limiter.consume(perEmail, forInstallation(sha256(email)));
  await asSystem(db, (tx) => queueMail(tx, { kind, recipient: email }));
  outbox.nudge();
}
