import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { widthOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

const isWritingHere = () => document.activeElement instanceof HTMLTextAreaElement;

describe('the playground, in a browser', function () {
  this.timeout(60_000);
  const stage = setStage();
  const field = (page: Page) => page.getByRole('textbox', { name: 'Your message' });
  const ask = async (page: Page, question: string) => {
    await field(page).fill(question);
    await field(page).press('Enter');
  };

  it('answers as a visitor is answered, and tells what was decided, why, from what, and whom it made known', async () => {
    const { page, bakery } = stage;
    await signIn(page, 'ada@example.com');
    await page.getByRole('link', { name: 'Try it', exact: true }).click();
    await stage.shows('The conversation is real');
    await ask(page, 'Are you open on Monday? I am grace@example.com');
    await stage.shows('We are open Monday to Saturday.');
    const reasons = page.getByRole('group', { name: 'Why it was answered so' });
    await reasons.getByText('The answer was found in your knowledge.').waitFor();
    await reasons.getByText('Answered', { exact: true }).waitFor();
    await reasons.getByText('Opening hours', { exact: true }).first().waitFor();
    assert.equal(
      await reasons.getByRole('blockquote').innerText(),
      bakery.sources[0]?.passages[0]?.text.trim(),
    );
    await reasons.getByRole('link', { name: 'grace@example.com' }).waitFor();
    await page.getByRole('link', { name: 'Open this conversation' }).click();
    await page.waitForURL(`**/conversations/${bakery.conversations[0]?.id}?view=all`);
  });

  it('offers what helps against an answer that is missing', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/playground');
    await ask(page, 'Do you bake on the moon?');
    await stage.shows('Your knowledge holds no answer to this. Add the right answer, then ask again.');
    await page.getByRole('link', { name: 'Add the right answer' }).click();
    const question = page.getByRole('textbox', { name: 'Question', exact: true });
    assert.equal(await question.inputValue(), 'Do you bake on the moon?');
    await page.goBack();
    await stage.shows('Your knowledge holds no answer to this.');
  });

  it('is used by keyboard alone, the focus staying where one writes, and begins anew', async () => {
    const { page, bakery } = stage;
    await signIn(page, 'ada@example.com', '/playground');
    const reach = async (name: string) => {
      const control = page.locator(`a, button, textarea`).filter({ hasText: name }).first();
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        if (await control.evaluate((element) => element === document.activeElement)) return;
      }
      assert.fail(`Tab never comes to ${name}`);
    };
    await reach('Start again');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(isWritingHere));
    await page.keyboard.type('Are you open?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('On Monday?');
    await page.keyboard.press('Enter');
    await stage.shows('We are open Monday to Saturday.');
    assert.ok(await page.evaluate(isWritingHere));
    const first = bakery.conversations[0]?.id;
    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; presses < 4 && !(await isAt(page, 'Start again')); presses += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing was asked yet.').waitFor();
    assert.ok(await page.evaluate(isWritingHere));
    await page.keyboard.type('Are you open?');
    await page.keyboard.press('Enter');
    await stage.shows('We are open Monday to Saturday.');
    assert.notEqual(bakery.conversations[0]?.id, first);
  });

  it('says in words what went wrong, and keeps what was written', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/playground');
    await ask(page, 'too fast');
    await stage.shows('Too many requests.');
    assert.equal(await field(page).inputValue(), 'too fast');
    await page.context().setOffline(true);
    await stage.shows('What you see may be out of date');
    await ask(page, 'Are you open?');
    await stage.shows('There is no connection to the internet, so nothing was sent.');
    await page.context().setOffline(false);
    stage.bakery.assistants = [];
    await ask(page, 'Are you open?');
    await stage.shows('There is no assistant here that could answer.');
  });

  it('is there before the address is confirmed, and not for who only reads', async () => {
    const { page, server } = stage;
    for (const account of server.world.accounts) account.isUnconfirmed = true;
    await signIn(page, 'ada@example.com', '/playground');
    await ask(page, 'Are you open?');
    await stage.shows('We are open Monday to Saturday.');
    const reader = await stage.visitAs({ ...phone, width: 1440 });
    await signIn(reader, 'vera@example.com');
    assert.equal(await reader.getByRole('link', { name: 'Try it', exact: true }).count(), 0);
    await reader.goto('/playground');
    await reader.getByText('You cannot open this').waitFor();
  });

  it('fits long words and right-to-left writing into a phone', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/playground');
    await ask(page, `open ${'Donaudampfschifffahrtsgesellschaft'.repeat(8)}`);
    await page.getByText('We are open Monday to Saturday.').first().waitFor();
    await ask(page, 'هل أنتم مفتوحون يوم السبت؟');
    const answer = page.getByText('نحن نفتح أبوابنا').first();
    await answer.waitFor();
    assert.equal(await answer.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    assert.equal(await widthOf(page), phone.width);
  });
});

const isAt = (page: Page, words: string): Promise<boolean> =>
  page.evaluate((text) => document.activeElement?.textContent === text, words);
