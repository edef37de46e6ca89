import { z } from 'zod';
import { placeOfSecret } from '../accounts/openid/sign-in-service.js';
import { placeOf as placeOfFactor } from '../accounts/second-factor.js';
import { sealedIn } from '../connections/connection.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { placeOfFingerprintKey } from '../platform/fingerprint-keys.js';
import { placeOfAnswer } from '../platform/http/idempotency.js';
import { placeOf as placeOfMail } from '../platform/mail-outbox.js';
import type { SealedPlace, Sealer } from '../platform/secrets.js';

export interface ResealDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
}

/** A table with sealed columns: where each of its values belongs. Every column that ends in `_sealed` stands in one of these. */
export interface SealedTable {
  table: string;
  id: string;
  columns: Readonly<Record<string, (row: Row) => SealedPlace>>;
  /** Whose role may change a row; the system's where absent. */
  tenantOf?: (row: Row) => string;
}

const Row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof Row>;
const textOf = (row: Row, column: string): string => z.string().parse(row[column]);

type OfConnection = Parameters<typeof sealedIn>[1];
const ofConnection = (column: OfConnection) => (row: Row) => sealedIn(textOf(row, 'tenant_id'), column);

export const sealedTables: readonly SealedTable[] = [
  {
    ...{ table: 'connections', id: 'id', tenantOf: (row) => textOf(row, 'tenant_id') },
    columns: {
      config_sealed: ofConnection('config_sealed'),
      state_sealed: ofConnection('state_sealed'),
      hook_token_sealed: ofConnection('hook_token_sealed'),
      // Moved aside as they were: they stay sealed for the columns that they come from.
      previous_config_sealed: ofConnection('config_sealed'),
      previous_state_sealed: ofConnection('state_sealed'),
    },
  },
  {
    ...{ table: 'idempotency_keys', id: 'claim_id', tenantOf: (row) => textOf(row, 'tenant_id') },
    columns: {
      answer_sealed: (row) => placeOfAnswer(textOf(row, 'tenant_id')),
    },
  },
  {
    ...{ table: 'installation_idempotency_keys', id: 'claim_id' },
    columns: { answer_sealed: () => placeOfAnswer(null) },
  },
  {
    ...{ table: 'sign_in_services', id: 'tenant_id', tenantOf: (row) => textOf(row, 'tenant_id') },
    columns: { client_secret_sealed: (row) => placeOfSecret(textOf(row, 'tenant_id')) },
  },
  { table: 'mails', id: 'id', columns: { text_sealed: (row) => placeOfMail(textOf(row, 'id')) } },
  {
    ...{ table: 'second_factors', id: 'person_id' },
    columns: { secret_sealed: (row) => placeOfFactor(textOf(row, 'person_id')) },
  },
  { table: 'fingerprint_keys', id: 'id', columns: { key_sealed: () => placeOfFingerprintKey } },
];

export interface Resealed {
  renewed: number;
  current: number;
  /** Values that changed while they were looked at; another run finds them. */
  missed: number;
  /** Which neither key opens. */
  closed: string[];
}

const batch = 200;

/**
 * Seals with the present key whatever is sealed with the previous one, while the product runs: row by row, each only if it is
 * still as it was read. It may be broken off and begun again; what is done is done.
 */
export async function reseal(deps: ResealDeps): Promise<Resealed> {
  const told: Resealed = { renewed: 0, current: 0, missed: 0, closed: [] };
  for (const sealed of sealedTables) {
    let rows: Row[] = [];
    do {
      const after = rows.at(-1)?.[sealed.id];
      rows = await readBatch(sealed, after, deps);
      for (const row of rows) await resealRow(sealed, { row, told }, deps);
    } while (rows.length === batch);
  }
  return told;
}

const readBatch = ({ table, id, columns, tenantOf }: SealedTable, after: unknown, { db }: ResealDeps) =>
  asSystem(db, async (tx) => {
    const names = [id, ...(tenantOf ? ['tenant_id'] : []), ...Object.keys(columns)];
    const found = tx(table).select(names).orderBy(id).limit(batch);
    if (after !== undefined) found.where(id, '>', z.string().parse(after));
    return z.array(Row).parse(await found);
  });

async function resealRow(
  sealed: SealedTable,
  { row, told }: { row: Row; told: Resealed },
  deps: ResealDeps,
): Promise<void> {
  for (const [column, placeOf] of Object.entries(sealed.columns)) {
    const before = z.string().nullable().parse(row[column]);
    // A removed connection keeps nothing.
    if (before === null || before === '') continue;
    if (deps.sealer.isCurrent(before)) {
      told.current += 1;
      continue;
    }
    const plain = openOr(before, placeOf(row), deps);
    if (plain === undefined) {
      told.closed.push(`${sealed.table}.${column} of ${textOf(row, sealed.id)}`);
      continue;
    }
    const now = deps.sealer.seal(plain, placeOf(row));
    if (await replace(sealed, { row, column, before, now }, deps)) told.renewed += 1;
    else told.missed += 1;
  }
}

function openOr(sealed: string, place: SealedPlace, { sealer }: ResealDeps): string | undefined {
  try {
    return sealer.open(sealed, place);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

interface Replacement {
  row: Row;
  column: string;
  before: string;
  now: string;
}

async function replace(
  { table, id, tenantOf }: SealedTable,
  { row, column, before, now }: Replacement,
  { db }: ResealDeps,
): Promise<boolean> {
  const where = { [id]: textOf(row, id), [column]: before };
  const changed = tenantOf
    ? await inTenant(db, tenantOf(row), (tx) =>
        tx(table)
          .where(where)
          .update({ [column]: now }),
      )
    : await asSystem(db, (tx) =>
        tx(table)
          .where(where)
          .update({ [column]: now }),
      );
  return changed === 1;
}
