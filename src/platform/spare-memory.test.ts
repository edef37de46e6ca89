import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const file = path.join(import.meta.dirname, 'spare-memory.ts');

/** What a process of its own says that holds so much and lets much more go by. */
function inProcess(code: string): number {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', `${hold}\n${code}`],
    { encoding: 'utf8' },
  );
  assert.match(stdout, /^\d+\s*$/, stderr);
  return Number(stdout);
}

const hold = `
  import { giveBackWhatStartingLeft, growSparingly } from ${JSON.stringify(file)};
  const inUseMb = () => Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
  const oneMb = () => Array.from({ length: 128 }, (_, n) => new Array(1_000).fill(n + 0.5));
  const held = Array.from({ length: 60 }, oneMb);
  const letGoBy = (mb) => {
    let most = 0;
    for (let n = 0; n < mb; n += 1) {
      held[n % held.length] = oneMb();
      most = Math.max(most, inUseMb());
    }
    return most;
  };
`;

describe('memory of a process', () => {
  it('stays near to what is in use, however much goes by', () => {
    const before = 'letGoBy(100); giveBackWhatStartingLeft();';
    const most = inProcess(`growSparingly(); ${before} console.log(letGoBy(600));`);
    assert.ok(most < 230, `${most} MB for the 60 MB that are in use`);
  });

  it('does not keep what starting has left behind', () => {
    const left = inProcess('letGoBy(100); giveBackWhatStartingLeft(); console.log(inUseMb());');
    assert.ok(left < 90, `${left} MB for the 60 MB that are in use`);
  });
});
