import { z } from 'zod';
import type { TenantDb } from './database/tenant-db.js';

/**
 * A breaker for something outside that fails: after a few failures in a row it rests, then one call at a time tries
 * whether it works again (reliability.md F-035). Kept in the database, so that many workers try no more often than one.
 */

/** So many failures in a row open the circuit. */
const failuresToOpen = 5;
/** How long it rests, and how long one who tries is waited for before another may. */
const restMs = 10_000;

export interface Circuit {
  /** 0: go. Else come back after so many milliseconds. */
  waitMs: number;
  /** It failed lately: a success has something to close. */
  isSuspect: boolean;
}

const Row = z.object({ failures: z.number(), wait_ms: z.number() });

/** Asks whether a call may be made now. Who gets through an open circuit is its one trial for a while. */
export async function passCircuit(tx: TenantDb, subject: string): Promise<Circuit> {
  const found: unknown = await tx('circuits')
    .where({ subject })
    .first(
      'failures',
      tx.raw(
        `coalesce(extract(epoch from nullif(open_until, '-infinity') - app_now()), 0)::float * 1000 as wait_ms`,
      ),
    );
  const row = Row.optional().parse(found);
  if (!row) return { waitMs: 0, isSuspect: false };
  if (row.wait_ms > 0) return { waitMs: Math.ceil(row.wait_ms), isSuspect: true };
  if (row.failures < failuresToOpen) return { waitMs: 0, isSuspect: true };
  const tried = await tx('circuits')
    .where({ subject })
    .whereRaw('open_until <= app_now()')
    .update({ open_until: inMs(tx, restMs) });
  return { waitMs: tried === 1 ? 0 : restMs, isSuspect: true };
}

/** Notes a failure. With `pauseMs` it rests for so long, however seldom it failed: the other side has asked for it. */
export async function failCircuit(tx: TenantDb, subject: string, pauseMs = 0): Promise<void> {
  await tx.raw(
    `insert into circuits as c (tenant_id, subject, failures, open_until)
     values (current_setting('app.tenant_id')::uuid, ?, 1, ?)
     on conflict (tenant_id, subject) do update set failures = c.failures + 1,
       open_until = greatest(c.open_until, excluded.open_until,
         case when c.failures + 1 >= ? then app_now() + make_interval(secs => ?) end)`,
    [subject, inMs(tx, pauseMs), failuresToOpen, restMs / 1000],
  );
}

/** It works. */
export async function closeCircuit(tx: TenantDb, subject: string): Promise<void> {
  await tx('circuits').where({ subject }).del();
}

const inMs = (tx: TenantDb, ms: number) => tx.raw('app_now() + make_interval(secs => ?)', [ms / 1000]);
