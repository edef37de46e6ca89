import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { ChecklistItem } from '../../contract/connection-health.js';
import type { Connection } from '../../contract/connections.js';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

const looks = { 'a small desktop': { ...desktop, width: 1280, height: 800 }, 'a phone': phone };

/** The same connection with one item of its checklist in another state. */
function set(connection: Connection, key: ChecklistItem['key'], change: Partial<ChecklistItem>): void {
  connection.checklist = connection.checklist.map((item) =>
    item.key === key ? { ...item, ...change } : item,
  );
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the page of a connection', function () {
  this.timeout(60_000);
  const stage = setStage();

  const inbox = (): Connection => {
    const [first] = stage.bakery.connections;
    assert.ok(first);
    return first;
  };

  it('follows by itself what happens, until nothing is waited for', async () => {
    const connection = inbox();
    set(connection, 'first-event', { state: 'waiting', sentence: 'No message has arrived yet.' });
    await signIn(stage.page, 'ada@example.com', `/connections/${connection.id}`);
    await stage.shows('No message has arrived yet.');
    await stage.shows('Some steps are still to come. This list updates by itself.');
    set(connection, 'first-event', { state: 'done', sentence: 'Messages arrive; the last came by webhook.' });
    set(connection, 'first-reply', { state: 'done', sentence: 'Replies reach visitors.' });
    await stage.shows('Everything works.');
    await stage.shows('Replies reach visitors.');
  });

  it('lists only the checks that a connection has need of', async () => {
    const [, window] = stage.bakery.connections;
    await signIn(stage.page, 'ada@example.com', `/connections/${window!.id}`);
    await stage.page.getByRole('heading', { name: 'First message' }).waitFor();
    assert.equal(await stage.page.getByRole('heading', { name: 'Credentials' }).count(), 0);
    assert.equal(await stage.page.getByText('Not needed', { exact: true }).count(), 0);
  });

  it('says of our own chat window nothing that only an inbox elsewhere has', async () => {
    const [, window] = stage.bakery.connections;
    await signIn(stage.page, 'ada@example.com', `/connections/${window!.id}`);
    await stage.page.getByRole('heading', { name: 'Look and websites' }).waitFor();
    await stage.page.getByRole('heading', { name: 'Health' }).waitFor();
    for (const words of ['Webhooks', 'Recovered from history', 'Requests today', 'Past conversations'])
      assert.equal(await stage.page.getByText(words, { exact: true }).count(), 0, words);
  });

  it('sets our own chat window up and connects what others run, and says so before either is removed', async () => {
    const [, window] = stage.bakery.connections;
    await signIn(stage.page, 'ada@example.com', '/connections');
    await stage.page.getByRole('link', { name: 'Connect Example Chat' }).waitFor();
    await stage.page.getByRole('link', { name: 'Set up the chat window' }).click();
    await stage.page.getByRole('heading', { name: 'Set up the chat window' }).waitFor();
    await stage.button('Set up').waitFor();
    await stage.page.goto(`/connections/${window!.id}`);
    await stage.button('Remove').click();
    await stage.shows('The chat window will stop working on your website.');
  });

  it('shows the colour that is written, and takes one from the picker', async () => {
    const [, window] = stage.bakery.connections;
    await signIn(stage.page, 'ada@example.com', `/connections/${window!.id}`);
    const picker = stage.page.getByLabel('Pick a colour');
    assert.equal(await picker.inputValue(), '#0f6e76');
    await picker.fill('#a01313');
    assert.equal(await stage.page.getByLabel('Colour', { exact: true }).inputValue(), '#a01313');
    await stage.button('Save look and websites').click();
    await stage.shows('Saved');
    assert.equal(window!.config['colour'], '#a01313');
  });

  it('leads from what is wrong to the field that was refused, named as the connector names it', async () => {
    const broken = stage.bakery.connections[2];
    await signIn(stage.page, 'ada@example.com', `/connections/${broken!.id}`);
    await stage.button('Go to the field “API key”').click();
    await stage.page.keyboard.type('new-key');
    assert.equal(await stage.page.getByLabel('API key').first().inputValue(), 'new-key');
  });

  it('keeps what is being typed while it follows', async () => {
    const connection = inbox();
    await signIn(stage.page, 'ada@example.com', `/connections/${connection.id}`);
    const server = stage.page.getByRole('form', { name: 'Access' }).getByLabel('Server address');
    await server.fill('https://half-typed.example');
    connection.checklist = connection.checklist.map((item) => ({ ...item, sentence: 'Seen again.' }));
    await stage.shows('Seen again.');
    assert.equal(await server.inputValue(), 'https://half-typed.example');
  });

  it('shows the steps for a webhook that is entered by hand, with what to copy, and hides them from viewers', async () => {
    const connection = inbox();
    set(connection, 'webhook', { state: 'manual', sentence: 'It is entered by hand.', copy: 'unused' });
    connection.manual_steps = [
      { text: 'Paste this there.', copy: 'https://bot.example/hooks/example/secret' },
    ];
    await signIn(stage.page, 'ada@example.com', `/connections/${connection.id}`);
    await stage.shows('Paste this there.');
    await stage.page.getByRole('button', { name: 'Copy: To paste for step 1' }).click();
    const copied = await stage.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, 'https://bot.example/hooks/example/secret');
    const viewer = await stage.visitAs(desktop);
    await signIn(viewer, 'vera@example.com', `/connections/${connection.id}`);
    await viewer.getByText('It is entered by hand.').waitFor();
    assert.equal(await viewer.getByText('hooks/example/secret').count(), 0);
  });

  it('changes token and address by keyboard alone, and says how long the former ones work', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/connections/${inbox().id}`);
    await stage.button('Replace “API key”').focus();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('type'));
    assert.equal(await focused(), 'password');
    await page.keyboard.type('new-key');
    await page.keyboard.press('Enter');
    await stage.shows('Saved');
    const before = inbox().webhook_url;
    await stage.button('New webhook address').focus();
    await page.keyboard.press('Enter');
    await stage.shows('Make a new webhook address?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await stage.shows('There is a new webhook address');
    assert.notEqual(inbox().webhook_url, before);
    inbox().grace = { address_until: '2026-05-05T09:30:00.000Z', secrets_until: '2026-05-05T09:31:00.000Z' };
    await stage.shows('The old address works until');
    await stage.shows('the old credentials are accepted until');
  });

  it('opens what most people leave as it is by keyboard, and when something there was refused', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/connections/new/example');
    const name = page.getByLabel('Name');
    assert.equal(await name.isVisible(), false);
    await page.getByText('More settings').focus();
    await page.keyboard.press('Enter');
    await name.waitFor();
    await name.fill('');
    await page.getByText('More settings').click();
    await stage.button('Connect').click();
    await name.waitFor();
    assert.equal(await name.getAttribute('aria-invalid'), 'true');
  });

  it('says on the list and on the overview what to do about a connection that broke', async () => {
    const broken = stage.bakery.connections[2];
    assert.ok(broken?.problem);
    broken.problem = { ...broken.problem, remedy: 'Create new credentials there.' };
    await signIn(stage.page, 'ada@example.com', '/connections');
    await stage.shows('Create new credentials there.');
    await stage.page.goto('/');
    await stage.shows('Create new credentials there.');
  });

  for (const [name, look] of Object.entries(looks))
    it(`has no fault that axe finds and fits its width on ${name}, in every state`, async () => {
      const connection = inbox();
      const states = ['done', 'waiting', 'failed', 'manual', 'not-needed'] as const;
      connection.checklist = connection.checklist.map((item, at) => ({
        ...{ ...item, state: states[at] ?? 'done', copy: connection.webhook_url },
        remedy: 'Do this.',
      }));
      const page = await stage.visitAs(look);
      await signIn(page, 'ada@example.com', '/connections/new/example');
      await page.getByText('More settings').click();
      await page.getByLabel('Name').waitFor();
      assert.deepEqual(await faultsOf(page), []);
      for (const { id } of stage.bakery.connections) {
        await page.goto(`/connections/${id}`);
        await page.getByRole('heading', { name: 'Status', exact: true }).waitFor();
        assert.deepEqual(await faultsOf(page), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= look.width);
      }
    });
});
