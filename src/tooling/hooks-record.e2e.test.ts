import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { eventually } from '../test/harness/start-test-app.js';

describe('hooks:record', () => {
  const tool = join(import.meta.dirname, 'hooks-record.ts');
  const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', tool, ...args]);

  it('prints the address and each file, and ends well on Ctrl-C', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchbay-hooks-'));
    mkdirSync(join(folder, 'fixtures'));
    const child = start(folder, '--port', '0', '--connection', 'website');
    try {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const url = await eventually('the address', () => /http:\/\/localhost:\d+\//.exec(said)?.[0]);
      await fetch(url, { method: 'POST', body: '{"event":"message.created"}' });
      await eventually('the file', () => /message-created: 01-message-created\.json/.exec(said)?.[0]);
      child.kill('SIGINT');
      const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(child, 'close'));
      assert.equal(code, 0);
      assert.match(said, /Ended\./);
      assert.deepEqual(readdirSync(join(folder, 'fixtures/website')), ['01-message-created.json']);
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what it cannot do with a sentence', () => {
    const refusals: [string[], RegExp][] = [
      [[], /^Say which connector: npm run hooks:record/],
      [['nobody'], /has no folder fixtures\. Make the connector first: npm run connector:new -- nobody/],
      [['crisp', '--port', 'x'], /^--port is “x”; it must be a number from 0 to 65535/],
      [['crisp', '--connection', '../x'], /^--connection takes lower-case letters/],
      [['crisp', '--fast'], /--fast[^]+npm run hooks:record/],
    ];
    for (const [args, sentence] of refusals) {
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', tool, ...args], {
        encoding: 'utf8',
      });
      assert.equal(status, 2, stderr);
      assert.match(stderr, sentence);
    }
  });
});
