import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../test/harness/start-test-app.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

interface Step {
  x: number;
  y: number;
}

/** A finger goes down on something, moves on and is lifted. */
async function swipe(page: Page, on: Locator, by: Step): Promise<void> {
  const box = await on.boundingBox();
  assert.ok(box);
  const from = { x: box.x + box.width / 2, y: box.y + 20 };
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Step[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [from]);
  for (let step = 1; step <= 10; step += 1)
    await touch('touchMove', [{ x: from.x + (by.x * step) / 10, y: from.y + (by.y * step) / 10 }]);
  await touch('touchEnd', []);
}

/** Waits until it is further on by a good deal. */
async function hasScrolled(box: Locator, way: 'scrollTop' | 'scrollLeft'): Promise<void> {
  await eventually(`${way} of ${String(box)}`, async () =>
    (await box.evaluate((element, by) => element[by], way)) > 100 ? true : undefined,
  );
}

describe('the board of leads, by touch on a phone,', function () {
  this.timeout(60_000);
  const stage = setStage();

  const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const card = (within: Page | Locator, name: string) => within.getByRole('group', { name, exact: true });

  /** Ada holds a phone, and a dozen leads are new. */
  async function open(): Promise<Page> {
    const [pattern] = stage.bakery.leads;
    stage.bakery.leads = Array.from({ length: 12 }, (_, n) => ({
      ...pattern!,
      ...{ id: stage.server.world.newId(), name: `Lead ${n}`, status: 'new' as const },
    }));
    const page = await stage.visitAs({ ...phone, hasTouch: true });
    await signIn(page, 'ada@example.com', '/leads?layout=board');
    await card(page, 'Lead 0').waitFor();
    return page;
  }

  it('moves a card to another column by a choice on it, stays where it was, and takes it back', async () => {
    const page = await open();
    const { leads } = stage.bakery;
    await page.getByLabel('Status of Lead 1', { exact: true }).tap();
    await page.getByLabel('Status of Lead 1', { exact: true }).selectOption('Won');
    await card(column(page, 'Won'), 'Lead 1').waitFor();
    await page.getByText('Lead 1 is now “Won”').waitFor();
    assert.equal(leads[1]?.status, 'won');
    const scrolled = await page
      .getByRole('group', { name: 'Leads by status' })
      .evaluate((one) => one.scrollLeft);
    assert.equal(scrolled, 0);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await card(column(page, 'New'), 'Lead 1').waitFor();
    assert.equal(leads[1].status, 'new');
  });

  it('scrolls a column and the board under a finger that begins on a card, and moves no card', async () => {
    const page = await open();
    const board = page.getByRole('group', { name: 'Leads by status' });
    const cards = column(page, 'New').locator('.board-cards');
    await swipe(page, card(page, 'Lead 2'), { x: 0, y: -250 });
    await hasScrolled(cards, 'scrollTop');
    await swipe(page, card(page, 'Lead 4'), { x: -180, y: 0 });
    await hasScrolled(board, 'scrollLeft');
    assert.ok(stage.bakery.leads.every(({ status }) => status === 'new'));
  });

  it('opens the details of a card with one tap', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Details of Lead 0' }).tap();
    const dialog = page.getByRole('dialog', { name: 'Lead 0' });
    await dialog.getByLabel('Note').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await dialog.waitFor({ state: 'detached' });
  });
});
