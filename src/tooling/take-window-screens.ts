import fs from 'node:fs';
import path from 'node:path';
import { widthOf } from '../dashboard/testing/faults-of.js';
import { stageWidget } from '../test/harness/visit-widget.js';
import { windowScenes } from '../test/harness/window-scenes.js';
import { allLooks } from './looks.js';

/**
 * `npx tsx src/tooling/take-window-screens.ts DIR`: the visitor's chat window in every state that is worth seeing, as
 * `DIR/window-<name>-<width>-<light|dark>.png`. Says which could not be reached or do not fit.
 */

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder.');
fs.mkdirSync(folder, { recursive: true });
const stage = await stageWidget();
for (const { width, height, colorScheme } of allLooks())
  for (const { name, act } of windowScenes) {
    const full = `window-${name}-${width}-${colorScheme}`;
    const complain = (error: unknown) => console.log(`${full}: ${String(error)}`);
    const visit = await stage.visit({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    await act(visit, stage).catch(complain);
    await visit.page.screenshot({ path: path.join(folder, `${full}.png`), animations: 'disabled' });
    if ((await widthOf(visit.page)) > width) complain('is too wide');
    await stage.leave();
  }
await stage.stop();
