import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { faultsOf, widthOf } from './testing/faults-of.js';
import { openPage, openScene, type Scene } from './testing/scenes/scene.js';
import { scenes } from './testing/scenes/scenes.js';
import { setStage } from './testing/stage.js';
import { desktop, type Look, phone, signIn } from './testing/visit.js';
import type { Desk } from './testing/world.js';

/** Where somebody may come in by a bookmark: each area, and what lies deeper in it. */
const firstPages = ({ conversations, connections, sources }: Desk): string[] => [
  ...['/', '/conversations', '/leads', '/knowledge', '/connections', '/assistant', '/settings'],
  ...[`/conversations/${conversations[0]!.id}`, `/connections/${connections[0]!.id}/history`],
  ...['/connections/new/example', '/connections/new/window', `/connections/${connections[0]!.id}`],
  ...[`/knowledge/${sources[0]!.id}`, '/settings#changes', '/settings#account'],
];

/** Every scene in one of the two looks; the proof takes every scene in both. */
const isFull = process.env['TEST_FULL'] !== undefined;
const seenIn = (look: Look): readonly Scene[] =>
  isFull ? scenes : scenes.filter((_, at) => at % 2 === Number(look === phone));

/** Nothing more was fetched for so long: the page stands, with what it fetches by itself afterwards. */
const isQuiet = () =>
  performance.getEntriesByType('resource').every(({ startTime }) => performance.now() - startTime > 2_000);

/** What the scripts weigh, compressed, that a page loads before anybody does something there. */
async function scriptBytes(page: Page): Promise<number> {
  await page.waitForFunction(isQuiet);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const scripts = new Set(loaded.filter((address) => new URL(address).pathname.endsWith('.js')));
  const texts = await page.evaluate(
    (addresses) => Promise.all(addresses.map(async (address) => (await fetch(address)).text())),
    [...scripts],
  );
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
}

describe('every page of the dashboard', function () {
  this.timeout(600_000);
  const stage = setStage();

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`has no fault that axe finds, on a ${name} in ${look.colorScheme} colours, and fits its width`, async () => {
      const faults: Record<string, string[]> = {};
      for (const scene of seenIn(look)) {
        const page = await stage.visitAs(look);
        await openScene(page, stage.server.world, scene);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        const found = await faultsOf(page);
        const width = await widthOf(page);
        if (width > look.width) found.push(`is ${width} wide`);
        if (found.length > 0) faults[scene.name] = found;
        await page.context().close();
      }
      assert.deepEqual(faults, {});
    });

  it('says what to do where there is nothing yet', async () => {
    const { page } = stage;
    Object.assign(stage.bakery, { conversations: [], leads: [], connections: [], sources: [], apiKeys: [] });
    await signIn(page, 'ada@example.com', '/');
    const words: [string, string][] = [
      ['/', 'Nobody is waiting for a human'],
      ['/conversations', 'No open conversations'],
      ['/leads', 'No leads yet'],
      ['/connections', 'Nothing is connected yet'],
      ['/knowledge', 'There is no knowledge yet'],
    ];
    for (const [path, text] of words) {
      await openPage(page, path);
      await page.getByText(text).waitFor();
    }
  });

  it('says what failed, and tries again when asked', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/knowledge');
    const body = {
      error: { code: 'internal', message: 'The server could not answer.', request_id: 'r77' },
    };
    await page.route('**/api/v1/leads?**', (route) => route.fulfill({ status: 500, json: body }));
    await page.route('**/api/v1/leads', (route) => route.fulfill({ status: 500, json: body }));
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await page.getByText('give this code: r77').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row', { name: 'Grace' }).waitFor();
  });

  it('loads at most 250 kB of compressed script for a page, with what it fetches by itself once it stands', async () => {
    const page = await stage.visitAs(desktop);
    await signIn(page, 'ada@example.com', '/');
    const loaded: Record<string, number> = {};
    for (const path of firstPages(stage.bakery)) {
      // Otherwise an address that differs after its # alone is no new load.
      await page.goto('about:blank');
      await openPage(page, path);
      loaded[path] = await scriptBytes(page);
    }
    const tooLittle = Object.entries(loaded).filter(([, bytes]) => bytes < 100_000);
    assert.deepEqual(tooLittle, [], 'too little to be true');
    assert.deepEqual(
      Object.entries(loaded).filter(([, bytes]) => bytes > 250_000),
      [],
    );
  });
});
