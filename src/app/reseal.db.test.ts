import assert from 'node:assert/strict';
import { z } from 'zod';
import { placeOfSecret } from '../accounts/openid/sign-in-service.js';
import { storeSecret } from '../accounts/second-factor.js';
import { createResolver } from '../connections/resolve-connection.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { placeOf } from '../platform/mail-outbox.js';
import { openFingerprintKeys } from '../platform/fingerprint-keys.js';
import { newId } from '../platform/ids.js';
import { createSealer, type Sealer } from '../platform/secrets.js';
import { makeConnection, makeTenant, testKeys, testSealer } from '../test/harness/factories.js';
import { makePlatformAdmin } from '../test/harness/people.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import { reseal, sealedTables } from './reseal.js';

const count = 40;
const newKey = 'the key of tomorrow, the key of tomorrow';
const both = createSealer({ current: newKey, previous: testKeys.current });
const onlyNew = createSealer({ current: newKey });

describe('sealing anew', () => {
  let db: Database;
  const { connector } = scriptPlatform();
  const ids: { tenantId: string; id: string }[] = [];

  before(async () => {
    // Of its own: every sealed value in it is taken over.
    db = await testDatabase('reseal');
    for (let made = 0; made < count; made += 1) {
      const tenant = await makeTenant(db);
      const { row } = await makeConnection(db, tenant, connector);
      ids.push({ tenantId: tenant.id, id: row.id });
    }
    const [{ tenantId } = { tenantId: '' }] = ids;
    await inTenant(db, tenantId, (tx) =>
      tx('sign_in_services').insert({
        ...{ tenant_id: tenantId, issuer: 'https://login.example.com', client_id: 'patchbay', name: 'ID' },
        ...{ is_enabled: true, is_required: false, creates_accounts: false, default_role: 'agent' },
        client_secret_sealed: testSealer.seal('A secret.', placeOfSecret(tenantId)),
      }),
    );
    await openFingerprintKeys({ db, secretKeys: testKeys, log: silentLog });
    const [mailId, personId] = [newId(), await makePlatformAdmin(db)];
    await asSystem(db, async (tx) => {
      await storeSecret(tx, { personId, label: 'a', issuer: 'b' }, { sealer: testSealer });
      await tx('mails').insert({
        ...{ id: mailId, kind: 'sign-in', recipient: 'a@example.com', state: 'kept', due_at: null },
        text_sealed: testSealer.seal('A link.', placeOf(mailId)),
      });
    });
  });

  const read = async (sealer: Sealer) => {
    const connectors = new Map([[connector.manifest.id, connector]]);
    const resolver = createResolver({ db, connectors, sealer, publicUrl: 'http://localhost:3000' });
    for (const { tenantId, id } of ids) await resolver.byId(tenantId, id);
  };

  it('F-115: knows every column that is sealed', async () => {
    const answer: unknown = await db.knex.raw(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and column_name like '%\\_sealed' order by 1`,
    );
    const there = z.object({ rows: z.array(z.object({ name: z.string() })) }).parse(answer).rows;
    const known = sealedTables.flatMap(({ table, columns }) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    assert.deepEqual(
      there.map(({ name }) => name),
      known.sort(),
      'Add the column, with the place that it is sealed for, to sealedTables in src/app/reseal.ts.',
    );
  });

  it('F-115: goes on where it was broken off, without one failed read meanwhile, and needs the old key no more', async () => {
    let sealed = 0;
    const breaking: Sealer = {
      ...both,
      seal: (plain, place) => {
        if ((sealed += 1) > 15) throw new Error('killed');
        return both.seal(plain, place);
      },
    };
    const over = new AbortController();
    let reads = 0;
    const load = (async () => {
      while (!over.signal.aborted) {
        await read(both);
        reads += 1;
      }
    })();
    await assert.rejects(reseal({ db, sealer: breaking }), /killed/);
    const told = await reseal({ db, sealer: both });
    over.abort();
    await load;
    assert.ok(reads > 0);
    assert.deepEqual(told, { renewed: 2 * count + 4 - 15, current: 15, missed: 0, closed: [] });
    await read(onlyNew);
    assert.deepEqual(await reseal({ db, sealer: onlyNew }), { ...told, renewed: 0, current: 2 * count + 4 });
  });

  it('F-115: names what neither key opens, such as a value moved here from another tenant', async () => {
    const [from, to] = [ids[0], ids[1]];
    assert.ok(from && to);
    const rows: unknown = await asSystem(db, (tx) =>
      tx('connections').where({ id: from.id }).pluck('config_sealed'),
    );
    const [moved] = z.tuple([z.string()]).parse(rows);
    await inTenant(db, to.tenantId, (tx) =>
      tx('connections').where({ id: to.id }).update({ config_sealed: moved }),
    );
    await assert.rejects(read(onlyNew));
    const stale = createSealer({ current: 'one more key, one more key, one more key', previous: newKey });
    const { closed } = await reseal({ db, sealer: stale });
    assert.deepEqual(closed, [`connections.config_sealed of ${to.id}`]);
  });
});
