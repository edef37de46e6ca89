import assert from 'node:assert/strict';
import { becomeVisitor, openWidget, type OpenedWidget, shopOrigin } from '../test/harness/open-widget.js';
import { eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';

describe('a suspended tenant', function () {
  this.timeout(120_000);
  let app: TestApp;
  let bakery: OpenedWidget;
  let garage: OpenedWidget;

  before(async () => {
    app = await startTestApp();
    bakery = await openWidget(app, 'Corner Bakery');
    garage = await openWidget(app, 'Hill Garage');
  });

  after(() => app.stop());

  const setStatus = async (status: 'active' | 'suspended') => {
    const answer = await app.admin.call('PATCH', `/api/v1/admin/tenants/${bakery.id}`, { status });
    assert.equal(answer.status, 200);
  };
  const chat = (tenant: OpenedWidget, session_id: string) =>
    tenant.api.call('POST', '/api/v1/chat', { session_id, message: 'When are you open on Saturday?' });

  it('answers nobody: no program, no window, no visitor who was there before; the others go on', async () => {
    const visitor = await becomeVisitor(app.url, bakery.publicKey);
    assert.equal((await visitor.post('When are you open on Saturday?')).status, 200);
    const before = await eventually('the answer', async () => {
      const history = await visitor.history();
      return history.messages.length >= 2 ? history : undefined;
    });

    await setStatus('suspended');
    const refused = await chat(bakery, 's1');
    assert.equal(refused.status, 403);
    assert.match(JSON.stringify(refused.body), /"code":"tenant-suspended"/);
    const window = await fetch(`${app.url}/api/widget/config?key=${bakery.publicKey}`, {
      headers: { origin: shopOrigin },
    });
    assert.equal(window.status, 404);
    assert.equal((await visitor.post('Hello? Are you there?')).status, 404);
    assert.equal((await chat(garage, 's1')).status, 200);

    await setStatus('active');
    const history = await visitor.history();
    assert.deepEqual(
      history.messages.map(({ text }) => text),
      before.messages.map(({ text }) => text),
    );
    assert.equal((await chat(bakery, 's2')).status, 200);
  });

  it('is not answered by a turn that was waiting when it was suspended', async () => {
    const waits = (ms: number) => ({ settle_quiet_ms: ms, settle_max_ms: ms });
    await bakery.api.call('PATCH', '/api/v1/config', waits(1_500));
    await garage.api.call('PATCH', '/api/v1/config', waits(3_000));
    const visitor = await becomeVisitor(app.url, bakery.publicKey);
    assert.equal((await visitor.post('When are you open on Saturday?')).status, 200);
    await setStatus('suspended');
    // Who is answered after a longer wait proves that the first turn has fallen due meanwhile.
    const other = await becomeVisitor(app.url, garage.publicKey);
    await other.post('When are you open on Saturday?');
    await eventually('the other answer', async () =>
      (await other.history()).messages.length >= 2 ? true : undefined,
    );
    await setStatus('active');
    const seen = await visitor.history();
    assert.deepEqual(
      seen.messages.map(({ text }) => text),
      ['When are you open on Saturday?'],
    );
  });
});
