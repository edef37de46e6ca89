import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openPage } from '../testing/scenes/scene.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

/** Whether all of it is in the window. */
const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((shown) => shown.getBoundingClientRect().bottom <= innerHeight);

describe('a long form', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('leads to the first input that is not right yet', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
    await page.getByLabel('Temperature').fill('5');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.locator('input:focus[name="name"], input:focus[data-path="name"]').waitFor();
    await page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? -1) > 0);
  });

  it('keeps its button in sight once something is changed, and says there how many inputs are not right', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    const publish = page.getByRole('button', { name: 'Publish' });
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await publish.waitFor();
    assert.ok(!(await isInSight(publish)));
    await name.fill('');
    assert.ok(await isInSight(publish));
    await page.getByLabel('Temperature').fill('5');
    await publish.click();
    const wrong = page.getByRole('button', { name: '2 fields need attention' });
    await page.getByLabel('Booking link').focus();
    await wrong.click();
    await page.locator('input:focus[data-path="name"]').waitFor();
    await name.fill('Front desk');
    await page.getByRole('button', { name: '1 field needs attention' }).click();
    await page.locator('input:focus[data-path="settings.temperature"]').waitFor();
    const bar = await page.locator('.long-foot').boundingBox();
    const focused = await page.locator('input:focus').boundingBox();
    assert.ok(bar && focused && focused.y + focused.height <= bar.y);
    await page.getByLabel('Temperature').fill('0.5');
    await page.evaluate(() => scrollTo(0, 0));
    await publish.click();
    await page.getByText('Version 5 is published').waitFor();
    assert.ok(!(await isInSight(publish)));
  });

  it('shows why the server refused it, however far below it was sent', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    await openPage(page, '/assistant');
    await page.route('**/api/v1/assistants/**', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Front desk 2');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('alert').filter({ hasText: 'This did not work' }).waitFor();
    await page.waitForFunction(() => {
      const { top = -1 } = document.querySelector('main [role="alert"]')?.getBoundingClientRect() ?? {};
      return top > 0;
    });
  });
});
