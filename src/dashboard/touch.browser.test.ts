import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openPage, openScene } from './testing/scenes/scene.js';
import { scenes } from './testing/scenes/scenes.js';
import { setStage } from './testing/stage.js';
import { desktop, type Look, phone, signIn } from './testing/visit.js';

/** Where most kinds of controls stand. */
const paths = ['/', '/conversations', '/leads', '/knowledge', '/assistant', '/settings', '/settings#account'];
const tablet: Look = { ...desktop, width: 1024, height: 768, hasTouch: true };

/** What is pressed or typed into, and stands by itself; a link in a line of text is as high as that. */
const controls =
  'main :is(button, .mantine-Button-root, input:not([type="checkbox"], [type="radio"], [type="file"]), select, textarea, summary, [role="tab"])';

/** Those that a finger would miss, by their words and height. A field is as high as its frame, with a button in it. A chart is read in its table. */
const missed = (page: Page): Promise<string[]> =>
  page.locator(controls).evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility() && one.closest('.days-chart, .mantine-Input-section') === null)
      .map((one) => {
        const { height } = (one.closest('.mantine-Input-wrapper') ?? one).getBoundingClientRect();
        const name = one.getAttribute('aria-label') ?? (one.textContent || one.id);
        return { height, text: `${one.tagName} ${name}: ${String(height)}` };
      })
      .filter(({ height }) => height < 44)
      .map(({ text }) => text),
  );

/** A phone enlarges the page for a field with smaller type. */
const tooFine = (page: Page): Promise<string[]> =>
  page
    .locator('main :is(input, select, textarea)')
    .evaluateAll((all) =>
      all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML),
    );

describe('the dashboard under a finger', function () {
  this.timeout(240_000);
  const stage = setStage();

  for (const [name, look] of Object.entries({ phone, tablet }))
    it(`finds every control on a ${name}, and no field enlarges the page`, async () => {
      const page = await stage.visitAs(look);
      await signIn(page, 'ada@example.com', '/');
      for (const path of paths) {
        await page.goto('about:blank');
        await openPage(page, path);
        assert.ok((await page.locator(controls).count()) > 2, `${path} has nothing to press`);
        assert.deepEqual(await missed(page), [], path);
        assert.deepEqual(await tooFine(page), [], path);
      }
    });

  it('keeps the button of a long dialog in sight', async () => {
    const page = await stage.visitAs(phone);
    const scene = scenes.find(({ name }) => name === 'settings-new-key');
    assert.ok(scene);
    await openScene(page, stage.server.world, scene);
    const dialog = page.getByRole('dialog');
    const create = await dialog.getByRole('button', { name: 'Create a key' }).boundingBox();
    const around = await dialog.boundingBox();
    assert.ok(create && around);
    assert.ok(create.y + create.height < around.y + around.height, 'it lies below the fold');
  });

  it('gives no way to keys that nobody has there', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/conversations');
    await page.getByRole('searchbox').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Keyboard shortcuts' }).isVisible(), false);
  });
});
