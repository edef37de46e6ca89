import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('what is typed into a form for something new, in a browser,', function () {
  this.timeout(60_000);
  const stage = setStage();
  const box = (name: string) => stage.page.getByRole('textbox', { name, exact: true });
  const away = async () => {
    await stage.page.getByRole('link', { name: 'Leads', exact: true }).click();
    await stage.page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
  };
  const isSilent = async () => assert.equal(await stage.page.getByText('Draft restored').count(), 0);

  it('is there again after a look at another page, can be discarded, and is forgotten once it is saved', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/knowledge/new?kind=text');
    await box('Title').fill('Parking');
    await box('Text').fill('Behind the bakery.');
    await away();
    await page.goBack();
    await stage.shows('Draft restored');
    assert.deepEqual(
      [await box('Title').inputValue(), await box('Text').inputValue()],
      ['Parking', 'Behind the bakery.'],
    );
    await stage.button('Discard the draft').press('Enter');
    assert.equal(await box('Title').inputValue(), '');
    await page.reload();
    await box('Title').waitFor();
    await isSilent();
    await box('Title').fill('Parking');
    await box('Text').fill('Behind the bakery.');
    await stage.button('Add a text').click();
    await page.getByRole('heading', { name: 'Passages' }).waitFor();
    await page.goto('/knowledge/new?kind=text');
    await box('Title').waitFor();
    await isSilent();
  });

  it('is kept for each question by itself', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/knowledge/new?kind=faq&asked=Why');
    await box('Answer').fill('Because.');
    await page.reload();
    await stage.shows('Draft restored');
    assert.equal(await box('Answer').inputValue(), 'Because.');
    await page.goto('/knowledge/new?kind=faq&asked=When');
    await box('Answer').waitFor();
    await isSilent();
  });

  it('is kept of a new connection, and never its secrets', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/connections/new/example');
    await box('Account token').fill('7f3a');
    await page.getByLabel('API key').first().fill('very-secret');
    await away();
    const kept = await page.evaluate(() => Object.values(window.sessionStorage).join());
    assert.match(kept, /7f3a/);
    assert.doesNotMatch(kept, /very-secret/);
    await page.goBack();
    await stage.shows('Draft restored');
    assert.equal(await box('Account token').inputValue(), '7f3a');
    assert.equal(await page.getByLabel('API key').first().inputValue(), '');
  });
});
