import assert from 'node:assert/strict';
import { faultsOf } from './testing/faults-of.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('the dashboard without a connection', function () {
  this.timeout(60_000);
  const stage = setStage();

  const bar = () => stage.page.getByText('No connection to the internet. What you see may be out of date');
  const cut = async () => {
    // What tells of refusals is loaded a moment after the page.
    const notices = stage.page.getByRole('region', { name: 'Notices' }).locator('> *').first();
    await notices.waitFor({ state: 'attached' });
    await stage.page.context().setOffline(true);
    await bar().waitFor();
  };
  const mend = async () => {
    await stage.page.context().setOffline(false);
    await bar().waitFor({ state: 'detached' });
  };
  const goTo = (name: string) =>
    stage.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  /** Whatever changes something at the server from now on. */
  const changesSent = (): string[] => {
    const sent: string[] = [];
    stage.page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
    });
    return sent;
  };
  const refusal = () => stage.page.getByRole('alert').getByText('so nothing was sent');

  it('keeps what it has read in sight, says that it may be old, and reads it again afterwards', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations?view=all');
    const grace = stage.page.getByRole('link', { name: /Grace/ });
    await grace.waitFor();
    await cut();
    assert.ok(await grace.isVisible());
    assert.deepEqual(await faultsOf(stage.page), []);
    const [first] = stage.bakery.conversations;
    first!.visitor.name = 'Grace Hopper';
    await stage.page.waitForTimeout(100);
    assert.equal(await stage.page.getByText('Grace Hopper').count(), 0);
    await mend();
    first!.seq += 1;
    stage.server.world.tell({ kind: 'changed', conversation_id: first!.id, seq: first!.seq });
    await stage.shows('Grace Hopper');
  });

  it('says so on a page that was never read instead of loading, and loads it when the connection is back', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations?view=all');
    await stage.page.getByRole('link', { name: /Grace/ }).waitFor();
    await cut();
    await goTo('Knowledge');
    await stage.shows('This loads by itself when it is back.');
    assert.equal(await stage.page.getByText('Loading', { exact: true }).count(), 0);
    assert.deepEqual(await faultsOf(stage.page), []);
    await mend();
    await stage.page.getByRole('link', { name: /Opening hours/ }).waitFor();
  });

  it('refuses to save a form at once, keeps what was typed and sends nothing later', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings');
    const name = stage.page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Ada’s Bakery');
    await cut();
    const sent = changesSent();
    await stage.button('Save settings').click();
    await refusal().waitFor();
    assert.deepEqual(await faultsOf(stage.page), []);
    await mend();
    await stage.page.waitForTimeout(500);
    assert.deepEqual(sent, []);
    assert.equal(await name.inputValue(), 'Ada’s Bakery');
    assert.notEqual(stage.bakery.config.name, 'Ada’s Bakery');
    await stage.button('Save settings').click();
    await stage.page.getByText('Saved', { exact: true }).waitFor();
    assert.equal(stage.bakery.config.name, 'Ada’s Bakery');
  });

  it('refuses an act in the inbox at once and does nothing of it later', async () => {
    const [first] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${first!.id}?view=all`);
    await stage.button('Take over').waitFor();
    await cut();
    const sent = changesSent();
    await stage.button('Take over').click();
    await refusal().waitFor();
    await stage.page.getByLabel('Reply to the visitor').fill('We bake for 80.');
    await stage.button('Send reply').click();
    await stage.page.locator('form').getByText('so nothing was sent').waitFor();
    await mend();
    await stage.page.waitForTimeout(500);
    assert.deepEqual(sent, []);
    assert.equal(first!.handler, 'bot');
    assert.equal(await stage.page.getByLabel('Reply to the visitor').inputValue(), 'We bake for 80.');
    await stage.button('Take over').click();
    await stage.shows('Your team has this conversation');
  });

  it('opens what was never loaded when the connection is back, without losing the page', async () => {
    const [first] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${first!.id}?view=all`);
    await stage.page.getByLabel('Reply to the visitor').fill('We bake for 80.');
    await cut();
    await stage.button('Erase this visitor').click();
    await stage.shows('What you asked for opens when it is back.');
    await mend();
    await stage.shows('14 messages');
    await stage.button('Cancel').click();
    assert.equal(await stage.page.getByLabel('Reply to the visitor').inputValue(), 'We bake for 80.');
  });
});
