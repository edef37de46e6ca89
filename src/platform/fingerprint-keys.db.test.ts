import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant, testKeys } from '../test/harness/factories.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import type { Database } from './database/open-database.js';
import { asSystem } from './database/tenant-db.js';
import { addFingerprintKeys, openFingerprintKeys, placeOfFingerprintKey } from './fingerprint-keys.js';
import { createSealer, deriveFingerprintKeys } from './secrets.js';

const newKey = 'the key of tomorrow, the key of tomorrow';

describe('the keys of fingerprints', () => {
  let db: Database;
  const open = (secretKeys: { current: string; previous?: string } = testKeys) =>
    openFingerprintKeys({ db, secretKeys, log: silentLog });
  const stored = async () =>
    z
      .array(z.object({ key_sealed: z.string() }))
      .parse(await asSystem(db, (tx) => tx('fingerprint_keys').orderBy('position').select('key_sealed')));

  before(async () => {
    // Of its own: in the shared one there are businesses already.
    db = await testDatabase('fingerprint-keys');
  });
  beforeEach(() => asSystem(db, (tx) => tx('fingerprint_keys').del()).then(() => undefined));

  it('F-115 are one of chance in a new installation, however many processes start at once, and stand sealed', async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => open()));
    const [[key]] = opened as [[Buffer]];
    for (const keys of opened) assert.deepEqual(keys, [key]);
    assert.ok(!deriveFingerprintKeys(testKeys)[0].equals(key));
    const [row, ...others] = await stored();
    assert.ok(row && others.length === 0);
    assert.ok(!row.key_sealed.includes(key.toString('base64url')));
    assert.equal(
      createSealer(testKeys).open(row.key_sealed, placeOfFingerprintKey),
      key.toString('base64url'),
    );
  });

  it('F-117 know again what was noted before, under the key of that day and the one before it', async () => {
    await makeTenant(db);
    const words = ['a', 'visitor'];
    const secretKeys = { current: newKey, previous: testKeys.current };
    const noted = [createSealer({ current: newKey }), createSealer(testKeys)].map(
      (sealer) => sealer.fingerprints(words)[0],
    );
    await Promise.all([open(secretKeys), open(secretKeys)]);
    const sealer = createSealer({ current: newKey }, await open({ current: newKey }));
    assert.deepEqual(sealer.fingerprints(words), noted);
  });

  it('take in those of another installation once, behind their own', async () => {
    const [own] = await open();
    const others = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    for (let time = 0; time < 2; time += 1)
      await asSystem(db, (tx) => addFingerprintKeys(tx, [own, ...others], { secretKeys: testKeys }));
    assert.deepEqual(await open(), [own, ...others]);
  });

  it('that do not open stop no start, and count again once they do', async () => {
    const [old] = await open();
    const [made, ...none] = await open({ current: newKey });
    assert.ok(!made.equals(old));
    assert.deepEqual(none, []);
    assert.deepEqual(await open({ current: newKey, previous: testKeys.current }), [old, made]);
  });
});
