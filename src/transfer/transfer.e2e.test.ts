import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Parts } from '../app/build.js';
import { Transfer } from '../contract/transfers.js';
import { keepFigures } from '../insights/keep-figures.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { type OpenedTenant, openTenant, startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { exchange, readRows, repack, type Rows, unpack } from './archive.testing.js';
import { buildPiece } from './build-export.js';
import { fillBusiness } from './fill-business.testing.js';
import { kinds, leftOut } from './kinds.js';
import { mapWithin } from './map-ids.js';
import { runTransfers } from './run-transfers.js';

const secret = '4711:a-secret-of-the-platform';

describe('all that a business owns, as an archive', function () {
  this.timeout(180_000);
  const apps: TestApp[] = [];
  let source: { app: TestApp; parts: Parts };
  let target: { app: TestApp; parts: Parts };
  let bakery: OpenedTenant;
  let archive: Buffer;
  let imported: Awaited<ReturnType<typeof bring>>;
  let exported: Rows;

  const start = async () => {
    let parts: Parts | undefined;
    const app = await startTestApp({}, { adjust: (built) => (parts = built) });
    apps.push(app);
    assert.ok(parts);
    return { app, parts };
  };
  /** What the scheduler does of it. */
  const run = (parts: Parts) => runTransfers({ ...parts, tenantChanged: () => Promise.resolve() });

  before(async () => {
    source = await start();
    target = await start();
    bakery = await openTenant(source.app, 'Bakery');
    await fillBusiness({ tenantId: bakery.id, secret }, source.parts);
    await keepFigures(bakery.id, source.parts);
    archive = await makeArchive();
    exported = await readRows(archive);
    imported = await bring(archive, 'Empty');
  });
  after(async () => {
    for (const app of apps) await app.stop();
  });

  const begin = async (api: OpenedTenant['api']) => Transfer.parse(await api.post('/api/v1/data/exports'));

  async function makeArchive(): Promise<Buffer> {
    const { id } = await begin(bakery.api);
    // A process that dies after some pieces.
    for (let count = 0; count < 11; count += 1) await buildPiece(bakery.id, id, source.parts);
    await run(source.parts);
    return download(source.app, bakery, id);
  }

  async function download(app: TestApp, { id: tenantId }: OpenedTenant, id: string): Promise<Buffer> {
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(
        await app
          .as({})
          .post('/api/v1/auth/login', { email: 'root@example.com', password: 'correct horse battery' }),
      );
    const headers = { authorization: `Bearer ${token}`, 'x-tenant-id': tenantId };
    const response = await fetch(`${app.url}/api/v1/data/exports/${id}/archive`, { headers });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition') ?? '', /bakery-.*\.tar\.gz/);
    return Buffer.from(await response.arrayBuffer());
  }

  /** Brings an archive into a new business, in two pieces, and answers the import as it ended. */
  async function bring(bytes: Uint8Array, business: string) {
    const tenant = await openTenant(target.app, business);
    const { id } = Transfer.parse(await tenant.api.post('/api/v1/data/imports'));
    const key = z
      .looseObject({ key: z.string() })
      .parse(await tenant.api.post('/api/v1/api-keys', { name: 'k', scopes: ['*'] })).key;
    const half = Math.ceil(bytes.length / 2);
    for (const number of [1, 0, 1]) {
      const piece = bytes.slice(number * half, (number + 1) * half);
      const url = `${target.app.url}/api/v1/data/imports/${id}/pieces?number=${number}`;
      const body = new Uint8Array(piece);
      const answer = await fetch(url, { method: 'PUT', headers: { 'x-api-key': key }, body });
      assert.equal(answer.status, 200, await answer.text());
    }
    await tenant.api.post(`/api/v1/data/imports/${id}/begin`);
    await keepFigures(tenant.id, target.parts);
    await run(target.parts);
    return { tenant, ended: Transfer.parse(await tenant.api.get(`/api/v1/data/imports/${id}`)) };
  }
  /** The same where so little is allowed: to the product's own scheduler as well, which may come first. */
  async function bringWithin(limits: Partial<Parts['knowledgeLimits']>, bytes: Uint8Array) {
    const { knowledgeLimits } = target.parts;
    const usual = { ...knowledgeLimits };
    Object.assign(knowledgeLimits, limits);
    try {
      return await bring(bytes, 'Refused');
    } finally {
      Object.assign(knowledgeLimits, usual);
    }
  }
  const inNew = <T>({ id }: OpenedTenant, work: (tx: TenantDb) => Promise<T>) =>
    inTenant(target.parts.db, id, work);

  it('names every table of a tenant as exported or as left out', async () => {
    const Names = z.object({ rows: z.array(z.object({ name: z.string() })) });
    const { rows } = Names.parse(
      await source.parts.db.knex.raw(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
      ),
    );
    const known = [...kinds.map(({ table }) => table), ...Object.keys(leftOut)];
    assert.deepEqual(
      rows.map(({ name }) => name).filter((name) => !known.includes(name)),
      [],
    );
    const secretive = kinds
      .flatMap(({ columns }) => columns)
      .filter((name) => /_sealed|token$|_hash|key$/.test(name));
    assert.deepEqual(secretive, ['previous_hash', 'wording_hash']);
  });

  it('holds each record once, though its building was broken off, and no secret', () => {
    assert.equal(exported['messages']?.length, 1201);
    assert.equal(new Set(exported['messages'].map(({ id }) => id)).size, 1201);
    assert.deepEqual(
      kinds.filter(({ name }) => !exported[name] && !['askings', 'figures'].includes(name)),
      [],
    );
    const said = JSON.stringify(exported);
    assert.doesNotMatch(said, /a-secret-of-the-platform|_sealed|token_hash|key_hash/);
  });

  it('is imported into another installation with the same content, and every reference finds its record', async () => {
    const { tenant, ended } = imported;
    assert.deepEqual([ended.state, ended.problem, ended.left_out], ['done', null, 0]);
    const { id } = Transfer.parse(await tenant.api.post('/api/v1/data/exports'));
    await run(target.parts);
    const again = await readRows(await download(target.app, tenant, id));
    for (const { name, isForReading, stored = {} } of kinds) {
      if (isForReading) continue;
      const own = ['slug', 'last_operator_at', ...Object.keys(stored)];
      const skipped = {
        ...{ business: ['id', 'created_at'], connections: ['created_at', 'status'], deliveries: ['reason'] },
      };
      const left = new Map(Object.entries<readonly string[]>(skipped)).get(name) ?? [];
      const plain = (rows: Rows[string] = []) =>
        rows
          .map((row): object =>
            Object.fromEntries(Object.entries(row).filter(([member]) => ![...own, ...left].includes(member))),
          )
          .map((row) => JSON.stringify(row))
          .sort();
      const expected = (exported[name] ?? []).map((row) => mapRow(ended.id, row));
      // What was changed here before the import keeps its versions.
      const ids = new Set(expected.map((row): unknown => Reflect.get(row, 'id')));
      const found = (again[name] ?? []).filter((row) => name !== 'setting-versions' || ids.has(row['id']));
      assert.deepEqual(plain(found), plain(expected), name);
    }
  });
  /** What platforms call things stays. */
  const mapRow = (id: string, row: Record<string, unknown>) => ({
    ...z.record(z.string(), z.unknown()).parse(mapWithin(id, row)),
    ...('mark' in row ? { mark: row['mark'] } : {}),
    ...('external_id' in row ? { external_id: row['external_id'] } : {}),
    ...('external_ids' in row ? { external_ids: row['external_ids'] } : {}),
  });

  it('sends nobody anything because of an import: nothing is due, also when a connection works again', async () => {
    const { tenant, ended } = imported;
    assert.equal(ended.state, 'done');
    const connections = z.object({
      items: z.array(z.looseObject({ id: z.string(), connector: z.string(), status: z.string() })),
    });
    const { items } = connections.parse(await tenant.api.get('/api/v1/connections'));
    assert.deepEqual(
      items.map(({ status }) => status),
      ['paused', 'paused'],
    );
    const window = items.find(({ connector }) => connector === 'widget') ?? assert.fail();
    const resumed = await tenant.api.call('PATCH', `/api/v1/connections/${window.id}`, { status: 'live' });
    assert.deepEqual([resumed.status, resumed.body['status']], [200, 'live']);
    const due = await inNew(tenant, async (tx) => [
      await tx('conversations').whereNotNull('due_at').pluck('id'),
      await tx('deliveries').whereNotIn('state', ['sent', 'cancelled']).pluck('id'),
      await tx('deliveries').whereNotNull('due_at').pluck('id'),
      await tx('conversations').where({ status: 'open' }).pluck('id'),
    ]);
    assert.deepEqual(due, [[], [], [], []]);
    const found = await tenant.api.get('/api/v1/knowledge/search?q=Sunday');
    assert.match(JSON.stringify(found), /canary is what this business says/);
  });

  it('brings connections without their secrets, which say so, wait for them, and can be removed', async () => {
    const { tenant, ended } = imported;
    assert.equal(ended.state, 'done');
    const [phone = ''] = z
      .array(z.string())
      .parse(await inNew(tenant, (tx) => tx('connections').where({ connector: 'telegram' }).pluck('id')));
    const route = `/api/v1/connections/${phone}`;
    assert.match(JSON.stringify(await tenant.api.get(route)), /came with an archive, without its secrets/);
    assert.equal((await tenant.api.call('PATCH', route, { status: 'live' })).status, 409);
    assert.equal((await tenant.api.call('PATCH', route, { name: 'Mobile' })).status, 200);
    assert.equal((await tenant.api.call('DELETE', route)).status, 204);
  });

  it('is refused as a whole, with a reason, when it is cut, changed, of another format or none at all', async () => {
    const plain = await unpack(archive);
    const manifest = plain.get('manifest.json') ?? '';
    const changed = new Map(plain).set(
      'leads-0001.jsonl',
      (plain.get('leads-0001.jsonl') ?? '').replace('canary', 'canery'),
    );
    const wrong = (plain.get('turns-0001.jsonl') ?? '').replace('"reply"', '"guess"');
    const unfit = exchange(plain, 'turns-0001.jsonl', wrong);
    const cases: [Uint8Array, RegExp, Parameters<typeof bringWithin>[0]?][] = [
      [archive.subarray(0, archive.length - 2_000), /is cut|is missing/],
      [Buffer.from('hello, this is no archive'), /no archive of this product/],
      [gzipSync(gunzipSync(archive).subarray(0, 20_480)), /is cut|is missing/],
      [await repack(changed), /leads-0001.jsonl was changed/],
      [await repack(new Map(plain).set('manifest.json', manifest.replace(': 1,', ': 99,'))), /has format 99/],
      [await repack(unfit), /turns-0001.jsonl holds a record that does not fit/],
      [archive, /knowledge of a business has at most 0 entries/, { sources: 0 }],
      [archive, /has at most 5 characters/, { characters: 5 }],
      [archive, /has at most 0 passages/, { passages: 0 }],
    ];
    for (const [bytes, reason, limits = {}] of cases) {
      const { tenant, ended } = await bringWithin(limits, bytes);
      assert.equal(ended.state, 'failed');
      assert.match(ended.problem ?? '', reason);
      const held = await inNew(tenant, async (tx) => [
        await tx('conversations').pluck('id'),
        z.array(z.unknown()).parse(await tx('assistants').pluck('id')).length,
      ]);
      assert.deepEqual(held, [[], 1]);
    }
  });

  it('stands in the audit log, from the first piece to the last', async () => {
    const { tenant } = imported;
    const { id } = Transfer.parse(await begin(tenant.api));
    assert.equal((await tenant.api.call('DELETE', `/api/v1/data/exports/${id}`)).status, 204);
    const actions = await inNew(tenant, (tx) =>
      tx('audit_entries').whereRaw(`starts_with(action, 'data.')`).orderBy('seq').pluck('action'),
    );
    const loaded = ['data.import', 'data.load', 'data.imported'];
    const [taken, removed] = [
      ['data.export', 'data.download'],
      ['data.export', 'data.export-remove'],
    ];
    assert.deepEqual(actions, [...loaded, ...taken, ...removed]);
    const other = await openTenant(target.app, 'Given up');
    const begun = Transfer.parse(await other.api.post('/api/v1/data/imports'));
    assert.equal((await other.api.call('POST', '/api/v1/data/imports')).status, 409);
    assert.equal((await other.api.call('DELETE', `/api/v1/data/imports/${begun.id}`)).status, 204);
    const given = await inNew(other, (tx) =>
      tx('audit_entries').where({ action: 'data.import-remove' }).pluck('action'),
    );
    assert.deepEqual(given, ['data.import-remove']);
  });

  it('is gone when its time is over, and when a visitor is erased', async () => {
    const { tenant } = imported;
    const { id } = await begin(tenant.api);
    await run(target.parts);
    const read = async () => (await tenant.api.call('GET', `/api/v1/data/exports/${id}`)).status;
    assert.equal(await read(), 200);
    const expire = (hours: number) =>
      inNew(tenant, async (tx) => {
        await tx('transfers')
          .where({ id })
          .update({ expires_at: tx.raw('app_now() + make_interval(hours => ?)', [hours]) });
      });
    await expire(-1);
    assert.equal(await read(), 404);
    await expire(1);
    assert.equal(await read(), 200);
    const [visitor] = z.array(z.string()).parse(await inNew(tenant, (tx) => tx('conversations').pluck('id')));
    await tenant.api.post('/api/v1/visitors/erase', { conversation_id: visitor });
    assert.equal(await read(), 404);
    assert.deepEqual(
      await inNew(tenant, (tx) => tx('transfer_parts').where({ transfer_id: id }).pluck('number')),
      [],
    );
  });

  it('is not imported into a business that holds something', async () => {
    assert.equal((await bakery.api.call('POST', '/api/v1/data/imports')).status, 409);
  });
});
