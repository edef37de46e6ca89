import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { whyMissing } from './rig/find-binaries.js';

const entry = path.join(import.meta.dirname, 'run.ts');

/** `npm run chaos` with these options: its exit code, and what it printed. */
async function chaos(...options: string[]): Promise<{ code: number | null; out: string; lastLine: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out: out + err, lastLine: out.trimEnd().split('\n').at(-1) ?? '' };
}

// Once, in the pass that has both servers: the rig starts its own in any case.
if (process.env['TEST_REDIS_URL'] !== undefined) {
  describe('the product under fire', function () {
    this.timeout(240_000);

    before(function () {
      const reason = whyMissing();
      if (reason === undefined) return;
      assert.notEqual(process.env['REQUIRE_SERVICES'], 'true', reason);
      console.log(`    skipped: ${reason}`);
      this.skip();
    });

    it('F-001 to F-013, F-018, F-019, F-023, F-045, F-046 loses nothing, answers once, and leaves the human the last word', async () => {
      const { code, out, lastLine } = await chaos('--short', '--seed', '7');
      assert.equal(lastLine, 'lost 0, duplicated 0, after takeover 0', out);
      assert.equal(code, 0, out);
    });

    it('shows duplicates of a sender that resends when unsure: a rig that cannot fail proves nothing', async () => {
      const small = ['--conversations', '20', '--messages', '1'];
      const { code, out, lastLine } = await chaos('--short', '--naive', '--seed', '7', ...small);
      assert.match(lastLine, /^lost \d+, duplicated [1-9]\d*, after takeover 0$/, out);
      assert.equal(code, 1);
    });
  });
}
