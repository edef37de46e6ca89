import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import type { AccessClaims } from '../platform/access-token.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { AppError, isStoreUnavailable } from '../platform/errors.js';
import { newId, newToken, sha256 } from '../platform/ids.js';

const lifetimeHours = 14 * 24;
/** A day's work: who is gone at the service is soon gone here. */
const confinedHours = 12;

export interface NewSession {
  token: string;
  expiresAt: Date;
}

export interface SessionFacts {
  personId: string;
  tenantId: string | null;
  userAgent: string | null;
  /** Good in this tenant alone, whatever else the person may do elsewhere. */
  isConfined?: boolean;
}

/** A key may come as a bearer token as well: no session may be taken for one by the chance of its first characters. */
const sessionPrefix = 's_';

/** Starts a session. Only the hash of its token is kept, so that a stolen dump opens nothing (F-116). */
export async function createSession(
  tx: SystemDb,
  { personId, tenantId, userAgent, isConfined = false }: SessionFacts,
): Promise<NewSession> {
  const token = sessionPrefix + newToken(32);
  const rows: unknown = await tx('sessions')
    .insert({
      id: newId(),
      person_id: personId,
      tenant_id: tenantId,
      is_confined: isConfined,
      token_hash: sha256(token),
      expires_at: tx.raw('app_now() + make_interval(hours => ?)', [
        isConfined ? confinedHours : lifetimeHours,
      ]),
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .returning('expires_at');
  return { token, expiresAt: z.tuple([z.object({ expires_at: z.date() })]).parse(rows)[0].expires_at };
}

const Session = z.object({
  id: z.uuid(),
  person_id: z.uuid(),
  tenant_id: z.uuid().nullable(),
  is_confined: z.boolean(),
  /** Its use has not been noted for a minute. */
  is_unnoted: z.boolean(),
});
export type Session = z.infer<typeof Session>;

const sessionColumns = ['id', 'person_id', 'tenant_id', 'is_confined'];
const unnoted = `last_used_at < app_now() - interval '1 minute'`;

export async function findSession(tx: SystemDb, token: string): Promise<Session | undefined> {
  const row: unknown = await tx('sessions')
    .where({ token_hash: sha256(token), kind: 'browser' })
    .whereRaw('expires_at > app_now()')
    .first(...sessionColumns, tx.raw(`${unnoted} as is_unnoted`));
  return Session.optional().parse(row);
}

/** The session that an access token names, while it lives. */
export async function findApiSession(
  tx: SystemDb,
  { sessionId, personId }: AccessClaims,
): Promise<Session | undefined> {
  const row: unknown = await tx('sessions')
    .where({ id: sessionId, person_id: personId, kind: 'api' })
    .whereRaw('expires_at > app_now()')
    .first(...sessionColumns, tx.raw(`${unnoted} as is_unnoted`));
  return Session.optional().parse(row);
}

/** Ends a session at once, everywhere. */
export const endSession = async (tx: SystemDb, id: string): Promise<void> => {
  await tx('sessions').where({ id }).del();
};

/** Notes that a session is used. A store that takes no writes can be read all the same (F-026). */
export async function noteUse(id: string, { db }: { db: Pick<Database, 'knex'> }): Promise<void> {
  try {
    await asSystem(db, (tx) =>
      tx('sessions')
        .where({ id })
        .whereRaw(unnoted)
        .update({ last_used_at: tx.raw('app_now()') }),
    );
  } catch (error) {
    if (!isStoreUnavailable(error)) throw error;
  }
}

const OwnSession = z.object({
  id: z.uuid(),
  kind: z.enum(['browser', 'api']),
  user_agent: z.string().nullable(),
  is_current: z.boolean(),
  created_at: z.date(),
  last_used_at: z.date(),
  expires_at: z.date(),
});

/** Where a person is signed in; `currentId` is the session that asks. */
export const listSessions = async (
  tx: SystemDb,
  personId: string,
  currentId: string | null,
): Promise<z.infer<typeof OwnSession>[]> =>
  z.array(OwnSession).parse(
    await tx('sessions')
      .where({ person_id: personId })
      .whereRaw('expires_at > app_now()')
      .orderBy('last_used_at', 'desc')
      .limit(100)
      .select('id', 'kind', 'user_agent', 'created_at', 'last_used_at', 'expires_at')
      .select(tx.raw('id is not distinct from ?::uuid as is_current', [currentId])),
  );

/** Throws `not-found`, alike for a session that is gone and one of somebody else. */
export async function endOwnSession(tx: SystemDb, personId: string, id: string): Promise<void> {
  const ended = await tx('sessions').where({ person_id: personId, id }).del();
  if (ended === 0) throw new AppError('not-found');
}

export const endOtherSessions = async (
  tx: SystemDb,
  personId: string,
  currentId: string | null,
): Promise<void> => {
  await tx('sessions')
    .where({ person_id: personId })
    .whereRaw('id is distinct from ?::uuid', [currentId])
    .del();
};
