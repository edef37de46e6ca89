import assert from 'node:assert/strict';
import { faultsOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

describe('what is done with the knowledge', function () {
  this.timeout(60_000);
  const stage = setStage();
  const others = ['Add questions and answers', 'Test a question', 'Questions without an answer'];

  it('stands there as a whole where there is room', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge');
    for (const name of ['Add a text', ...others])
      await stage.page.getByRole('link', { name, exact: true }).waitFor();
    assert.equal(await stage.button('More').count(), 0);
  });

  it('is one button and a menu on a phone, which opens, is walked through and closes by keyboard', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/knowledge');
    const [first, more] = [
      page.getByRole('link', { name: 'Add a text' }),
      page.getByRole('button', { name: 'More', exact: true }),
    ];
    await more.waitFor();
    const [one, other] = [await first.boundingBox(), await more.boundingBox()];
    assert.equal(one?.y, other?.y, 'beside each other');
    assert.equal(await page.getByRole('link', { name: 'Test a question' }).count(), 0);
    await more.focus();
    await page.keyboard.press('Enter');
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    assert.deepEqual(await items.allInnerTexts(), others);
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    const isBack = (element: unknown) => element === document.activeElement;
    await page.waitForFunction(isBack, await more.elementHandle());
    await page.keyboard.press('Enter');
    const isAt = (text: string) => document.activeElement?.textContent === text;
    await page.waitForFunction(isAt, 'Add questions and answers');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(isAt, 'Test a question');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/knowledge/test');
  });

  it('finds an entry, and all of them again when the search is cleared', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/knowledge');
    const entries = page.getByRole('list', { name: 'Knowledge entries' }).getByRole('listitem');
    await entries.first().waitFor();
    const all = await entries.count();
    await page.getByRole('searchbox').fill('Delivery');
    await page.waitForURL('**/knowledge?q=Delivery');
    await stage.button('Clear the search').click();
    await page.waitForURL('**/knowledge');
    await entries.nth(all - 1).waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
    assert.equal(await stage.button('Clear the search').count(), 0);
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
  });

  it('leads back to the list from an entry that is gone', async () => {
    await signIn(stage.page, 'ada@example.com', `/knowledge/${stage.bakery.leads[0]?.id ?? ''}`);
    await stage.shows('Not found');
    await stage.page.getByRole('link', { name: 'Back to Knowledge' }).click();
    await stage.page.getByRole('list', { name: 'Knowledge entries' }).waitFor();
  });

  it('is what somebody may who only reads, who is told so and finds no menu for a single entry', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'vera@example.com', '/knowledge');
    await page.getByRole('link', { name: 'Test a question' }).waitFor();
    await page.getByRole('link', { name: 'Questions without an answer' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'More', exact: true }).count(), 0);
    await page.getByText('You can read this, but your role does not let you change it.').waitFor();
  });
});
