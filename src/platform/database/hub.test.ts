import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { eventually } from '../../test/harness/start-test-app.js';
import { silentLog } from '../../test/harness/test-database.js';
import { type Embedded, openEmbedded } from './open-embedded.js';

/** Short, so that the test of it need not wait; no statement here takes as long while it owns the session. */
const idleTransactionMs = 700;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

describe('many clients of one embedded database', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-hub-'));
  let embedded: Embedded;
  let pool: pg.Pool;
  const opened: pg.Client[] = [];

  before(async function () {
    this.timeout(120_000);
    embedded = await openEmbedded({ folder, idleTransactionMs }, silentLog);
    pool = new pg.Pool({ ...embedded.link, max: 10 });
    pool.on('error', () => undefined);
    await pool.query('create table notes (id serial primary key, text text)');
  });

  afterEach(() => Promise.all(opened.splice(0).map((each) => each.end())));

  after(async () => {
    await pool.end();
    await embedded.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const connect = async (options?: string): Promise<pg.Client> => {
    const client = new pg.Client({ ...embedded.link, ...(options === undefined ? {} : { options }) });
    await client.connect();
    opened.push(client);
    return client;
  };

  const countOf = async (text: string): Promise<unknown> => {
    const { rows } = await pool.query<{ count: string }>('select count(*) from notes where text = $1', [
      text,
    ]);
    return Number(rows[0]?.count);
  };

  it('gives each of 50 queries on 10 connections its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        pool.query<{ n: number; s: string }>('select $1::int as n, repeat($2, 2000) as s', [
          index,
          String(index % 10),
        ]),
      ),
    );
    answers.forEach(({ rows }, index) =>
      assert.deepEqual(rows, [{ n: index, s: String(index % 10).repeat(2000) }]),
    );
  });

  it('shows a transaction’s rows to nobody before its commit, and never after a rollback', async () => {
    const [kept, dropped] = [await connect(), await connect()];
    await kept.query('begin');
    await kept.query(`insert into notes (text) values ('kept')`);
    // Begun while the other is open: it waits for its turn.
    const waiting = dropped
      .query('begin')
      .then(() => dropped.query(`insert into notes (text) values ('no')`));
    const seen = countOf('kept');
    await kept.query('commit');
    await waiting;
    await dropped.query('rollback');
    assert.equal(await seen, 1);
    assert.equal(await countOf('no'), 0);
  });

  it('keeps a failed transaction failed for its client only', async () => {
    const client = await connect();
    await client.query('begin');
    await assert.rejects(client.query('select 1/0'), (error) => codeOf(error) === '22012');
    await assert.rejects(client.query('select 1'), (error) => codeOf(error) === '25P02');
    const other = pool.query('select 1 as one');
    await client.query('rollback');
    assert.deepEqual((await other).rows, [{ one: 1 }]);
  });

  it('keeps named statements of two clients apart', async () => {
    const [first, second] = [await connect(), await connect()];
    const one = { name: 'same', text: `select 'first' as who, $1::int as n` };
    const two = { name: 'same', text: `select 'second' as who, $1::int as n` };
    for (const n of [1, 2]) {
      assert.deepEqual((await first.query({ ...one, values: [n] })).rows, [{ who: 'first', n }]);
      assert.deepEqual((await second.query({ ...two, values: [n] })).rows, [{ who: 'second', n }]);
    }
  });

  it('delivers a notification to who listens, and none that was rolled back', async () => {
    const [listener, deaf, sender] = [await connect(), await connect(), await connect()];
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    deaf.on('notification', () => assert.fail('it did not listen'));
    await listener.query('listen news');
    await sender.query('begin');
    await sender.query(`notify news, 'rolled back'`);
    await sender.query('rollback');
    await sender.query('begin');
    await sender.query(`notify news, 'committed'`);
    assert.deepEqual(heard, []);
    await sender.query('commit');
    await sender.query(`select pg_notify('news', 'at once')`);
    await eventually('two notifications', () => (heard.length >= 2 ? heard : undefined));
    assert.deepEqual(heard, ['committed', 'at once']);
  });

  it('rolls back what a client left open when it died, and goes on with the others', async () => {
    const client = new pg.Client(embedded.link);
    await client.connect();
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.query('begin');
    await client.query(`insert into notes (text) values ('orphan')`);
    const waiting = countOf('orphan');
    client.connection.stream.destroy(new Error('killed'));
    assert.equal(await waiting, 0);
    await lost;
    assert.equal(await countOf('orphan'), 0);
  });

  it('breaks a transaction that sits idle while others wait, and says why; who comes later prolongs nothing', async () => {
    const client = new pg.Client(embedded.link);
    await client.connect();
    const broken = new Promise<Error>((resolve) => client.on('error', resolve));
    await client.query('begin');
    await client.query(`insert into notes (text) values ('idle')`);
    const since = performance.now();
    const others: Promise<unknown>[] = [];
    const arriving = setInterval(() => others.push(countOf('idle')), idleTransactionMs / 8);
    assert.match((await broken).message, /sat idle while other queries waited/);
    clearInterval(arriving);
    assert.ok(others.length >= 2);
    assert.deepEqual([...new Set(await Promise.all(others))], [0]);
    assert.ok(performance.now() - since < idleTransactionMs * 5);
  });

  it('leaves a transaction alone that nobody waits for', async () => {
    const client = await connect();
    await client.query('begin');
    await new Promise((resolve) => setTimeout(resolve, idleTransactionMs + 100));
    await client.query(`insert into notes (text) values ('slow')`);
    await client.query('commit');
    assert.equal(await countOf('slow'), 1);
  });

  it('lets no role and no search path leak from one connection to another', async () => {
    await pool.query('create role plain');
    await pool.query('create schema shelf');
    await pool.query('grant usage on schema shelf to plain');
    const [owner, plain] = [await connect(), await connect('-c role=plain -c search_path=shelf')];
    const face = async (client: pg.Client): Promise<unknown> =>
      (await client.query('select current_user::text as role, current_schema()::text as schema')).rows;
    const [asOwner, asPlain] = [
      [{ role: 'postgres', schema: 'public' }],
      [{ role: 'plain', schema: 'shelf' }],
    ];
    for (let round = 0; round < 3; round += 1) {
      const faces = await Promise.all([face(plain), face(owner), face(plain)]);
      assert.deepEqual(faces, [asPlain, asOwner, asPlain]);
    }
    await assert.rejects(plain.query('select * from public.notes'), (error) => codeOf(error) === '42501');
    await plain.query('begin');
    await assert.rejects(
      plain.query('create table shelf.loot (id int)'),
      (error) => codeOf(error) === '42501',
    );
    await plain.query('rollback');
    assert.deepEqual(await face(owner), asOwner);
  });

  it('refuses a client whose role does not exist rather than let it run as somebody else', async () => {
    const stranger = new pg.Client({ ...embedded.link, options: '-c role=nobody_there' });
    stranger.on('error', () => undefined);
    await stranger.connect();
    await assert.rejects(stranger.query('select 1'), /role or search path does not exist/);
    assert.deepEqual((await pool.query('select current_user::text as role')).rows, [{ role: 'postgres' }]);
  });

  it('answers other programs on its socket, which only its owner may open', async () => {
    const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' });
    await client.connect();
    assert.deepEqual((await client.query('select 2 as two')).rows, [{ two: 2 }]);
    await client.end();
    assert.equal(fs.statSync(path.join(folder, '.s.PGSQL.5432')).mode & 0o777, 0o600);
  });
});
