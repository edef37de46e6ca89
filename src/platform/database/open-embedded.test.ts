import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { silentLog } from '../../test/harness/test-database.js';
import { AppError } from '../errors.js';
import { openDatabase } from './open-database.js';

/** Kills of the writer; the proof runs the full count. */
const rounds = process.env['TEST_FULL'] === 'true' ? 50 : 5;
const writer = path.join(import.meta.dirname, 'write-rows.testing.ts');

describe('the folder of the embedded database', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-embedded-'));
  const open = () => openDatabase({ url: undefined, folder }, silentLog);
  after(() => fs.rmSync(folder, { recursive: true }));

  const refusedIn = async (): Promise<number> => {
    const since = performance.now();
    await assert.rejects(open(), (error) => {
      assert.ok(error instanceof AppError);
      assert.match(error.message, /^The data directory .+ is in use by another process\. Stop that one/);
      return true;
    });
    return performance.now() - since;
  };

  /** Within a second. A busy machine may slow one try of three down, but not all. */
  const refusedQuickly = async () => {
    const tries = [await refusedIn(), await refusedIn(), await refusedIn()];
    assert.ok(Math.min(...tries) < 1_000, tries.join(', '));
  };

  it('keeps what was written over a stop and a new start', async function () {
    this.timeout(120_000);
    const first = await open();
    await first.knex.raw('create table acknowledged (id int primary key, text text)');
    await first.knex('acknowledged').insert({ id: 0, text: 'before' });
    await first.stop();
    const second = await open();
    assert.deepEqual(await second.knex('acknowledged').pluck('text'), ['before']);
    await second.stop();
    assert.deepEqual(
      ['lock', '.s.PGSQL.5432'].filter((file) => fs.existsSync(path.join(folder, file))),
      [],
    );
  });

  it('F-033 is refused to a second opener in less than a second, with what to do, and is not harmed', async function () {
    this.timeout(60_000);
    const db = await open();
    await refusedQuickly();
    assert.deepEqual(await db.knex('acknowledged').pluck('id'), [0]);
    await db.stop();
  });

  it('opens in spite of a lock and a socket that a killed process left', async function () {
    this.timeout(60_000);
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'exit');
    fs.writeFileSync(path.join(folder, 'lock'), `${gone.pid} ${Date.now()} 0.5`);
    fs.writeFileSync(path.join(folder, '.s.PGSQL.5432'), '');
    const db = await open();
    assert.deepEqual(await db.knex('acknowledged').pluck('id'), [0]);
    await db.stop();
  });

  it('opens in spite of a lock with this very process id, as a restarted container leaves it', async function () {
    this.timeout(60_000);
    fs.writeFileSync(path.join(folder, 'lock'), `${process.pid} ${Date.now()} 0.5`);
    await (await open()).stop();
  });

  it(`F-032, F-033 loses no acknowledged row in ${rounds} kills, and lets nobody in beside the writer`, async function () {
    this.timeout(rounds * 40_000);
    const acknowledged = [0];
    for (let round = 1; round <= rounds; round += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', writer, folder, String(round * 100_000)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const wanted = 20 + Math.floor(Math.random() * 300);
      const ids = await idsUntilKilled(child, wanted, round === 1 ? refusedQuickly : undefined);
      assert.ok(ids.length >= wanted, `round ${round} ended early`);
      acknowledged.push(...ids);
    }
    const db = await open();
    const stored = new Set<number>(await db.knex('acknowledged').pluck('id'));
    await db.stop();
    assert.deepEqual(
      acknowledged.filter((id) => !stored.has(id)),
      [],
    );
  });
});

/** Reads what the writer acknowledges, kills it in the middle, and reads what it had said until then. */
async function idsUntilKilled(
  child: ChildProcess,
  wanted: number,
  meanwhile: (() => Promise<void>) | undefined,
): Promise<number[]> {
  assert.ok(child.stdout);
  const ids: number[] = [];
  for await (const line of readline.createInterface({ input: child.stdout })) {
    ids.push(Number(line));
    if (ids.length === 1) await meanwhile?.();
    if (ids.length === wanted) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  return ids;
}
