import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { buildDashboard } from '../dashboard/testing/build-dashboard.js';
import { widthOf } from '../dashboard/testing/faults-of.js';
import { openScene, type Scene } from '../dashboard/testing/scenes/scene.js';
import { scenes } from '../dashboard/testing/scenes/scenes.js';
import { startTestServer } from '../dashboard/testing/serve.js';
import { type Look, visit } from '../dashboard/testing/visit.js';
import { launchBrowser } from '../test/harness/browser.js';
import { allLooks, allWidths } from './looks.js';

/**
 * `npx tsx src/tooling/take-screens.ts DIR [--only PATTERN] [--width PIXELS]`: every page of the dashboard and every state
 * of it that is worth seeing, as `DIR/<name>-<width>-<light|dark>.png`. Says which could not be reached or do not fit.
 */

/** Scenes at the same time, each with a browser and a server of its own. */
const atOnce = 2;
/** The machine may have more to do. */
const longestWaitMs = 60_000;

interface Wanted {
  folder: string;
  scenes: readonly Scene[];
  looks: readonly Look[];
}

function read(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    options: { only: { type: 'string' }, width: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  const widths = values.width?.map(Number) ?? allWidths;
  const named = scenes.filter(({ name }) => new RegExp(values.only ?? '').test(name));
  if (folder === undefined || widths.some((width) => !allWidths.includes(width)) || named.length === 0)
    throw new Error(
      `Name a folder; --width is one of ${allWidths.join(', ')}; --only fits at least one name.`,
    );
  return { folder, scenes: named, looks: allLooks(widths) };
}

interface Setting {
  browser: Browser;
  built: string;
  folder: string;
}

/** Takes one picture; what is wrong with the scene is said, and the others go on. */
async function take(scene: Scene, look: Look, { browser, built, folder }: Setting): Promise<void> {
  const name = `${scene.name}-${look.width}-${look.colorScheme}`;
  const server = await startTestServer(built);
  const { page, end } = await visit(browser, server.url, look);
  const complain = (error: unknown) => console.log(`${name}: ${String(error)}`);
  page.setDefaultTimeout(longestWaitMs);
  await openScene(page, server.world, scene).catch(complain);
  await picture(page, path.join(folder, `${name}.png`)).catch(complain);
  const width = await widthOf(page);
  if (width > look.width) complain(`is ${width} wide`);
  await end().catch(complain);
  await server.stop();
}

async function picture(page: Page, file: string): Promise<void> {
  // What is fixed to the window belongs to the top of the whole page.
  await page.evaluate(() => window.scrollTo(0, 0));
  // Nothing shows how it looks under the pointer that pressed it.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}

const { folder, scenes: named, looks } = read(process.argv.slice(2));
fs.mkdirSync(folder, { recursive: true });
const built = await buildDashboard();
const browser = await launchBrowser();
const left = looks.flatMap((look) => named.map((scene) => ({ scene, look })));
console.log(`${left.length} pictures`);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let next = left.shift(); next; next = left.shift())
      await take(next.scene, next.look, { browser, built, folder });
  }),
);
await browser.close();
