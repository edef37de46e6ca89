import assert from 'node:assert/strict';
import { createAgenda } from './agenda.js';

const open = () => {
  const told: string[] = [];
  const agenda = createAgenda({
    onInstant: (ms) => {
      told.push(`-- ${ms}`);
      return Promise.resolve();
    },
    onStill: () => Promise.resolve(),
  });
  return { agenda, told };
};

describe('createAgenda', () => {
  it('does what is written in the order of its times, and at one time in the order in which it was written', async () => {
    const { agenda, told } = open();
    const page = agenda.page();
    page.at(20, () => void told.push('c'));
    page.at(10, () => void told.push('a'));
    page.at(10, () => void told.push('b'));
    page.at(31, () => void told.push('too late'));
    await agenda.liveUntil(30);
    assert.deepEqual(told, ['-- 10', 'a', 'b', '-- 20', 'c']);
    assert.equal(agenda.now(), 20);
  });

  it('lets time pass only when what was started has ended or waits for a later time', async () => {
    const { agenda, told } = open();
    const page = agenda.page();
    page.at(0, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      told.push('before the wait');
      await page.sleep(50);
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`after it, at ${agenda.now()}`);
    });
    page.at(10, () => void told.push('meanwhile'));
    page.at(60, () => void told.push('later'));
    await agenda.liveUntil(100);
    const acts = told.filter((line) => !line.startsWith('--'));
    assert.deepEqual(acts, ['before the wait', 'meanwhile', 'after it, at 50', 'later']);
  });

  it('never does what stood on a page that was crossed out, nor goes on with what waited there', async () => {
    const { agenda, told } = open();
    const [dead, alive] = [agenda.page(), agenda.page()];
    dead.at(0, async () => {
      await dead.sleep(50);
      told.push('a dead process spoke');
    });
    dead.at(60, () => void told.push('a dead process acted'));
    alive.at(20, () => dead.crossOut());
    alive.at(80, () => void told.push('alive'));
    await agenda.liveUntil(100);
    assert.deepEqual(
      told.filter((line) => !line.startsWith('--')),
      ['alive'],
    );
  });

  it('leaves out what was called off', async () => {
    const { agenda, told } = open();
    const callOff = agenda.page().at(5, () => void told.push('never'));
    callOff();
    await agenda.liveUntil(10);
    assert.deepEqual(told, []);
  });

  it('fails when time does not get anywhere', async () => {
    const { agenda } = open();
    const page = agenda.page();
    const again = () => void page.at(agenda.now(), again);
    again();
    await assert.rejects(agenda.liveUntil(10), /round in circles at 0 ms/);
  });

  it('fails with what an act failed with, also after a wait', async () => {
    const { agenda } = open();
    const page = agenda.page();
    page.at(0, async () => {
      await page.sleep(5);
      throw new Error('broken');
    });
    await assert.rejects(agenda.liveUntil(10), /broken/);
  });
});
