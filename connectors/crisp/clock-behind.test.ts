import assert from 'node:assert/strict';
import { beginAt } from '../../src/kit/index.js';
import { setClockOff } from '../../src/test/harness/replace-date.js';
import { type CrispBench, startBench } from './bench.testing.js';
import { crispWith } from './index.js';

const crisp = crispWith({});

describe('crisp on a machine whose clock is ten minutes behind', () => {
  let bench: CrispBench;
  let session: Parameters<typeof crisp.send>[1];
  let undo: () => void = () => undefined;

  beforeEach(async () => {
    bench = await startBench('plugin');
    const config = crisp.config.parse(bench.typed);
    session = { config, state: {}, http: bench.http, hookUrl: bench.hookUrl };
  });
  afterEach(async () => {
    undo();
    await bench.stop();
  });

  it('F-030 reads in the history what was said a moment ago', async () => {
    const cursor = beginAt(new Date());
    const conversationId = await bench.visitorWrites('Are you there?');
    undo = setClockOff(-10);
    const { events } = (await crisp.pull?.(cursor, session)) ?? assert.fail();
    const heard = events.find(({ kind }) => kind === 'message');
    assert.ok(heard?.kind === 'message');
    assert.deepEqual([heard.conversation_id, heard.text], [conversationId, 'Are you there?']);
  });

  it('F-030 finds in the list what was sent a moment ago', async () => {
    const since = new Date();
    const conversationId = await bench.visitorWrites('Are you sure?');
    const reply = { conversationId, text: 'Yes.', idempotencyKey: 'key', isFirst: true };
    await crisp.send(reply, session);
    undo = setClockOff(-10);
    // The message itself may be answered from a cache that does not know it yet.
    bench.simulator.faults.calls.queue('message.get', { kind: 'status', status: 404 });
    const found = await crisp.sent?.({ key: 'key', conversationId, since }, session);
    assert.equal(found?.outcome, 'found');
  });
});
