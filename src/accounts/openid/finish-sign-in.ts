import type { LoginReply } from '../../contract/auth.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { startSession } from '../start-session.js';
import type { Refused } from './issuer.js';
import { type CameBack, readClaims, type ReadClaimsDeps } from './read-claims.js';
import { recognisePerson } from './recognise-person.js';

export interface FinishDeps extends ReadClaimsDeps {
  db: Pick<Database, 'knex'>;
}

/**
 * Lets in whoever came back from a service with a good answer. Our own second factor is not asked for: how sure the service
 * is of a person is between the two of them, and whoever set it up chose that.
 */
export async function finishSignIn(
  back: CameBack & { userAgent: string | null },
  deps: FinishDeps,
): Promise<LoginReply | Refused> {
  const answer = await readClaims(back, deps);
  if ('problem' in answer) return answer;
  return asSystem(deps.db, async (tx) => {
    const person = await recognisePerson(tx, back.issuer, answer.claims);
    return 'problem' in person ? person : startSession(tx, person, { userAgent: back.userAgent });
  });
}
