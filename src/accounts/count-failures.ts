import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { sha256 } from '../platform/ids.js';

/** Whose failures are counted, and after how many nobody is let in any more, whatever they know (reliability.md F-102). */
export interface Counted {
  subject: string;
  max: number;
}

const windowMinutes = 15;

const hashOf = ({ subject }: Counted): string => sha256(subject);

/**
 * Counts a failure before it is one, so that many tries at once cannot slip through together; who succeeds takes it back.
 * Throws `rate-limited` after too many. Returns those for whom this was the last try.
 */
export async function countFailure(tx: SystemDb, counted: readonly Counted[]): Promise<Counted[]> {
  const spent: Counted[] = [];
  for (const each of counted) {
    const count = await refuseAfter(tx, each);
    if (count === each.max - 1) spent.push(each);
  }
  await tx('sign_in_failures').insert(counted.map((each) => ({ subject_hash: hashOf(each) })));
  return spent;
}

export const forgetFailures = async (tx: SystemDb, counted: Counted): Promise<void> => {
  await tx('sign_in_failures')
    .where({ subject_hash: hashOf(counted) })
    .del();
};

/** This try was none of the subject's failures after all; those of others behind it stay. */
export async function takeBackFailure(tx: SystemDb, counted: Counted): Promise<void> {
  await tx.raw(
    `delete from sign_in_failures where ctid =
      (select ctid from sign_in_failures where subject_hash = ? order by failed_at desc limit 1)`,
    [hashOf(counted)],
  );
}

/** One at a time for each subject, until the transaction ends: otherwise all who come at once see the same count. */
async function refuseAfter(tx: SystemDb, counted: Counted): Promise<number> {
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [hashOf(counted)]);
  const row: unknown = await tx('sign_in_failures')
    .where({ subject_hash: hashOf(counted) })
    .whereRaw('failed_at > app_now() - make_interval(mins => ?)', [windowMinutes])
    .first(tx.raw('count(*)::int as count'));
  const { count } = z.object({ count: z.number() }).parse(row);
  if (count >= counted.max) throw new AppError('rate-limited', { retryAfterMs: windowMinutes * 60_000 });
  return count;
}
