import assert from 'node:assert/strict';
import { faultsOf, widthOf } from '../dashboard/testing/faults-of.js';
import { desktop, type Look, phone } from '../dashboard/testing/visit.js';
import { stageWidget, type WidgetStage } from '../test/harness/visit-widget.js';
import { windowScenes } from '../test/harness/window-scenes.js';

describe('the chat window in every state', function () {
  this.timeout(300_000);
  let stage: WidgetStage;

  before(async () => {
    stage = await stageWidget();
  });

  after(() => stage.stop());

  /** Every state in one of the two looks; the proof takes each in both. */
  const isFull = process.env['TEST_FULL'] !== undefined;
  const seenIn = (look: Look) =>
    isFull ? windowScenes : windowScenes.filter((_, at) => at % 2 === Number(look === phone));

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`has no fault that axe finds, on a ${name} in ${look.colorScheme} colours, and fits its width`, async () => {
      const { width, height, colorScheme } = look;
      const faults: Record<string, string[]> = {};
      for (const scene of seenIn(look)) {
        const visit = await stage.visit({
          viewport: { width, height },
          colorScheme,
          reducedMotion: 'reduce',
        });
        await scene.act(visit, stage);
        const found = await faultsOf(visit.page);
        const shownWidth = await widthOf(visit.page);
        if (shownWidth > width) found.push(`is ${shownWidth} wide`);
        if (found.length > 0) faults[scene.name] = found;
        await stage.leave();
      }
      assert.deepEqual(faults, {});
    });
});
