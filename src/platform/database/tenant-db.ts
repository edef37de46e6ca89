import type { Knex } from 'knex';
import { z } from 'zod';
import { jsonText } from './json-text.js';
import type { Database } from './open-database.js';

declare const tenantBrand: unique symbol;
declare const systemBrand: unique symbol;

/** A transaction that sees one tenant. Only `inTenant` makes one, and the database enforces it again. */
export type TenantDb = Knex.Transaction & { readonly [tenantBrand]: true };

/** A transaction that may look across tenants, on the tables that say so. Only for the few functions that must. */
export type SystemDb = Knex.Transaction & { readonly [systemBrand]: true };

export const runtimeRole = 'patchbay_runtime';
export const systemRole = 'patchbay_system';
export const queueRole = 'patchbay_queue';

type Knexed = Pick<Database, 'knex'>;

/** Runs `work` in one transaction as the runtime role of one tenant. A deadlock repeats it, so `work` must be repeatable. */
export const inTenant = <T>(db: Knexed, tenantId: string, work: (tx: TenantDb) => Promise<T>): Promise<T> =>
  retrying(() =>
    db.knex.transaction(async (tx) => {
      await tx.raw(`select set_config('role', ?, true), set_config('app.tenant_id', ?, true)`, [
        runtimeRole,
        tenantId,
      ]);
      return work(tx as TenantDb);
    }),
  );

/** A SQL function of the migrations that does a whole step in one tenant. It takes and returns jsonb. */
export interface TenantCall {
  name:
    | 'claim_turn'
    | 'decide_turn'
    | 'next_known_delivery'
    | 'settle_sent'
    | 'assistant_at_work'
    | 'pass_circuit'
    | 'pass_model_gate'
    | 'find_terms'
    | 'find_passages'
    | 'find_small_knowledge'
    | 'find_known_days'
    | 'tell_figures'
    | 'keep_days';
  argument: object;
}

/** Runs such a function for one tenant, within a transaction or as one of its own. */
export type CallForTenant = (call: TenantCall) => Promise<unknown>;

/**
 * Runs one such function as a transaction of its own, in one round trip. What stands behind FROM comes first: like
 * `inTenant` it sets role and tenant for this transaction. A deadlock repeats it.
 */
export const callInTenant = (
  { calls }: Pick<Database, 'calls'>,
  tenantId: string,
  { name, argument }: TenantCall,
): Promise<unknown> =>
  retrying(async () =>
    resultOf(
      await calls.query({
        // Named, it is parsed and planned once for each connection.
        name,
        text: `select ${name}($1::jsonb) as result
          from set_config('role', $2, true) as of_role, set_config('app.tenant_id', $3, true) as of_tenant`,
        values: [jsonText(argument), runtimeRole, tenantId],
      }),
    ),
  );

/** The same within a transaction that has begun. */
export const callWithin = async (tx: TenantDb, { name, argument }: TenantCall): Promise<unknown> =>
  resultOf(await tx.raw(`select ${name}(?::jsonb) as result`, [jsonText(argument)]));

const Called = z.object({ rows: z.tuple([z.object({ result: z.unknown() })]) });
const resultOf = (answer: unknown): unknown => Called.parse(answer).rows[0].result;

/** Runs `work` in one transaction as the system role. */
export const asSystem = <T>(db: Knexed, work: (tx: SystemDb) => Promise<T>): Promise<T> =>
  retrying(() =>
    db.knex.transaction(async (tx) => {
      await tx.raw(`select set_config('role', ?, true)`, [systemRole]);
      return work(tx as SystemDb);
    }),
  );

/** serialization_failure and deadlock_detected: the transaction did nothing and may run again (F-027). */
const repeatable: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const maxAttempts = 3;

/** Runs a transaction again when the server has undone it for one of these reasons. */
export async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt >= maxAttempts || !repeatable.has(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
    }
  }
}
