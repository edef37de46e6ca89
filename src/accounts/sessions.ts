import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../platform/ids.js';

const lifetimeDays = 14;

export interface NewSession {
  token: string;
  expiresAt: Date;
}

/** Starts a session. Only the hash of its token is kept, so that a stolen dump opens nothing (F-116). */
export async function createSession(
  tx: SystemDb,
  { personId, tenantId, userAgent }: { personId: string; tenantId: string | null; userAgent: string | null },
): Promise<NewSession> {
  const token = newToken(32);
  const rows: unknown = await tx('sessions')
    .insert({
      id: newId(),
      person_id: personId,
      tenant_id: tenantId,
      token_hash: sha256(token),
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [lifetimeDays]),
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .returning('expires_at');
  return { token, expiresAt: z.tuple([z.object({ expires_at: z.date() })]).parse(rows)[0].expires_at };
}

const Session = z.object({ id: z.uuid(), person_id: z.uuid(), tenant_id: z.uuid().nullable() });
export type Session = z.infer<typeof Session>;

export async function findSession(tx: SystemDb, token: string): Promise<Session | undefined> {
  const row: unknown = await tx('sessions')
    .where({ token_hash: sha256(token) })
    .whereRaw('expires_at > app_now()')
    .first('id', 'person_id', 'tenant_id');
  return Session.optional().parse(row);
}

/** Ends a session at once, everywhere. */
export const endSession = async (tx: SystemDb, token: string): Promise<void> => {
  await tx('sessions')
    .where({ token_hash: sha256(token) })
    .del();
};
