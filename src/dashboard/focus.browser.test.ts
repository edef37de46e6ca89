import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';
import type { Desk } from './testing/world.js';

interface Opened {
  what: string;
  path: string | ((desk: Desk) => string);
  /** What is done before, so that the opener is there. */
  first?: (page: Page) => Promise<unknown>;
  opener: (page: Page) => Locator;
}

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const connection = (below: string) => (desk: Desk) => `/connections/${desk.connections[0]?.id}${below}`;
const showIntents = (page: Page) => page.getByRole('tab', { name: 'Intents' }).click();

async function chooseTwo(page: Page): Promise<void> {
  await page.getByLabel('Select Grace').check();
  await page.getByLabel('Select Ivan').check();
}

/** The dialogs and drawers of the areas in which people work, each with what opens it. */
const dialogs: readonly Opened[] = [
  { what: 'a new key', path: '/settings#keys', opener: button('Create a key') },
  { what: 'whether to revoke a key', path: '/settings#keys', opener: button('Revoke') },
  { what: 'an invitation', path: '/settings#team', opener: button('Invite somebody') },
  { what: 'a second factor', path: '/settings#account', opener: button('Set it up') },
  {
    ...{ what: 'an earlier version', path: '/settings#changes' },
    opener: (page) => page.getByRole('button', { name: /^Restore/ }).first(),
  },
  { what: 'a new intent', path: '/assistant', first: showIntents, opener: button('Add an intent') },
  { what: 'an intent', path: '/assistant', first: showIntents, opener: button('Edit Opening hours') },
  { what: 'a lead, from its button', path: '/leads', opener: button('Details of Grace') },
  {
    what: 'a lead, from its row',
    path: '/leads',
    opener: (page) => page.getByRole('row', { name: 'Grace' }),
  },
  {
    ...{ what: 'a lead, from its card', path: '/leads?layout=board' },
    opener: (page) => page.getByRole('group', { name: 'Grace', exact: true }),
  },
  { what: 'filters under a name', path: '/leads', opener: button('Saved filters') },
  { what: 'the merging of leads', path: '/leads', first: chooseTwo, opener: button('Merge two') },
  { what: 'the keys of the inbox', path: '/conversations', opener: button('Keyboard shortcuts') },
  {
    ...{ what: 'the erasure of a visitor', opener: button('Erase this visitor') },
    path: ({ conversations }) => `/conversations/${conversations[0]?.id}?view=all`,
  },
  {
    ...{ what: 'whether to delete knowledge', opener: button('Delete') },
    path: ({ sources }) => `/knowledge/${sources[0]?.id}`,
  },
  { what: 'whether to remove a connection', path: connection(''), opener: button('Remove') },
];

/** Opens by keyboard and closes again; fails where the focus does not come back. */
async function openAndClose(page: Page, opener: Locator): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const isBack = (element: unknown) => element === document.activeElement;
  await page.waitForFunction(isBack, await opener.elementHandle(), { timeout: 2_000 });
}

describe('the focus, by keyboard,', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('returns from every dialog and drawer to what opened it', async () => {
    const { page, bakery } = stage;
    await signIn(page, 'ada@example.com');
    const lost: string[] = [];
    for (const { what, path, first, opener } of dialogs) {
      // Otherwise an address that differs after its # alone is no new page.
      await page.goto('about:blank');
      await page.goto(typeof path === 'string' ? path : path(bakery));
      await first?.(page);
      await openAndClose(page, opener(page)).catch((error: unknown) =>
        lost.push(`${what}: ${String(error)}`),
      );
    }
    assert.deepEqual(lost, []);
  });
});
