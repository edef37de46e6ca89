import pg from 'pg';
import { z } from 'zod';
import { migrate } from '../../platform/database/migrate.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { createLog } from '../../platform/log.js';
import { migrationsFolder, schemaHash } from './schema-hash.js';

/** Does something on the server's own database, then hangs up. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export const databaseAt = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

const made = new Map<string, Promise<string>>();

/**
 * A database with today's schema and nothing else, to be copied: migrating takes seconds, copying a fraction of one. It
 * stays on the server for the next run with this schema.
 */
export function serverTemplate(serverUrl: string): Promise<string> {
  const template = made.get(serverUrl) ?? onServer(serverUrl, (client) => makeTemplate(client, serverUrl));
  made.set(serverUrl, template);
  return template;
}

/** One process at a time; whoever comes later finds it made. */
async function makeTemplate(client: pg.Client, serverUrl: string): Promise<string> {
  const name = `patchbay_template_${schemaHash()}`;
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return name;
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft}`);
  await client.query(`create database ${draft}`);
  const log = createLog({ level: 'silent' });
  const db = await openDatabase({ url: databaseAt(serverUrl, draft), folder: '' }, log);
  await migrate(db, migrationsFolder, log);
  await db.stop();
  await client.query(`alter database ${draft} rename to ${name}`);
  return name;
}

const Grants = z.object({ rows: z.array(z.object({ grant: z.string() })) });

/** A copy under another name, with what the migrations granted on the database itself, which copying leaves out. */
export async function copyServerTemplate(serverUrl: string, name: string): Promise<void> {
  const template = await serverTemplate(serverUrl);
  await onServer(serverUrl, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    const grants: unknown = await client.query(
      `select format('grant %s on database ${name} to %s', a.privilege_type,
         case a.grantee when 0 then 'public' else a.grantee::regrole::text end) as grant
       from pg_database d cross join aclexplode(d.datacl) a where d.datname = $1`,
      [template],
    );
    await client.query(`revoke all on database ${name} from public`);
    for (const { grant } of Grants.parse(grants).rows) await client.query(grant);
  });
}
