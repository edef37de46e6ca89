import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

describe('the audit log in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();
  const rows = () => stage.page.getByRole('table', { name: 'Audit log' }).locator('tbody tr');

  it('says in words who did what, older entries too, and finds by area and day', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#audit');
    await stage.shows('Changed a connection: Shop inbox (assistant, trust)');
    for (const words of [
      'Root (platform admin)',
      'Shop (API key)',
      'Unknown person',
      'Too many failed sign-ins: Ada',
      'Another change (thing.of-a-newer-version)',
    ])
      await stage.shows(words);
    assert.equal(await rows().count(), 50);
    await stage.button('Load more').click();
    await rows().nth(64).waitFor();
    await stage.page.getByLabel('Area').selectOption('Leads');
    await stage.page.getByText('Changed a connection').first().waitFor({ state: 'detached' });
    await rows().getByText('Exported the leads').first().waitFor();
    assert.equal(await rows().getByText('Exported the leads').count(), 1);
    await stage.page.getByLabel('Until day').fill('2020-01-01');
    await stage.shows('Choose another area or other days.');
  });

  it('is saved as a file', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#audit');
    const download = stage.page.waitForEvent('download');
    await stage.button('Export as CSV').press('Enter');
    const file = await download;
    assert.equal(file.suggestedFilename(), 'audit-log.csv');
    assert.match(await readFile(await file.path(), 'utf8'), /lead\.export/);
  });

  it('is not for everybody in the team', async () => {
    await signIn(stage.page, 'vera@example.com', '/settings#audit');
    await stage.shows('see the audit log');
    assert.equal(await stage.button('Export as CSV').count(), 0);
  });

  for (const [name, look] of Object.entries({ desktop, phone })) {
    it(`has no fault that axe finds, and fits the width of a ${name}`, async () => {
      const page = await stage.visitAs(look);
      await signIn(page, 'ada@example.com', '/settings#audit');
      const shape = look === phone ? 'list' : 'table';
      await page.getByRole(shape, { name: 'Audit log' }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= look.width, `${width} wide`);
    });
  }
});
