import type { Knex } from 'knex';
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

async function retrying<T>(run: () => Promise<T>): Promise<T> {
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
