import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrateTo, migrationNames } from '../platform/database/migrate.js';
import { type Database, openDatabase } from '../platform/database/open-database.js';
import { migrationsFolder } from './harness/schema-hash.js';
import { brokenBetween, readSchema } from './harness/schema-promises.js';
import { createServerDatabase, silentLog, testDatabaseUrl } from './harness/test-database.js';

/**
 * Changes that a version which knows only the schema before them does not survive, each with what it takes. Those here are
 * older than the first release, so none ever ran beside them. Another one comes in parts: add, backfill and switch in one
 * release, remove in the next, and is listed here with the release that no longer needs it.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  '20261129-21-mails': [
    "one_time_links: one_time_links_purpose_check asks for more: CHECK ((purpose = ANY (ARRAY['set-password'::text, 'reset-password'::text, 'sign-in'::text, 'second-factor'::text])))",
  ],
  '20261130-01-audit-chain': [
    'audit_entries: audit_entries_seq asks for more: UNIQUE (tenant_id, seq)',
    'column audit_entries.hash is new, and must be given',
    'column audit_entries.previous_hash is new, and must be given',
    'column audit_entries.seq is new, and must be given',
  ],
  // Holds for every row that leaves `is_confined` out.
  '20261201-22-confined-sessions': [
    'sessions: sessions_confined_check asks for more: CHECK (((NOT is_confined) OR (tenant_id IS NOT NULL)))',
  ],
  // Allows one kind more than before.
  '20261203-01-told-of-our-deeds': [
    "deliveries: deliveries_kind_check asks for more: CHECK ((kind = ANY (ARRAY['reply'::text, 'handover-text'::text, 'operator-reply'::text, 'note'::text, 'handover'::text, 'hand-back'::text, 'contact'::text, 'after-send'::text, 'email'::text, 'close'::text]))) NOT VALID",
  ],
};

/** What an older version that still runs would not survive, and what the check says of it. */
const planted: readonly (readonly [sql: string, says: RegExp])[] = [
  ['alter table leads rename column note to remark', /^column leads\.note is gone$/],
  ['alter table leads drop column remark', /^column leads\.remark is gone$/],
  ['alter table leads alter column name type varchar(20)', /^column leads\.name was text and is character/],
  [`alter table leads add column rank integer not null`, /^column leads\.rank is new, and must be given$/],
  ['alter table leads alter column email set not null', /^optional column leads\.email is gone$/],
  [`alter table leads add constraint odd check (phone <> '')`, /^leads: odd asks for more/],
  ['create unique index odd_phones on leads (tenant_id, phone)', /^leads: odd_phones asks for more/],
  [
    `alter table leads drop constraint leads_status_check; alter table leads add constraint leads_status_check check (status in ('new', 'won'))`,
    /^leads: leads_status_check asks for more/,
  ],
  ['drop function app_now() cascade', /^function app_now\(\) is gone$/],
  ['revoke insert on leads from patchbay_runtime', /^right INSERT of patchbay_runtime on leads is gone$/],
  ['drop table hints cascade', /^column hints\.\w+ is gone$/],
];

/** And what it does not even notice. */
const harmless = [
  'alter table leads add column mood text',
  'alter table leads add column weight integer not null default 0 check (weight >= 0)',
  'create index leads_by_mood on leads (tenant_id, mood)',
  'create table moods (id uuid primary key, name text not null unique)',
  'alter table leads alter column created_at drop not null',
];

describe('F-113: a version that still runs while a newer one has migrated', function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-expand-'));
  let db: Database;
  let drop = () => Promise.resolve();

  before(async () => {
    const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase('empty');
    if (server) drop = server.drop;
    db = await openDatabase({ url: server?.url, folder }, silentLog);
  });
  after(async () => {
    await db.stop();
    await drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('finds after each change what it reads, writes and calls, and is refused no row that it was allowed before', async () => {
    const broken: Record<string, string[]> = {};
    const names: string[] = [];
    let before = await readSchema(db);
    for (const name of migrationNames(migrationsFolder)) {
      names.push(name);
      await migrateTo(db, { folder: migrationsFolder, names }, silentLog);
      const after = await readSchema(db);
      const found = brokenBetween(before, after);
      if (found.length > 0) broken[name] = found;
      before = after;
    }
    assert.ok(before.tables.size > 30 && before.limits.size > 30);
    assert.deepEqual(broken, known);
  });

  it('would not be taken for well by this check when something is taken from it', async () => {
    let before = await readSchema(db);
    const change = async (sql: string): Promise<string[]> => {
      await db.knex.raw(sql);
      const after = await readSchema(db);
      const found = brokenBetween(before, after);
      before = after;
      return found;
    };
    for (const sql of harmless) assert.deepEqual(await change(sql), [], sql);
    for (const [sql, says] of planted) {
      const found = await change(sql);
      assert.ok(
        found.some((one) => says.test(one)),
        `${sql}: ${found.join('; ')}`,
      );
    }
  });
});
