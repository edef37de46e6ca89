import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { faultsOf, widthOf } from '../testing/faults-of.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

describe('the page of an assistant, in a browser,', function () {
  this.timeout(60_000);
  const stage = setStage();
  const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const phraseBox = (page: Page) => box(page, 'Words and phrases that call a human');
  const phrasesOn = (page: Page) =>
    page.getByRole('list', { name: 'The words and phrases' }).getByRole('listitem').allInnerTexts();
  const settings = () => stage.bakery.assistants[0]?.settings ?? assert.fail('there is no assistant');

  it('takes what the assistant should know, in sections', async () => {
    const { page } = stage;
    settings().style = '';
    await signIn(page, 'ada@example.com', '/assistant');
    assert.match((await box(page, 'Choice of words').getAttribute('placeholder')) ?? '', /^For example: /);
    await box(page, 'About the business').fill('A bakery. ');
    await box(page, 'Choice of words').fill('Say “loaf”.');
    await box(page, 'What it must never say or promise').fill('x'.repeat(4001));
    await box(page, 'Everything else').fill('');
    await stage.button('Publish').click();
    await stage.shows('At most 4,000 characters.');
    await box(page, 'What it must never say or promise').fill('No discounts.');
    await stage.button('Publish').click();
    await stage.shows('Version 5 is published');
    const { about, style, limits, instructions } = settings();
    assert.deepEqual([about, style, limits, instructions], ['A bakery.', 'Say “loaf”.', 'No discounts.', '']);
  });

  it('keeps a list of phrases that call a human: added with Enter or by going on, removed by keyboard', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/assistant');
    await phraseBox(page).fill('lawyer');
    await phraseBox(page).press('Enter');
    assert.deepEqual(await phrasesOn(page), ['cancel my order', 'lawyer']);
    assert.equal(await phraseBox(page).inputValue(), '');
    for (const [typed, problem] of [
      ['Lawyer', 'This is in the list already.'],
      ['x', 'At least 2 characters.'],
      ['!!!', 'Use at least one letter or digit.'],
    ] as const) {
      await phraseBox(page).fill(typed);
      await phraseBox(page).press('Enter');
      await stage.shows(problem);
      assert.equal(await phraseBox(page).getAttribute('aria-invalid'), 'true');
    }
    assert.deepEqual(await faultsOf(page), []);
    await phraseBox(page).fill('محامي');
    await box(page, 'Booking link').focus();
    assert.deepEqual(await phrasesOn(page), ['cancel my order', 'lawyer', 'محامي']);
    await stage.button('Remove “cancel my order”').press('Enter');
    await page.locator(':focus[aria-label="Remove “lawyer”"]').waitFor();
    await stage.button('Publish').click();
    await stage.shows('Version 5 is published');
    assert.deepEqual(settings().handover_phrases, ['lawyer', 'محامي']);
  });

  it('says when else a human is called, and leads to the intents that do', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/assistant');
    const rules = page.getByRole('list', { name: 'A human is also called when' });
    await rules.getByText('your knowledge holds no answer').waitFor();
    await page.getByRole('link', { name: 'Wedding cakes' }).click();
    await page.getByRole('heading', { name: 'Opening hours' }).waitFor();
    assert.equal(new URL(page.url()).hash, '#intents');
    await page.goBack();
    await phraseBox(page).waitFor();
  });

  it('shows the languages and hours of the business with the way to change them, on a phone too', async () => {
    const day = [{ from: '09:00', to: '17:00' }];
    const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
    Object.assign(stage.bakery.config, { opening_hours: { ...week, saturday: [], sunday: [] } });
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/assistant');
    await page.getByText('English, German', { exact: true }).waitFor();
    await page.getByText('Mon–Fri 09:00–17:00 (Europe/London)').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    assert.equal(await widthOf(page), phone.width);
    await page.getByRole('link', { name: 'Change them in the settings' }).click();
    await page.getByText('Our team is there only during opening hours').waitFor();
  });

  it('shows all of it, and nothing to press, to who may only read', async () => {
    const { page } = stage;
    settings().style = '';
    await signIn(page, 'vera@example.com', '/assistant');
    assert.equal(await box(page, 'Choice of words').getAttribute('placeholder'), 'Not set');
    assert.ok(await phraseBox(page).isDisabled());
    assert.deepEqual(await phrasesOn(page), ['cancel my order']);
    assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Change them in the settings' }).count(), 0);
  });
});
