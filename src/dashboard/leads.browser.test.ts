import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { rolePermissions } from '../contract/permissions.js';
import { type Lead, mostReviewed } from '../contract/leads.js';
import { faultsOf, widthOf } from './testing/faults-of.js';
import { setStage } from './testing/stage.js';
import { desktop, signIn } from './testing/visit.js';

const total = 10;

describe('the review of leads', function () {
  this.timeout(60_000);
  const stage = setStage();

  /** Ada is an admin, and as many leads have come. */
  async function open(path: string, count = total): Promise<Lead[]> {
    const { world } = stage.server;
    Object.assign(world.accounts[0]!, { role: 'admin', permissions: rolePermissions.admin });
    const [pattern] = stage.bakery.leads;
    const leads = Array.from({ length: count }, (_, n) => ({
      ...pattern!,
      ...{ id: world.newId(), name: `Lead ${n}`, email: `lead${n}@example.com`, status: 'new' as const },
    }));
    stage.bakery.leads = leads;
    await signIn(stage.page, 'ada@example.com', path);
    return leads;
  }

  /** Goes on with Tab until the focus is on something. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`Tab never came to ${selector}`);
  }

  const isFocused = (page: Page, name: string) =>
    page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name);
  const press = (key: string) => stage.page.keyboard.press(key);
  const becomes = (isSo: () => boolean) =>
    stage.page
      .waitForFunction(() => true)
      .then(async () => {
        for (let tries = 0; tries < 100 && !isSo(); tries += 1) await stage.page.waitForTimeout(50);
        assert.ok(isSo());
      });

  it('tells its keys where somebody asks for them, and not otherwise', async () => {
    await open('/leads');
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).waitFor();
    assert.equal(await stage.page.getByText('Assign it to yourself').count(), 0);
    await press('?');
    const dialog = stage.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const told of ['Assign it to yourself', 'Set the status: Won', 'Undo the last change'])
      await dialog.getByText(told).waitFor();
  });

  it('offers what is done with several once some are chosen, and to merge exactly two', async () => {
    await open('/leads');
    const hint = stage.page.getByText('To merge, select exactly two.');
    const offered = async () => [
      await stage.page.getByLabel('Set status…').count(),
      await stage.button('Merge two').count(),
      await hint.count(),
    ];
    const box = (n: number) => stage.page.getByLabel(`Select Lead ${n}`, { exact: true });
    await box(0).waitFor();
    assert.deepEqual(await offered(), [0, 0, 0]);
    await box(0).check();
    await stage.shows('1 lead selected');
    assert.deepEqual(await offered(), [1, 0, 1]);
    await box(1).check();
    await stage.shows('2 leads selected');
    assert.deepEqual(await offered(), [1, 1, 0]);
    assert.deepEqual(await faultsOf(stage.page), []);
    await box(2).check();
    await stage.shows('3 leads selected');
    assert.deepEqual(await offered(), [1, 0, 1]);
    await stage.button('Clear selection').click();
    await stage.page.getByText('3 leads selected').waitFor({ state: 'detached' });
    assert.deepEqual(await offered(), [0, 0, 0]);
  });

  it('chooses all that are listed from the head of the table, with a click or by keyboard', async () => {
    await open('/leads');
    const all = stage.page.getByRole('checkbox', { name: 'Select all leads shown' });
    await all.focus();
    await press('Space');
    await stage.shows('10 leads selected');
    assert.equal(await all.isChecked(), true);
    await stage.page.getByLabel('Select Lead 3', { exact: true }).uncheck();
    await stage.shows('9 leads selected');
    const isBetween = () => all.evaluate((box: HTMLInputElement) => box.indeterminate && !box.checked);
    assert.equal(await isBetween(), true);
    assert.deepEqual(await faultsOf(stage.page), []);
    await all.click();
    await stage.shows('10 leads selected');
    await all.click();
    await stage.page.getByText('10 leads selected').waitFor({ state: 'detached' });
    assert.equal(await isBetween(), false);
  });

  it('chooses no more leads than are changed at once, and says so', async () => {
    await open('/leads', mostReviewed + 20);
    const all = stage.page.getByRole('checkbox', { name: 'Select all leads shown' });
    const last = stage.page.getByRole('row', { name: `Lead ${mostReviewed + 19}`, exact: true });
    await all.waitFor();
    while ((await last.count()) === 0) await stage.page.mouse.wheel(0, 4000);
    await stage.page.getByLabel(`Select Lead ${mostReviewed + 19}`, { exact: true }).check();
    await all.click();
    await stage.shows('200 leads selected, the most that can be changed at once');
    assert.equal(await all.evaluate((box: HTMLInputElement) => box.indeterminate), true);
    await stage.page.getByLabel('Set status…').selectOption('Lost');
    await becomes(() => stage.bakery.leads.filter(({ status }) => status === 'lost').length === mostReviewed);
    await all.click();
    await stage.page.getByText('200 leads selected').waitFor({ state: 'detached' });
  });

  it('fits every width between a phone and a desktop', async () => {
    await open('/leads');
    for (const width of [500, 800, 1000, 1160, 1280]) {
      await stage.page.setViewportSize({ width, height: 900 });
      await stage.page.getByText('lead0@example.com').first().waitFor();
      assert.ok((await widthOf(stage.page)) <= width, `at ${width}`);
    }
  });

  it('moves a card over the board by keys and by dragging, and takes it back', async () => {
    const leads = await open('/leads');
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).waitFor();
    await tabTo(stage.page, 'input[type=radio][value=table]');
    await press('ArrowRight');
    const column = (name: string) => stage.page.getByRole('region', { name, exact: true });
    await column('New').getByRole('group', { name: 'Lead 0', exact: true }).waitFor();
    assert.deepEqual(await faultsOf(stage.page), []);
    await tabTo(stage.page, '.board-card');
    await press('ArrowDown');
    await isFocused(stage.page, 'Lead 1');
    await press('ArrowRight');
    await column('Qualified').getByRole('group', { name: 'Lead 1', exact: true }).waitFor();
    await isFocused(stage.page, 'Lead 1');
    await press('ArrowRight');
    await column('Won').getByRole('group', { name: 'Lead 1', exact: true }).waitFor();
    await becomes(() => leads[1]?.status === 'won');
    // Nothing may scroll between the press and the move: another card would be under the pointer.
    await column('Lost').scrollIntoViewIfNeeded();
    await column('New').getByRole('group', { name: 'Lead 2', exact: true }).dragTo(column('Lost'));
    await column('Lost').getByRole('group', { name: 'Lead 2', exact: true }).waitFor();
    await becomes(() => leads[2]?.status === 'lost');
    await stage.button('Undo').click();
    await column('New').getByRole('group', { name: 'Lead 2', exact: true }).waitFor();
    assert.equal(leads[2]?.status, 'new');
  });

  it('lists what is mine, keeps the filters under a name, and finds them again', async () => {
    const leads = await open('/leads?status=won');
    await stage.shows('Nothing found');
    await stage.button('Show all leads').click();
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).waitFor();
    await stage.page.getByLabel('Status', { exact: true }).selectOption('won');
    await stage.shows('Nothing found');
    leads[7]!.status = 'won';
    leads[7]!.assignee_id = stage.server.world.accounts[0]!.id;
    await stage.page.getByLabel('Assigned to', { exact: true }).selectOption('me');
    await stage.page.getByRole('row', { name: 'Lead 7', exact: true }).waitFor();
    await stage.button('Saved filters').click();
    await stage.page.getByLabel('Name', { exact: true }).fill('Won by me');
    await stage.page.getByLabel('For the whole team').check();
    await stage.button('Save').click();
    await stage.shows('Filters saved');
    await stage.page.goto('/leads');
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).waitFor();
    await stage.button('Saved filters').click();
    await stage.button('Won by me').click();
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).waitFor({ state: 'detached' });
    await stage.page.getByRole('row', { name: 'Lead 7', exact: true }).waitFor();
    await stage.button('Saved filters').click();
    await stage.shows('Saved: Status: Won · Assigned to: Me');
    await stage.button('Remove Won by me').click();
    await stage.shows('“Won by me” is removed');
    assert.deepEqual(stage.bakery.leadViews, []);
    await stage.button('Undo').click();
    await stage.button('Won by me').waitFor();
  });

  it('assigns a lead from its details, and tells those who only read to whom', async () => {
    const leads = await open('/leads');
    await stage.button('Details of Lead 0').click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByLabel('Assigned to').selectOption({ label: 'Ada Baker' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await stage.shows('Saved');
    assert.equal(leads[0]?.assignee_id, stage.server.world.accounts[0]!.id);
    const reader = await stage.visitAs(desktop);
    await signIn(reader, 'vera@example.com', '/leads');
    await reader.getByRole('row', { name: 'Lead 0', exact: true }).getByText('Ada Baker').waitFor();
    assert.equal(await reader.getByLabel('Whom Lead 0 is assigned to').count(), 0);
  });
});
