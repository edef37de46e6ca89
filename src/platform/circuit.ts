import { z } from 'zod';
import { callWithin, type TenantDb } from './database/tenant-db.js';

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

/** What a SQL function answers that asks a circuit; see its migration. */
export const CircuitAnswer = z.object({ wait_ms: z.number(), is_suspect: z.boolean() });

/** How such a function is asked. */
export const circuitQuestion = (subject: string) => ({
  subject,
  failures_to_open: failuresToOpen,
  rest_ms: restMs,
});

/** Asks whether a call may be made now. Who gets through an open circuit is its one trial for a while. */
export async function passCircuit(tx: TenantDb, subject: string): Promise<Circuit> {
  const answer = await callWithin(tx, { name: 'pass_circuit', argument: circuitQuestion(subject) });
  const { wait_ms: waitMs, is_suspect: isSuspect } = CircuitAnswer.parse(answer);
  return { waitMs, isSuspect };
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
