import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateSecretKey } from './secret-key.js';

describe('the secret key of the embedded shape', () => {
  let root: string;
  beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'patchbay-'))));
  afterEach(() => rm(root, { recursive: true }));

  it('is made once, random, and readable by its owner only', async () => {
    const dataDir = join(root, 'new', '.data');
    const key = await loadOrCreateSecretKey(dataDir);
    assert.equal(Buffer.from(key, 'base64').length, 32);
    assert.equal(await loadOrCreateSecretKey(dataDir), key);
    assert.notEqual(await loadOrCreateSecretKey(join(root, 'other')), key);
    assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
    assert.equal((await stat(join(dataDir, 'secret.key'))).mode & 0o777, 0o600);
  });

  it('is the same for twenty starts at once, and they leave nothing else behind', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateSecretKey(root)));
    assert.equal(new Set(keys).size, 1);
    assert.deepEqual(await readdir(root), ['secret.key']);
  });

  it('is closed to others again when its mode was opened', async () => {
    await loadOrCreateSecretKey(root);
    await chmod(join(root, 'secret.key'), 0o644);
    await loadOrCreateSecretKey(root);
    assert.equal((await stat(join(root, 'secret.key'))).mode & 0o777, 0o600);
  });

  it('is never replaced when it is damaged, because what it sealed would be lost', async () => {
    await writeFile(join(root, 'secret.key'), 'half');
    await assert.rejects(loadOrCreateSecretKey(root), /damaged.*backup/);
  });
});
