import assert from 'node:assert/strict';
import { z } from 'zod';
import { call } from './client.js';
import { startPapercups } from './start.js';
import type { PapercupsSimulator } from './start.js';

const State = z.object({
  title: z.string(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
  account: z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  conversation: z
    .object({
      isOpen: z.boolean(),
      messages: z.array(z.object({ role: z.string(), text: z.string(), isPrivate: z.boolean() })),
    })
    .nullable(),
  calls: z.array(z.object({ what: z.string(), outcome: z.string() })),
  faults: z.object({ rules: z.array(z.string()), listLagMs: z.number() }),
});

describe('Papercups simulator: the page for people', () => {
  let sim: PapercupsSimulator;

  beforeEach(async () => {
    sim = await startPapercups();
  });
  afterEach(() => sim.stop());

  const state = async (query = '') => State.parse((await call(sim.url, `GET /_sim/state?${query}`)).body);
  const act = async (json: unknown) => {
    const { status, body } = await call(sim.url, 'POST /_sim/act', { json });
    return {
      status,
      ...z
        .looseObject({ account: z.string(), conversation: z.string(), problem: z.string() })
        .partial()
        .parse(body),
    };
  };

  it('is served with its style and script, in no ledger', async () => {
    for (const [path, type] of [
      ['/_sim/', 'text/html'],
      ['/_sim/page.css', 'text/css'],
      ['/_sim/page.js', 'text/javascript'],
    ]) {
      const answer = await call(sim.url, `GET ${path}`);
      assert.equal(answer.status, 200);
      assert.ok(answer.headers.get('content-type')?.startsWith(type!), path);
    }
    assert.equal((await call(sim.url, 'GET /_sim')).headers.get('location'), '/_sim/');
    assert.deepEqual(sim.ledger.calls, []);
  });

  it('starts empty, makes an account and shows how to connect to it', async () => {
    assert.deepEqual((await state()).account, null);
    const { account } = await act({ do: 'create-account', name: 'Harbor & Pine' });
    const { accounts, account: shown } = await state(`account=${account}`);
    assert.deepEqual(accounts, [{ id: account, name: 'Harbor & Pine' }]);
    const facts = Object.fromEntries(shown!.facts.map(({ label, value }) => [label, value]));
    assert.deepEqual([facts['Base URL'], facts['Account id']], [sim.url, account]);
    const key = facts['API key “Patchbay”'] ?? '';
    assert.equal((await call(sim.url, 'GET /api/v1/me', { key })).status, 200);
    assert.deepEqual((await state()).calls, [{ what: 'GET /api/v1/me', outcome: '200' }]);
  });

  it('lets visitor and operator write, marks notes, closes and reopens', async () => {
    const { account } = await act({ do: 'create-account', name: 'Harbor & Pine' });
    const { conversation } = await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello' });
    await act({ do: 'operator-writes', conversation, text: 'Hi', isPrivate: false });
    await act({ do: 'operator-writes', conversation, text: 'rude', isPrivate: true });
    await act({ do: 'visitor-writes', account, conversation, text: 'Norway?' });
    await act({ do: 'close', conversation });
    const shown = (await state(`account=${account}&conversation=${conversation}`)).conversation!;
    const lines = shown.messages.map(({ role, text, isPrivate }) => [role, text, isPrivate]);
    assert.deepEqual(lines, [
      ['visitor', 'Hello', false],
      ['operator', 'Hi', false],
      ['operator', 'rude', true],
      ['visitor', 'Norway?', false],
    ]);
    assert.equal(shown.isOpen, false);
    await act({ do: 'reopen', conversation });
    assert.equal(sim.conversation(conversation!)?.status, 'open');
  });

  it('sets and clears faults, and says what it does not understand', async () => {
    await act({ do: 'set-call-fault', route: 'me', id: '429', percent: 100 });
    await act({ do: 'set-delivery-fault', event: '*', id: 'drop', percent: 50 });
    await act({ do: 'set-list-lag', ms: 500 });
    assert.equal((await call(sim.url, 'GET /api/v1/me')).status, 429);
    const { rules, listLagMs } = (await state()).faults;
    assert.deepEqual([rules.length, listLagMs], [2, 500]);
    await act({ do: 'clear-faults' });
    assert.deepEqual((await state()).faults.rules, []);
    for (const action of [
      { do: 'dance' },
      { do: 'close', conversation: 'x' },
      { do: 'set-call-fault', route: 'me', id: 'x', percent: 1 },
    ]) {
      const { status, problem } = await act(action);
      assert.equal(status, 400);
      assert.ok(problem);
    }
  });

  it('shows no conversation under another account', async () => {
    const [one, other] = ['One', 'Other'].map((companyName) => sim.createAccount({ companyName }).account.id);
    const { conversationId } = sim.visitorWrites({ accountId: other! }, 'Hello');
    assert.equal((await state(`account=${one}&conversation=${conversationId}`)).conversation, null);
    assert.notEqual((await state(`account=${other}&conversation=${conversationId}`)).conversation, null);
  });
});
