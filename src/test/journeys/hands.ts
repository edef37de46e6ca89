import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../harness/start-test-app.js';

/** A person at a page. Each act counts as one that takes them a moment. */
export interface Hands {
  readonly page: Page;
  /** Opens a link, presses a button, unfolds what can be unfolded. */
  press: (control: Locator) => Promise<void>;
  fill: (field: Locator, text: string) => Promise<void>;
  choose: (field: Locator, option: string) => Promise<void>;
  /** How many acts it took until now. */
  acts: () => number;
}

export type HandsOn = (page: Page) => Promise<Hands>;

/** With mouse and keyboard, as most people work. */
export const withMouse: HandsOn = (page) =>
  Promise.resolve(
    counted(page, {
      press: (control) => control.click(),
      fill: (field, text) => field.fill(text),
      choose: async (field, option) => {
        await field.selectOption({ label: option });
      },
    }),
  );

/** By keyboard alone: a pointer that is pressed fails it, and so does a focus that is lost or cannot be seen. */
export const withKeyboard: HandsOn = async (page) => {
  const pointerUses: string[] = [];
  await page.exposeFunction('tellPointerUse', (kind: string) => pointerUses.push(kind));
  await page.addInitScript(watchPointer);
  const { keyboard } = page;
  const at = async (control: Locator, act: () => Promise<void>) => {
    await reach(page, control);
    const loadedAt = await page.evaluate(() => performance.timeOrigin);
    await act();
    await focusStays(page, loadedAt);
    assert.deepEqual(pointerUses, []);
  };
  return counted(page, {
    press: async (control) => {
      if (await control.evaluate(isTab)) await openTab(page, control);
      else await at(control, () => keyboard.press('Enter'));
    },
    fill: (field, text) =>
      at(field, async () => {
        await keyboard.press('Control+A');
        await keyboard.insertText(text);
      }),
    choose: (field, option) =>
      at(field, async () => {
        // Typing goes to the first option that begins so.
        await keyboard.type(option);
        assert.equal(await field.evaluate(chosenLabel), option);
      }),
  });
};

function counted(page: Page, acts: Omit<Hands, 'page' | 'acts'>): Hands {
  let count = 0;
  const one =
    <Given extends unknown[]>(act: (control: Locator, ...given: Given) => Promise<void>) =>
    async (control: Locator, ...given: Given) => {
      count += 1;
      await control.waitFor();
      await act(control, ...given);
    };
  return { page, press: one(acts.press), fill: one(acts.fill), choose: one(acts.choose), acts: () => count };
}

const mostTabs = 150;

/** Goes on with Tab until the control has the focus, which must then show. */
async function reach(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  if (await control.evaluate(hasFocus)) return;
  const before = await control.evaluate(lookOf);
  for (let presses = 0; presses < mostTabs; presses += 1) {
    await page.keyboard.press('Tab');
    if (!(await control.evaluate(hasFocus))) continue;
    await eventually(
      `${String(control)} to show its focus`,
      async () => ((await control.evaluate(lookOf)) === before ? undefined : true),
      1_000,
    );
    return;
  }
  assert.fail(`Tab never comes to ${String(control)}`);
}

/** Of the tabs the keyboard comes to the open one alone; arrows go on from there, and open what they come to. */
async function openTab(page: Page, tab: Locator): Promise<void> {
  await reach(page, page.getByRole('tab', { selected: true }));
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await tab.evaluate(hasFocus)) return;
    await page.keyboard.press('ArrowRight');
  }
  assert.fail(`arrows never come to ${String(tab)}`);
}

/** Also after what had it is gone. A page that was loaded anew begins at its top. */
async function focusStays(page: Page, loadedAt: number): Promise<void> {
  const isThere = (before: number) =>
    performance.timeOrigin !== before || document.activeElement !== document.body;
  await page.waitForFunction(isThere, loadedAt, { timeout: 3_000 }).catch((cause: unknown) => {
    throw new Error(`the focus is lost at ${page.url()}`, { cause });
  });
}

const isTab = (element: Element): boolean => element.getAttribute('role') === 'tab';

const hasFocus = (element: Element): boolean => element === document.activeElement;

const chosenLabel = (element: Element): string | undefined =>
  element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : undefined;

/** What a focus changes where it shows. */
function lookOf(element: Element): string {
  // Some inputs have their frame around them.
  return [element, element.parentElement, element.parentElement?.parentElement]
    .filter((one) => one instanceof Element)
    .map((one) => getComputedStyle(one))
    .map(({ outline, boxShadow, borderColor, backgroundColor }) =>
      [outline, boxShadow, borderColor, backgroundColor].join(' '),
    )
    .join(' ');
}

const watchPointer = {
  content: `for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
    addEventListener(kind, () => window.tellPointerUse(kind), true);`,
};
