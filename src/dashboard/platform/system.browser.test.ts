import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('the installation, for platform admins', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('tells how much each business uses', async () => {
    await signIn(stage.page, 'root@example.com', '/platform');
    const list = stage.page.getByRole('list', { name: 'Businesses' });
    await list.getByText('4 conversations and 4 calls to the language model in 30 days').waitFor();
    await list.getByText('3 inboxes connected').waitFor();
    await list.getByText('0 conversations and 0 calls').waitFor();
    await list.getByText('No conversation yet').waitFor();
  });

  it('tells which connectors are loaded, whose they are, and how their connections fare', async () => {
    const { page, server } = stage;
    server.world.origins.set('window', '@example/window');
    await signIn(page, 'root@example.com', '/platform?tab=connectors');
    const rows = page.getByRole('list', { name: 'Connectors' }).getByRole('listitem');
    await rows.first().getByText('Part of the product').waitFor();
    assert.match(await rows.first().innerText(), /1 live\s+1 needs attention/i);
    await rows.nth(1).getByText('Loaded by CONNECTORS: @example/window').waitFor();
    await rows.nth(1).getByText('Connector contract, version 1').waitFor();
  });

  it('tells what runs and what waits, reads it again for itself, and leads to what was not delivered', async () => {
    const { page, server } = stage;
    const { installation, givenUp, newId } = server.world;
    await page.clock.install();
    await signIn(page, 'root@example.com', '/platform?tab=system');
    await stage.shows('In this process (PostgreSQL 17.5)');
    await stage.shows('Web, Worker, and Scheduler');
    const [process] = installation.processes;
    installation.processes.push({ ...process!, id: newId(), host: 'second', version: '9.9.9' });
    installation.processes.push({ ...process!, id: newId(), host: 'third', is_silent: true });
    await page.clock.runFor(10_500);
    await stage.shows('The processes run different versions');
    await stage.shows('Silent');
    givenUp.push({
      ...{ id: newId(), tenant: stage.bakery.tenant, kind: 'note', reason: 'rejected', attempt: 1 },
      ...{ conversation_id: newId(), created_at: server.world.now() },
      connection: { id: newId(), name: 'Shop', connector: 'example' },
    });
    installation.queue.counts = null;
    installation.work = null;
    await stage.button('Read again').click();
    await stage.shows('The queue does not answer.');
    await stage.shows('The database takes too long to tell what waits.');
    await page.getByRole('link', { name: '1: see what and why' }).click();
    await page.getByText('Private note').waitFor();
    assert.match(page.url(), /tab=undelivered/);
  });

  it('goes from tab to tab by keyboard, and back to one by its address', async () => {
    const { page } = stage;
    await signIn(page, 'root@example.com', '/platform');
    await page.getByRole('tab', { name: 'Businesses' }).focus();
    for (const name of ['Not delivered', 'Connectors', 'System', 'E-mails']) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name, selected: true }).waitFor();
    }
    await page.reload();
    await page.getByRole('tab', { name: 'E-mails', selected: true }).waitFor();
  });

  it('is nothing that anybody else sees, or that is asked for them', async () => {
    const { page } = stage;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await signIn(page, 'ada@example.com', '/platform?tab=system');
    for (const tab of ['system', 'undelivered', 'connectors', 'businesses']) {
      await page.goto(`/platform?tab=${tab}`);
      await stage.shows('Only the administrators of this installation can open this page.');
      assert.equal(await page.getByRole('tab').count(), 0);
    }
    assert.deepEqual(
      asked.filter((path) => path.includes('/admin/')),
      [],
    );
  });
});
