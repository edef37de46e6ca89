import { z } from 'zod';
import { StoredConfig } from '../accounts/tenant-config.js';
import type { Connectors } from '../connections/connection.js';
import { indexSource } from '../knowledge/index-source.js';
import { openIndex } from '../knowledge/open-index.js';
import { type KnowledgeLimits, requireRoom } from '../knowledge/quota.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { parseJson } from '../platform/http/read-body.js';
import type { Sealer } from '../platform/secrets.js';
import { checkRow, Row } from './check-row.js';
import { type Kind, kinds } from './kinds.js';
import { mapWithin } from './map-ids.js';
import { readArchive, refused } from './read-archive.js';
import { storeConnections } from './store-connections.js';

export interface LoadDeps {
  connectors: Connectors;
  sealer: Sealer;
  knowledgeLimits: KnowledgeLimits;
}

export interface Loading {
  tenantId: string;
  transferId: string;
}

export interface Loaded {
  rows: number;
  leftOut: number;
}

/**
 * Loads an archive into a business that holds nothing, in the caller's transaction: all of it or nothing. Every record gets
 * an id of its own. Nothing that is loaded is due: no visitor is answered and nothing is sent because of it. Throws
 * `bad-request` with a sentence about what is wrong with the archive.
 */
export async function loadArchive(
  tx: TenantDb,
  pieces: AsyncIterable<Uint8Array>,
  { loading, deps }: { loading: Loading; deps: LoadDeps },
): Promise<Loaded> {
  const told: Loaded = { rows: 0, leftOut: 0 };
  for await (const { file, lines } of readArchive(pieces)) {
    const kind = kinds.find(({ name }) => name === file.kind);
    if (!kind || kind.isForReading) continue;
    const stored = await storing(file.name, async () => {
      const rows = lines.map((line) => checkRow(kind.name, parseJson(line)));
      return store(tx, { kind, rows: rows.map((row) => withNewIds(kind, row, loading)), loading }, deps);
    });
    told.rows += stored;
    told.leftOut += lines.length - stored;
  }
  await settle(tx);
  return told;
}

/** What the database refuses is the archive's fault where it says so: a value of a wrong form, a rule that is broken. */
async function storing<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isOfArchive = error instanceof z.ZodError || /^2[23]/.test(code) || isRefusal(error);
    throw isOfArchive ? refused(`${file} holds a record that does not fit.`, error) : error;
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && ['bad-request', 'invalid-input'].includes(error.code);

const withNewIds = ({ ids, idsWithin = [] }: Kind, row: Row, { transferId }: Loading): Row =>
  Row.parse(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        ids.includes(name) || idsWithin.includes(name) ? mapWithin(transferId, value) : value,
      ]),
    ),
  );

interface Storing {
  kind: Kind;
  rows: Row[];
  loading: Loading;
}

/** Answers how many were stored; what points to a record that is not there is left out. */
async function store(tx: TenantDb, storing: Storing, deps: LoadDeps): Promise<number> {
  const { kind, rows, loading } = storing;
  if (kind.name === 'business') return storeBusiness(tx, rows);
  if (kind.name === 'connections') return storeConnections(tx, { rows, tenantId: loading.tenantId }, deps);
  const stored = await insertRows(tx, kind, rows);
  if (kind.name === 'knowledge') await indexAll(tx, rows, deps);
  return stored;
}

/** Looked at before the words are indexed too, which is the dear part. */
async function indexAll(
  tx: TenantDb,
  rows: readonly Row[],
  { knowledgeLimits }: Pick<LoadDeps, 'knowledgeLimits'>,
): Promise<void> {
  await openIndex(tx);
  await requireRoom(tx, knowledgeLimits);
  for (const row of rows) await indexSource(tx, Source.parse(row));
  await requireRoom(tx, knowledgeLimits);
}

const Source = z.looseObject({
  ...{ id: z.string(), kind: z.enum(['text', 'faq']), title: z.string(), content: z.string() },
});

async function storeBusiness(tx: TenantDb, rows: readonly Row[]): Promise<number> {
  const [row] = rows;
  if (!row || rows.length > 1) throw refused('The archive holds not exactly one business.');
  const { config, name } = z.looseObject({ config: z.looseObject({}), name: z.string() }).parse(row);
  StoredConfig.parse({ ...config, name });
  await tx('tenants').update({
    ...{ name, config: JSON.stringify(config), version: tx.raw('version + 1') },
    updated_at: tx.raw('app_now()'),
  });
  return 1;
}

const Inserted = z.object({ rowCount: z.number() });
const tenant = `current_setting('app.tenant_id')::uuid`;

async function insertRows(tx: TenantDb, kind: Kind, rows: readonly Row[]): Promise<number> {
  const { table, columns, parents = {}, stored = {} } = kind;
  const values = columns.map((name) => stored[name] ?? `r.${name}`).join(', ');
  const isWhole = Object.entries(parents).map(
    ([column, parent]) =>
      `(r.${column} is null or exists (select from ${parent} p where p.tenant_id = ${tenant} and p.id = r.${column}))`,
  );
  const answer: unknown = await tx.raw(
    `insert into ${table} (tenant_id, ${columns.join(', ')})
     select ${tenant}, ${values} from jsonb_populate_recordset(null::${table}, ?::jsonb) r
     where ${['true', ...isWhole].join(' and ')}`,
    [JSON.stringify(rows)],
  );
  return Inserted.parse(answer).rowCount;
}

/** What a visitor had written and nobody had answered when the export was made is no question to whoever comes here. */
async function settle(tx: TenantDb): Promise<void> {
  const found: unknown = await tx('assistants').where({ is_default: true }).first('id');
  if (found === undefined) throw refused('The archive holds no assistant.');
  await tx('conversations as c')
    .whereRaw(
      `exists (select from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id
        and m.role = 'visitor' and m.turn_id is null and m.sent_at > coalesce(c.last_operator_at, '-infinity'))`,
    )
    .update({ last_operator_at: tx.raw('greatest(last_operator_at, last_message_at, app_now())') });
}
