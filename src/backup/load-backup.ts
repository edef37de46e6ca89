import type { ClientBase } from 'pg';
import { z } from 'zod';
import { sealedIn } from '../connections/connection.js';
import { migrateTo, migrationNames } from '../platform/database/migrate.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { Sealer } from '../platform/secrets.js';
import type { Header, TableLine } from './backup-format.js';
import { readBackup } from './read-backup.js';

interface LoadDeps {
  db: Database;
  migrationsFolder: string;
  sealer: Sealer;
  log: Log;
}

/** Rows that are stored at a time. */
const batch = 500;

/**
 * Loads a backup into a database that holds nothing yet, all of it or nothing, and answers when it was taken. Throws
 * `bad-request` with a sentence for the operator before the first row is stored: a file that is cut, a version that is not
 * known here, a database in use, another SECRET_KEY.
 */
export async function loadBackup(file: string, deps: LoadDeps): Promise<Date> {
  const header = await checkFile(file, deps);
  const pool = deps.db.pool({ max: 1 });
  const client = await pool.connect();
  try {
    await requireEmpty(client);
    await migrateTo(deps.db, { folder: deps.migrationsFolder, names: header.migrations }, deps.log);
    await client.query('begin');
    await storeAll(client, file);
    await requireKey(client, deps);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
    await pool.end();
  }
  return new Date(header.made_at);
}

/** Reads the whole file once, so that nothing is stored of one that turns out to be cut. */
async function checkFile(file: string, { migrationsFolder }: LoadDeps): Promise<Header> {
  let header: Header | undefined;
  for await (const part of readBackup(file)) if (part.kind === 'header') header = part.header;
  const known = new Set(migrationNames(migrationsFolder));
  const unknown = header?.migrations.filter((name) => !known.has(name)) ?? [];
  if (!header) throw refused(`${file} is empty.`);
  if (header.only)
    throw refused(`${file} is no whole backup: it holds ${header.only.join(', ')} alone. Name it after one.`);
  if (unknown.length > 0)
    throw refused(
      `The backup is of a later version: its schema has ${unknown.join(', ')}, which this one does not know. Restore it with that version.`,
    );
  return header;
}

async function requireEmpty(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`select to_regclass('public.tenants') is not null as "isMade"`);
  const [{ isMade }] = z.tuple([z.object({ isMade: z.boolean() })]).parse(rows);
  if (!isMade) return;
  await client.query(`alter table tenants no force row level security`);
  await client.query(`alter table people no force row level security`);
  const held = await client.query(
    'select exists (select from tenants) or exists (select from people) as "isUsed"',
  );
  await client.query(`alter table tenants force row level security`);
  await client.query(`alter table people force row level security`);
  const [{ isUsed }] = z.tuple([z.object({ isUsed: z.boolean() })]).parse(held.rows);
  if (isUsed)
    throw refused(
      'The database holds an installation already, and nothing in it is overwritten. Restore into a new one: set DATABASE_URL or DATA_DIR to an empty one.',
    );
}

/**
 * The owner of a table is bound by its row-level security too; only while its rows are loaded, and in one transaction, not.
 * Nor do its triggers run: a row comes back as it was, an entry of the audit log with its own place in the chain.
 */
async function storeAll(client: ClientBase, file: string): Promise<void> {
  let table: TableLine | undefined;
  let lines: string[] = [];
  const flush = async () => {
    if (table && lines.length > 0) await store(client, table, lines);
    lines = [];
  };
  const close = async () => {
    await flush();
    if (table)
      await client.query(`alter table ${quoted(table.table)} force row level security, enable trigger user`);
  };
  for await (const part of readBackup(file)) {
    if (part.kind === 'row') {
      lines.push(part.line);
      if (lines.length === batch) await flush();
    } else if (part.kind === 'table') {
      await close();
      table = part.table;
      await client.query(
        `alter table ${quoted(table.table)} no force row level security, disable trigger user`,
      );
    }
  }
  await close();
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function store(
  client: ClientBase,
  { table, columns }: TableLine,
  lines: readonly string[],
): Promise<void> {
  const names = columns.map(quoted).join(', ');
  await client.query(
    `insert into ${quoted(table)} (${names}) select ${names} from jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb)`,
    [`[${lines.join(',')}]`],
  );
}

const Sealed = z.array(z.object({ tenant_id: z.uuid(), config_sealed: z.string() }));

/** What is sealed must open, or every connection would fail later, one by one. */
async function requireKey(client: ClientBase, { sealer }: LoadDeps): Promise<void> {
  await client.query('alter table connections no force row level security');
  const { rows } = await client.query('select tenant_id, config_sealed from connections limit 1');
  await client.query('alter table connections force row level security');
  for (const { tenant_id, config_sealed } of Sealed.parse(rows)) {
    try {
      sealer.open(config_sealed, sealedIn(tenant_id, 'config_sealed'));
    } catch (cause) {
      throw refused(
        'The secrets of this backup were sealed with another SECRET_KEY. Set SECRET_KEY to that of the installation it was taken from; the embedded one kept it in the file secret.key of its DATA_DIR.',
        cause,
      );
    }
  }
}

const refused = (publicMessage: string, cause?: unknown): AppError =>
  new AppError('bad-request', { publicMessage, cause });
