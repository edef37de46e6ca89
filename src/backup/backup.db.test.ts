import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { recordAudit } from '../accounts/record-audit.js';
import { createSource } from '../knowledge/create-source.js';
import { type Database, openDatabase } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { createSealer } from '../platform/secrets.js';
import { makeConnection, makeTenant, testSealer, visitorMessage } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork } from '../test/harness/stage-work.js';
import { migrationsFolder } from '../test/harness/schema-hash.js';
import {
  createServerDatabase,
  silentLog,
  testDatabase,
  testDatabaseUrl,
} from '../test/harness/test-database.js';
import { loadBackup } from './load-backup.js';
import { backUp, openEmpty } from './open-empty.testing.js';
import { readBackup } from './read-backup.js';

describe('a backup', function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-backup-'));
  const file = path.join(folder, 'one.gz');
  let db: Database;
  let rows: number;

  const linesOf = async (of: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const part of readBackup(of)) {
      if (part.kind === 'row') lines.push(part.line);
      if (part.kind === 'table') lines.push(part.table.table);
    }
    return lines.sort();
  };

  before(async () => {
    db = await testDatabase();
    const platform = scriptPlatform();
    const stage = await stageWork(platform, { write: undefined });
    await stage.look(
      await stage.visitorWrites(visitorMessage({ text: 'When are you open? "Ångström" \\ 🚚' })),
    );
    const other = await makeTenant(db);
    await makeConnection(db, other, platform.connector);
    await inTenant(db, other.id, (tx) =>
      createSource(tx, { kind: 'text', title: 'Secret', content: 'The other business sells lamps.' }),
    );
    await inTenant(db, other.id, async (tx) => {
      const entry = { tenantId: other.id, actor: { kind: 'member', id: null, name: 'Ada' } };
      for (const action of ['first', 'second', 'third']) await recordAudit(tx, { ...entry, action });
    });
    rows = await backUp(db, file);
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  const load = async (from: string, options: { sealer?: typeof testSealer; into?: Database } = {}) => {
    const { db: empty, drop } = await openEmpty();
    try {
      const { sealer = testSealer, into = empty } = options;
      await loadBackup(from, { db: into, migrationsFolder, sealer, log: silentLog });
      const again = path.join(folder, `again-${Math.random()}.gz`);
      await backUp(into, again);
      return again;
    } finally {
      await drop();
    }
  };

  it('F-124 holds every row, and restored into an empty database gives the same backup again', async () => {
    assert.ok(rows > 20);
    assert.deepEqual(await linesOf(await load(file)), await linesOf(file));
  });

  it('holds no one’s session, and only its owner may read it', () => {
    const text = gunzipSync(fs.readFileSync(file)).toString();
    assert.doesNotMatch(text, /"table":"(sessions|one_time_links|sign_in_failures)"/);
    assert.equal(fs.statSync(file).mode & 0o077, 0);
  });

  it('is refused whole when it is cut, changed, or none at all', async () => {
    const whole = gunzipSync(fs.readFileSync(file)).toString().trimEnd().split('\n');
    const written = (name: string, lines: readonly string[]) => {
      const to = path.join(folder, name);
      fs.writeFileSync(to, gzipSync(`${lines.join('\n')}\n`));
      return to;
    };
    const bytes = path.join(folder, 'bytes.gz');
    fs.writeFileSync(bytes, fs.readFileSync(file).subarray(0, 2_000));
    const plain = path.join(folder, 'plain.txt');
    fs.writeFileSync(plain, 'hello');
    const changed = whole.map((line) => line.replace('lamps', 'lambs'));
    assert.notDeepEqual(changed, whole);
    await assert.rejects(linesOf(written('cut.gz', whole.slice(0, -2))), /is cut or was changed/);
    await assert.rejects(linesOf(written('changed.gz', changed)), /is cut or was changed/);
    await assert.rejects(linesOf(written('other.gz', ['{"hello":1}', '{}'])), /is no backup of this product/);
    await assert.rejects(linesOf(bytes), /it is none, or it is cut/);
    await assert.rejects(linesOf(plain), /it is none, or it is cut/);
    await assert.rejects(linesOf(path.join(folder, 'missing.gz')), /There is no file/);
  });

  it('is not loaded over an installation, with another key, or into an older version, and then stores nothing', async () => {
    await assert.rejects(load(file, { into: db }), /nothing in it is overwritten/);
    const sealer = createSealer({ current: 'another secret key, another secret key, another' });
    await assert.rejects(load(file, { sealer }), /sealed with another SECRET_KEY/);
    const later = path.join(folder, 'later.gz');
    const [header = '', ...rest] = gunzipSync(fs.readFileSync(file)).toString().trimEnd().split('\n');
    const text = [header.replace('20261120-01-roles', '20991231-01-later'), ...rest.slice(0, -1)];
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256')
      .update(`${text.join('\n')}\n`)
      .digest('hex');
    fs.writeFileSync(later, gzipSync(`${text.join('\n')}\n${JSON.stringify({ rows, sha256 })}\n`));
    await assert.rejects(load(later), /20991231-01-later, which this one does not know/);
  });

  it('can be tried again after a refusal, for nothing was stored', async () => {
    const { db: empty, drop } = await openEmpty();
    try {
      const wrong = createSealer({ current: 'another secret key, another secret key, another' });
      const deps = { db: empty, migrationsFolder, log: silentLog };
      await assert.rejects(loadBackup(file, { ...deps, sealer: wrong }), /another SECRET_KEY/);
      await loadBackup(file, { ...deps, sealer: testSealer });
    } finally {
      await drop();
    }
  });

  if (testDatabaseUrl !== undefined) {
    it('needs no superuser: the owner of the tables is enough, to take it and to load it', async () => {
      const { url, drop } = await createServerDatabase('empty');
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      const owner = `owner_${process.pid}`;
      await admin.query(`create role ${owner} login password 'x' createrole`);
      await admin.query(
        `grant patchbay_runtime, patchbay_system, patchbay_queue to ${owner} with admin option`,
      );
      await admin.query(`alter database ${new URL(url).pathname.slice(1)} owner to ${owner}`);
      await admin.query(`create extension pg_trgm; alter schema public owner to ${owner}`);
      const theirs = new URL(url);
      [theirs.username, theirs.password] = [owner, 'x'];
      const owned = await openDatabase({ url: theirs.href, folder }, silentLog);
      try {
        await loadBackup(file, { db: owned, migrationsFolder, sealer: testSealer, log: silentLog });
        const again = path.join(folder, 'owned.gz');
        await backUp(owned, again);
        assert.deepEqual(await linesOf(again), await linesOf(file));
      } finally {
        await owned.stop();
        await admin.end();
        await drop();
        const server = new pg.Client({ connectionString: testDatabaseUrl });
        await server.connect();
        await server.query(`drop owned by ${owner}; drop role ${owner}`);
        await server.end();
      }
    });
  }
});
