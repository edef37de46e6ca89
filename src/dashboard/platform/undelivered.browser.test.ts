import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { PlatformDelivery, PlatformReplay } from '../../contract/installation.js';
import { exampleOf } from '../testing/example-of.js';
import { makeGivenUp } from '../testing/make-installation.js';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

const address = '/platform?tab=undelivered';

describe('what was not delivered, for platform admins', function () {
  this.timeout(60_000);
  const stage = setStage();

  const giveUp = () => {
    const { world } = stage.server;
    world.givenUp = makeGivenUp(stage.bakery, world.newId);
  };
  /** So many more for one cause, in the second business. */
  const giveUpMany = (count: number) => {
    const { world } = stage.server;
    const { id, name } = world.desks[1]!.tenant;
    world.givenUp.push(
      ...Array.from({ length: count }, () => ({
        ...{ ...exampleOf(PlatformDelivery), id: world.newId(), tenant: { id, name } },
        reason: 'unreachable',
      })),
    );
  };
  const rows = () => stage.page.getByRole('list', { name: 'Not delivered' }).getByRole('listitem');
  const reasons = () => stage.server.world.givenUp.map(({ reason }) => reason);
  /** Goes on with Tab until the button has the focus, and presses it. */
  const pressByKeyboard = async (page: Page, name: string) => {
    const wanted = page.getByRole('button', { name });
    await wanted.waitFor();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await wanted.evaluate((one) => one === document.activeElement)) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never comes to ${name}`);
  };

  it('says where, what and why, and nothing of what was said', async () => {
    giveUp();
    await signIn(stage.page, 'root@example.com', address);
    const first = rows().first();
    await first.getByText('Answer of the assistant').waitFor();
    for (const text of ['Corner Bakery', 'through Shop inbox (Example Chat)', 'after 1 attempt'])
      await first.getByText(text).waitFor();
    await first.getByText('Example Chat refused it').waitFor();
    assert.match(await rows().nth(1).innerText(), /Handover to the team[^]*does not accept the credentials/);
    await stage.shows('What it says is not shown here');
  });

  it('sends one again by mouse, and says so', async () => {
    giveUp();
    await signIn(stage.page, 'root@example.com', address);
    await stage.button('Send again: Answer of the assistant, Corner Bakery').click();
    await stage.shows('1 is being sent again');
    await stage.page.getByText('Answer of the assistant').waitFor({ state: 'detached' });
    assert.deepEqual(reasons(), ['auth']);
  });

  it('sends one again by keyboard, and keeps the focus on the page', async () => {
    giveUp();
    const { page } = stage;
    await signIn(page, 'root@example.com', address);
    await pressByKeyboard(page, 'Send again: Answer of the assistant, Corner Bakery');
    await page.getByText('Answer of the assistant').waitFor({ state: 'detached' });
    assert.deepEqual(reasons(), ['auth']);
    await page.waitForFunction(() => document.activeElement !== document.body);
    await pressByKeyboard(page, 'Send again: Handover to the team, Corner Bakery');
    await stage.shows('Everything was delivered');
  });

  it('filters by business and by cause, keeps both in the address, and clears them', async () => {
    giveUp();
    giveUpMany(3);
    const { page } = stage;
    await signIn(page, 'root@example.com', address);
    await stage.shows('Choose a business or a cause to send many again at once.');
    await page.getByLabel('Business', { exact: true }).last().selectOption('Bicycle Workshop');
    await page.getByText('Answer of the assistant').nth(2).waitFor();
    await page.getByText('Handover to the team').waitFor({ state: 'detached' });
    assert.equal(await rows().count(), 3);
    await page.getByLabel('Cause').selectOption('The inbox refused it');
    await stage.shows('Nothing fits these filters');
    await page.reload();
    await stage.shows('Nothing fits these filters');
    assert.match(page.url(), /business=.+cause=rejected/);
    await stage.button('Clear the filters').click();
    await page.getByText('Handover to the team').waitFor();
    assert.equal(await rows().count(), 5);
  });

  it('asks, with how many, before it sends all that is filtered again, and leaves the others', async () => {
    giveUp();
    giveUpMany(3);
    const { page } = stage;
    await signIn(page, 'root@example.com', `${address}&cause=unreachable`);
    await stage.button('Send all again').click();
    const dialog = page.getByRole('dialog', { name: 'Send all 3 again?' });
    await dialog.getByText('because “The inbox could not be reached”').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(reasons().length, 5);
    await stage.button('Send all again').click();
    await dialog.getByRole('button', { name: 'Send all again' }).click();
    await stage.shows('3 are being sent again');
    await stage.shows('Nothing fits these filters');
    assert.deepEqual(reasons(), ['rejected', 'auth']);
  });

  it('sends more than one call takes, by keyboard, until none is left', async () => {
    giveUp();
    giveUpMany(2_500);
    const { page } = stage;
    const calls: PlatformReplay[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/replay')) calls.push(PlatformReplay.parse(request.postDataJSON()));
    });
    await signIn(page, 'root@example.com', `${address}&cause=unreachable`);
    await pressByKeyboard(page, 'Send all again');
    const dialog = page.getByRole('dialog', { name: 'Send all of them again?' });
    const confirm = dialog.getByRole('button', { name: 'Send all again' });
    await confirm.waitFor();
    while (!(await confirm.evaluate((one) => one === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await stage.shows('2500 are being sent again');
    assert.deepEqual(
      calls,
      [1, 2, 3].map(() => ({ reason: 'unreachable' })),
    );
    assert.deepEqual(reasons(), ['rejected', 'auth']);
  });

  it('opens the business at that conversation', async () => {
    giveUp();
    await signIn(stage.page, 'root@example.com', address);
    await stage.button('Open the conversation in Corner Bakery: Answer of the assistant').click();
    await stage.shows('You are working inside Corner Bakery as a platform admin.');
    await stage.page.getByRole('log').getByText('We are open Monday to Saturday.').waitFor();
  });
});
