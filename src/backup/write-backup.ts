import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { runtimeRole, systemRole } from '../platform/database/tenant-db.js';
import { formatVersion, type Header } from './backup-format.js';
import { listTables, type Table } from './list-tables.js';

/** Rows that are read at a time. */
const batch = 500;

/**
 * Writes everything that the installation holds to a file, as it was at one moment, and answers how many rows. The file
 * appears whole or not at all. Secrets stand in it as they are stored, sealed: without the SECRET_KEY they stay closed.
 * Row-level security holds here too, so it reads tenant by tenant as the roles that the product itself uses.
 */
export async function writeBackup(client: ClientBase, file: string, { only }: Limits = {}): Promise<number> {
  const draft = `${file}.part`;
  const gzip = createGzip();
  const stored = pipeline(gzip, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }));
  try {
    const rows = await Promise.race([writeAll(client, gzip, only), stored.then(() => 0)]);
    await stored;
    await rename(draft, file);
    return rows;
  } catch (error) {
    gzip.destroy();
    await stored.catch(() => rm(draft, { force: true }));
    throw error;
  }
}

export interface Limits {
  /** The tables to write; all of them when absent. */
  only?: readonly string[] | undefined;
}

async function writeAll(client: ClientBase, gzip: Gzip, only: Limits['only']): Promise<number> {
  const hash = createHash('sha256');
  const write: Write = async (line) => {
    hash.update(`${line}\n`);
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
  };
  const rows = await readAll(client, write, only);
  gzip.end(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
  return rows;
}

type Write = (line: string) => Promise<void>;

async function readAll(client: ClientBase, write: Write, only: Limits['only']): Promise<number> {
  await client.query('begin transaction isolation level repeatable read read only');
  const tables = (await listTables(client)).filter(({ name }) => only?.includes(name) ?? true);
  await write(JSON.stringify({ ...(await headerOf(client)), ...(only && { only }) }));
  const tenants = await tenantIds(client);
  let rows = 0;
  for (const table of tables) {
    await write(JSON.stringify({ table: table.name, columns: table.columns }));
    if (table.isSystemReadable) rows += await copy(client, { table, role: systemRole, tenant: '' }, write);
    else
      for (const tenant of tenants) rows += await copy(client, { table, role: runtimeRole, tenant }, write);
  }
  await client.query('commit');
  return rows;
}

async function headerOf(client: ClientBase): Promise<Header> {
  const { rows } = await client.query('select name from schema_migrations order by id');
  const migrations = z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
  const told = await client.query('select app_now() as now');
  const [{ now }] = z.tuple([z.object({ now: z.date() })]).parse(told.rows);
  return { patchbay_backup: formatVersion, made_at: now.toISOString(), migrations };
}

async function tenantIds(client: ClientBase): Promise<string[]> {
  await client.query(`select set_config('role', $1, true)`, [systemRole]);
  const { rows } = await client.query('select id from tenants order by id');
  await client.query(`select set_config('role', 'none', true)`);
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

interface Reading {
  table: Table;
  role: string;
  tenant: string;
}

async function copy(client: ClientBase, { table, role, tenant }: Reading, write: Write): Promise<number> {
  await client.query(`select set_config('role', $1, true), set_config('app.tenant_id', $2, true)`, [
    role,
    tenant,
  ]);
  await client.query(
    `declare reading no scroll cursor for select to_jsonb(row)::text as line from ${table.name} row`,
  );
  let rows = 0;
  for (let isThrough = false; !isThrough;) {
    const read = await client.query(`fetch ${batch} from reading`);
    const lines = z.array(z.object({ line: z.string() })).parse(read.rows);
    for (const { line } of lines) await write(line);
    rows += lines.length;
    isThrough = lines.length < batch;
  }
  await client.query('close reading');
  await client.query(`select set_config('role', 'none', true)`);
  return rows;
}
