import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../platform/ids.js';
import type { SessionFacts } from './sessions.js';

/** Days without a refresh after which a program's session ends, and after which it ends in any case. */
const idleDays = 30;
const longestDays = 90;

/** How long after it was replaced a refresh token may come again, because the answer may have been lost. */
const graceSeconds = 60;

/** A form that secret scanners recognise. */
const tokenPrefix = 'pbr_';

export interface Refreshable {
  sessionId: string;
  personId: string;
  tenantId: string | null;
  refreshToken: string;
  expiresAt: Date;
}

/** Starts a program's session. No text hashes to what stands where a browser's token would, so no bearer opens it. */
export async function createApiSession(
  tx: SystemDb,
  { personId, tenantId, userAgent }: SessionFacts,
): Promise<Refreshable> {
  const sessionId = newId();
  const rows: unknown = await tx('sessions')
    .insert({
      ...{ id: sessionId, kind: 'api', person_id: personId, tenant_id: tenantId },
      token_hash: `none ${sessionId}`,
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [idleDays]),
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .returning('expires_at');
  const expiresAt = expiryOf(rows);
  return { ...{ sessionId, personId, tenantId, expiresAt }, refreshToken: await addToken(tx, sessionId, 1) };
}

/** What became of a refresh token that somebody sent. */
export type Refresh =
  | ({ kind: 'refreshed' } & Refreshable)
  /** It was replaced before: its session has been ended, as two parties hold it. */
  | { kind: 'reused'; sessionId: string; personId: string; tenantId: string | null }
  | { kind: 'unknown' };

const Found = z.object({
  session_id: z.uuid(),
  person_id: z.uuid(),
  tenant_id: z.uuid().nullable(),
  number: z.int(),
  /** It was replaced, and so lately that the answer may have been lost. */
  is_recent: z.boolean(),
});
type Found = z.infer<typeof Found>;

/**
 * Replaces a refresh token by the next. One that was replaced already ends the session, unless it is the one right before
 * the present, which was not used yet, and comes within a minute: then its sender has not received the answer. The present
 * one is replaced in turn, so that one token is at work at any time, and whoever sends the lost one later is found out.
 */
export async function refreshApiSession(tx: SystemDb, token: string): Promise<Refresh> {
  const found = await lockSession(tx, token);
  if (!found) return { kind: 'unknown' };
  const { session_id: sessionId, person_id: personId, tenant_id: tenantId } = found;
  const current = await currentNumber(tx, sessionId);
  const isCurrent = found.number === current;
  const mayBeLost = found.number === current - 1 && found.is_recent;
  if (!isCurrent && !mayBeLost) {
    await tx('sessions').where({ id: sessionId }).del();
    return { kind: 'reused', sessionId, personId, tenantId };
  }
  // Anew under the same number: the lost one then is of no number that may still come again.
  if (mayBeLost) await retire(tx, sessionId, { number: 0 });
  else await retire(tx, sessionId, {});
  const refreshToken = await addToken(tx, sessionId, found.number + 1);
  return {
    kind: 'refreshed',
    ...{ sessionId, personId, tenantId, refreshToken },
    expiresAt: await prolong(tx, sessionId),
  };
}

/** One refresh of a session at a time. What stands in its tokens is read after the lock, so that the second sees the first. */
async function lockSession(tx: SystemDb, token: string): Promise<Found | undefined> {
  const hash = sha256(token);
  const locked: unknown = await tx('sessions')
    .whereIn('id', tx('refresh_tokens').where({ token_hash: hash }).select('session_id'))
    .where({ kind: 'api' })
    .whereRaw('expires_at > app_now()')
    .forUpdate()
    .first('id');
  if (locked === undefined) return undefined;
  const recent = 'coalesce(r.replaced_at > app_now() - make_interval(secs => ?), false) as is_recent';
  const row: unknown = await tx('refresh_tokens as r')
    .join('sessions as s', 's.id', 'r.session_id')
    .where('r.token_hash', hash)
    .first('r.session_id', 's.person_id', 's.tenant_id', 'r.number', tx.raw(recent, [graceSeconds]));
  return Found.optional().parse(row);
}

async function currentNumber(tx: SystemDb, sessionId: string): Promise<number> {
  const row: unknown = await tx('refresh_tokens')
    .where({ session_id: sessionId })
    .whereNull('replaced_at')
    .first('number');
  return z.object({ number: z.int() }).parse(row).number;
}

const retire = async (tx: SystemDb, sessionId: string, change: { number?: number }): Promise<void> => {
  await tx('refresh_tokens')
    .where({ session_id: sessionId })
    .whereNull('replaced_at')
    .update({ ...change, replaced_at: tx.raw('app_now()') });
};

async function addToken(tx: SystemDb, sessionId: string, number: number): Promise<string> {
  const token = tokenPrefix + newToken(32);
  await tx('refresh_tokens').insert({ token_hash: sha256(token), session_id: sessionId, number });
  return token;
}

async function prolong(tx: SystemDb, sessionId: string): Promise<Date> {
  const rows: unknown = await tx('sessions')
    .where({ id: sessionId })
    .update({
      last_used_at: tx.raw('app_now()'),
      expires_at: tx.raw(
        'least(app_now() + make_interval(days => ?), created_at + make_interval(days => ?))',
        [idleDays, longestDays],
      ),
    })
    .returning('expires_at');
  return expiryOf(rows);
}

const expiryOf = (rows: unknown): Date =>
  z.tuple([z.object({ expires_at: z.date() })]).parse(rows)[0].expires_at;
