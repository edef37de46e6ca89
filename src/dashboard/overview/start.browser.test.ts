import assert from 'node:assert/strict';
import { configDefaults } from '../../contract/config.js';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

const titles = [
  ...['Fill in your business', 'Connect an inbox or place our chat window', 'Add knowledge', 'Try it'],
  'Choose how far the assistant may go',
];

describe('the guide for a new business, in a browser', function () {
  this.timeout(90_000);
  const stage = setStage();
  const step = (title: string) =>
    stage.page
      .getByRole('region', { name: 'Getting started' })
      .getByRole('listitem')
      .filter({ has: stage.page.getByRole('heading', { name: title, exact: true }) });
  const isDone = (title: string, timeout = 40_000) =>
    step(title).getByText('Done', { exact: true }).waitFor({ timeout });

  it('has its steps in order, and offers a way only where something is to be done', async () => {
    await signIn(stage.page, 'ada@example.com');
    const list = stage.page.getByRole('region', { name: 'Getting started' });
    await list.waitFor();
    assert.deepEqual(await list.getByRole('heading', { level: 3 }).allInnerTexts(), titles);
    assert.equal(await list.getByText('Done', { exact: true }).count(), titles.length);
    assert.equal(await list.getByRole('link').count(), 0);
  });

  it('turns each step green as it becomes true elsewhere, while the page is open', async () => {
    const { bakery, page, server } = stage;
    const { sources, conversations, connections } = bakery;
    Object.assign(bakery, { sources: [], conversations: [], connections: [] });
    bakery.config = { ...configDefaults, name: 'Corner Bakery' };
    await signIn(page, 'ada@example.com');
    await page.getByText('Still to do').nth(4).waitFor();

    bakery.conversations = conversations;
    server.world.tell({ kind: 'changed', conversation_id: conversations[0]!.id, seq: 99 });
    await isDone('Try it', 15_000);

    Object.assign(bakery, { sources, connections: connections.slice(0, 1) });
    bakery.config.business = { phone: '+44 20 7946 0000' };
    for (const title of titles) await isDone(title);
  });

  it('takes it for chosen that somebody keeps the trust which is preset', async () => {
    stage.bakery.connections = [];
    await signIn(stage.page, 'ada@example.com');
    const trust = step('Choose how far the assistant may go');
    await trust.getByText('It is set to “Automatic”.').waitFor();
    assert.equal(await trust.getByRole('link', { name: 'Choose' }).getAttribute('href'), '/assistant');
    await trust.getByRole('button', { name: 'Keep “Automatic”' }).press('Enter');
    await isDone('Choose how far the assistant may go');
    assert.equal(stage.bakery.assistants[0]?.settings.trust, 'auto');
    await stage.page.reload();
    await isDone('Choose how far the assistant may go');
  });

  it('leads straight back to a connection that was begun', async () => {
    const [inbox] = stage.bakery.connections;
    const begun = { ...inbox!, status: 'connecting' as const, last_event_at: null, name: 'Shop inbox' };
    stage.bakery.connections = [begun];
    await signIn(stage.page, 'ada@example.com');
    await step(titles[1]!).getByRole('link', { name: 'Go on with Shop inbox' }).press('Enter');
    await stage.page.waitForURL(`**/connections/${begun.id}`);
  });

  it('asks for a confirmed address first where nothing can be connected before', async () => {
    for (const account of stage.server.world.accounts) account.isUnconfirmed = true;
    stage.bakery.connections = [];
    await signIn(stage.page, 'ada@example.com');
    await step(titles[1]!).getByText('Confirm your e-mail address first').waitFor();
    assert.equal(await step(titles[1]!).getByRole('link').count(), 0);
  });
});
