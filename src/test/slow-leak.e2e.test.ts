import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { openTenant, type OpenedTenant, startTestApp, type TestApp } from './harness/start-test-app.js';

const isFull = process.env['TEST_FULL'] === 'true';
/** Conversations before the first look, and up to the second. The proof finds what a short run cannot tell from noise. */
const count = isFull ? 500 : 40;
const mostKbEach = isFull ? 15 : 100;

setFlagsFromString('--expose-gc');
const Collect = z.custom<() => void>((value) => typeof value === 'function');
const collect = Collect.parse(runInNewContext('gc'));

/** What is still held when all that can go has gone. */
async function heldNow(): Promise<{ bytes: number; resources: number }> {
  for (let times = 0; times < 3; times += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { bytes: process.memoryUsage().heapUsed, resources: process.getActiveResourcesInfo().length };
}

/** What `work` leaves behind each time that it is done, and what it leaves in all, once pools and caches are filled. */
async function leftBy(work: () => Promise<unknown>): Promise<{ kbEach: number; resources: number }> {
  const look = async () => {
    for (let times = 0; times < count; times += 1) await work();
    return heldNow();
  };
  const before = await look();
  const after = await look();
  return {
    kbEach: (after.bytes - before.bytes) / count / 1_000,
    resources: after.resources - before.resources,
  };
}

describe('a product that runs for long', function () {
  this.timeout(isFull ? 1_200_000 : 120_000);
  let app: TestApp;
  let tenant: OpenedTenant;
  let sessions = 0;

  before(async () => {
    app = await startTestApp();
    tenant = await openTenant(app, 'Corner Bakery');
    await tenant.api.post('/api/v1/knowledge/sources', {
      kind: 'faq',
      title: 'Opening hours',
      entries: [{ question: 'Are you open on Sunday?', answer: 'No. We are open Monday to Saturday.' }],
    });
  });
  after(() => app.stop());

  const converse = async () => {
    sessions += 1;
    const message = `Are you open on Sunday? I am number ${sessions}`;
    const answer = await tenant.api.post('/api/v1/chat', { session_id: `s${sessions}`, message });
    assert.equal(answer['decision'], 'reply');
    await tenant.api.get('/api/v1/conversations?limit=5');
  };

  it('F-125 keeps nothing of a conversation that is over: no memory, no socket, no timer', async () => {
    const { kbEach, resources } = await leftBy(converse);
    assert.ok(kbEach < mostKbEach, `${kbEach.toFixed(1)} kB stay of each conversation`);
    // Connections come and go by themselves.
    assert.ok(resources < count / 2, `${resources} handles more`);
  });

  it('F-125 would be seen to keep a little more than that, and a timer', async () => {
    const kept: number[][] = [];
    const timers: NodeJS.Timeout[] = [];
    const { kbEach, resources } = await leftBy(async () => {
      kept.push(Array.from({ length: 200 * mostKbEach }, () => Math.random()));
      timers.push(setInterval(() => undefined, 60_000));
      await Promise.resolve();
    });
    for (const timer of timers) clearInterval(timer);
    assert.ok(kbEach > mostKbEach && kept.length > 0, `${kbEach.toFixed(1)} kB`);
    assert.ok(resources > count / 2);
  });
});
