import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { setStage } from './testing/stage.js';
import { phone, signIn } from './testing/visit.js';

const widths: readonly (readonly [number, number])[] = [
  [390, 844],
  [768, 1024],
  [1440, 900],
];

/** Fails where the short word on the page lies over one of these, or outside of the window. */
async function coversNone(page: Page, controls: readonly Locator[]): Promise<void> {
  const notice = page.getByRole('region', { name: 'Notices' }).getByRole('alert').first();
  const { width, height } = page.viewportSize()!;
  for (const control of controls) {
    // Brings it into the part of the window that is free.
    await control.focus();
    const [over, below] = [await notice.boundingBox(), await control.boundingBox()];
    assert.ok(over && below, String(control));
    assert.ok(over.x >= 0 && over.x + over.width <= width && over.y + over.height <= height, 'inside');
    const isApart =
      over.x + over.width <= below.x ||
      below.x + below.width <= over.x ||
      over.y + over.height <= below.y ||
      below.y + below.height <= over.y;
    assert.ok(isApart, `${JSON.stringify(over)} lies over ${String(control)} ${JSON.stringify(below)}`);
  }
}

describe('the short word that something was done', function () {
  this.timeout(60_000);
  const stage = setStage();

  for (const [width, height] of widths) {
    it(`covers no control of the details of a lead, ${width} pixels wide`, async () => {
      const page = await stage.visitAs({ ...phone, width, height });
      await signIn(page, 'ada@example.com', '/leads');
      await page.getByLabel('Status of Grace').selectOption('Qualified');
      await page.getByText('Grace is now “Qualified”').waitFor();
      await page.getByRole('button', { name: 'Details of Grace' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Note').waitFor();
      await coversNone(page, [
        dialog.getByRole('button', { name: 'Close' }),
        dialog.getByLabel('Phone'),
        dialog.getByRole('button', { name: 'Save' }),
      ]);
    });

    it(`covers neither the reply field nor the acts of a conversation, ${width} pixels wide`, async () => {
      const [conversation] = stage.bakery.conversations;
      const page = await stage.visitAs({ ...phone, width, height });
      await signIn(page, 'ada@example.com', `/conversations/${conversation?.id}?view=all`);
      await page.getByRole('button', { name: 'Take over' }).click();
      await page.getByRole('region', { name: 'Notices' }).getByRole('alert').waitFor();
      const field = page.getByLabel('Reply to the visitor');
      // It grows as it is written in.
      await field.fill('One\nTwo\nThree\nFour\nFive\nSix');
      await coversNone(page, [
        field,
        page.getByRole('button', { name: 'Send reply' }),
        page.getByText('Private note', { exact: true }),
        page.getByRole('button', { name: 'Hand back' }),
        page.getByRole('button', { name: 'Close', exact: true }).first(),
      ]);
    });

    it(`covers no control at the end of a long form, ${width} pixels wide`, async () => {
      const page = await stage.visitAs({ ...phone, width, height });
      await signIn(page, 'ada@example.com', '/settings');
      const name = page.getByRole('textbox', { name: 'Name', exact: true });
      await name.fill('New Bakery');
      await page.getByRole('button', { name: 'Save settings' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      await name.fill('Newer Bakery');
      await coversNone(page, [
        page.getByRole('button', { name: 'Save settings' }),
        page.getByLabel('Website'),
        page.getByLabel('Messages per day'),
        page.getByRole('button', { name: 'Save settings' }),
      ]);
    });
  }

  it('covers nothing of the menu on a phone, also where a reply field lifts it', async () => {
    const [conversation] = stage.bakery.conversations;
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', `/conversations/${conversation?.id}?view=all`);
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('region', { name: 'Notices' }).getByRole('alert').waitFor();
    await page.getByLabel('Reply to the visitor').waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    const menu = page.getByRole('navigation');
    await coversNone(page, [
      menu.getByRole('link', { name: 'Settings' }),
      menu.getByRole('link', { name: 'Your account' }),
      menu.getByText('Auto', { exact: true }),
      menu.getByRole('button', { name: 'Sign out' }),
    ]);
  });
});
