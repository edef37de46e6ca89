import type { LoginReply } from '../../contract/auth.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../../platform/database/tenant-db.js';
import type { Sealer } from '../../platform/secrets.js';
import { startConfinedSession, startSession } from '../start-session.js';
import { findTenantIssuer } from './find-tenant-issuer.js';
import { isSameIssuer, type Issuer, type Refused } from './issuer.js';
import { type CameBack, type Claims, readClaims, type ReadClaimsDeps } from './read-claims.js';
import { recogniseMember } from './recognise-member.js';
import { recognisePerson } from './recognise-person.js';

export interface FinishDeps extends ReadClaimsDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
}

type Back = CameBack & { userAgent: string | null };

/**
 * Lets in whoever came back from a service with a good answer. Our own second factor is not asked for: how sure the service
 * is of a person is between the two of them, and whoever set it up chose that.
 */
export async function finishSignIn(back: Back, deps: FinishDeps): Promise<LoginReply | Refused> {
  const answer = await readClaims(back, deps);
  if ('problem' in answer) return answer;
  const { issuer, userAgent } = back;
  const { tenantId } = issuer;
  return asSystem(deps.db, async (tx) => {
    if (tenantId !== null)
      return letIntoTenant(tx, { tenantId, issuer, claims: answer.claims, userAgent }, deps);
    const person = await recognisePerson(tx, issuer, answer.claims);
    return 'problem' in person ? person : startSession(tx, person, { userAgent });
  });
}

interface ToTenant {
  tenantId: string;
  /** As it was asked. */
  issuer: Issuer;
  claims: Claims;
  userAgent: string | null;
}

/** The service is read again and held: who turns it off meanwhile either comes first or ends this session, too. */
async function letIntoTenant(
  tx: SystemDb,
  { tenantId, issuer: asked, claims, userAgent }: ToTenant,
  { sealer }: Pick<FinishDeps, 'sealer'>,
): Promise<LoginReply | Refused> {
  const issuer = await findTenantIssuer(tx, { tenantId }, { sealer, hold: true });
  if (!issuer || !isSameIssuer(issuer, asked)) return { problem: 'turned-off' };
  const found = await recogniseMember(tx, issuer, claims);
  if ('problem' in found) return found;
  return startConfinedSession(tx, found.person, { membership: found.membership, userAgent });
}
