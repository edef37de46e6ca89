import type { LinkFacts } from '../contract/auth.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { findInvitation } from './accept-invitation.js';
import { findOneTimeLink, mailedPurposes } from './one-time-link.js';
import { findPerson, findPersonByEmail, type Person } from './people.js';

/** What a link is for, without using it up. Throws `link-expired`. */
export async function lookAtLink(tx: SystemDb, token: string): Promise<LinkFacts> {
  const invitation = await findInvitation(tx, token);
  if (invitation) {
    const { email, tenant_name, role } = invitation;
    const known = await findPersonByEmail(tx, email);
    const has_account = known !== undefined && known.password_hash !== null;
    return { purpose: 'invitation', email, tenant_name, role, has_account };
  }
  const link = await findOneTimeLink(tx, token, mailedPurposes);
  const person = link && (await findPerson(tx, link.person_id));
  if (!person) throw new AppError('link-expired');
  return {
    ...{ purpose: link.purpose, email: addressOf(link.purpose, person), tenant_name: null, role: null },
    has_account: person.password_hash !== null,
  };
}

/** A link that confirms an address is about that one. */
const addressOf = (purpose: string, { email, claimed_email }: Person): string =>
  purpose === 'confirm-email' ? (claimed_email ?? email) : email;
