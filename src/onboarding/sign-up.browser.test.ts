import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { serveWhole, type WholeProduct } from '../accounts/serve-whole.testing.js';
import { OutboxPage } from '../contract/outbox.js';
import { buildDashboard } from '../dashboard/testing/build-dashboard.js';
import { faultsOf, widthOf } from '../dashboard/testing/faults-of.js';
import { desktop, phone, type Visit, visit } from '../dashboard/testing/visit.js';
import { launchBrowser } from '../test/harness/browser.js';
import { eventually } from '../test/harness/start-test-app.js';

const password = 'correct horse battery';

describe('signing up in a browser on the running product', function () {
  this.timeout(120_000);
  let built: string;
  let browser: Browser;
  let whole: WholeProduct;
  const visits: Visit[] = [];

  before(async () => {
    built = await buildDashboard();
    browser = await launchBrowser();
    whole = await serveWhole(built, () => Promise.resolve({ SIGN_UP: 'open' }));
  });
  after(async () => {
    for (const { end } of visits) await end();
    await browser.close();
    await whole.stop();
  });

  const enter = async (look = phone): Promise<Page> => {
    const entered = await visit(browser, whole.app.url, look);
    visits.push(entered);
    return entered.page;
  };
  const checkLook = async (page: Page, look = phone) => {
    assert.deepEqual(await faultsOf(page), [], page.url());
    assert.ok((await widthOf(page)) <= look.width, page.url());
  };
  const linkTo = (email: string): Promise<string> =>
    eventually(`a link to ${email}`, async () => {
      const { items } = OutboxPage.parse(await whole.app.admin.get('/api/v1/admin/outbox'));
      const mail = items.find(({ recipient, state }) => recipient === email && state === 'kept');
      return /http\S+\/welcome\?token=\S+/.exec(mail?.text ?? '')?.[0];
    });
  const signUp = async (page: Page, email: string) => {
    await page.goto('/leads');
    await page.getByRole('link', { name: 'Create your business' }).click();
    await page.getByRole('heading', { name: 'Create your business' }).waitFor();
    await page.getByLabel('Name of the business').fill('Corner Bakery');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel(/^Password/).fill(password);
    await page.getByRole('button', { name: 'Create your business' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  };

  for (const [name, look] of Object.entries({ desktop, phone }))
    it(`shows a form that fits a ${name}, with no fault that axe finds`, async () => {
      const page = await enter(look);
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Create your business' }).click();
      await page.getByLabel('Name of the business').waitFor();
      await page.getByRole('button', { name: 'Create your business' }).click();
      await page.locator('input[aria-invalid="true"]').first().waitFor();
      await checkLook(page, look);
    });

  it('leads to the first steps, says what waits for the address, and gives it once that is confirmed', async () => {
    const page = await enter();
    await signUp(page, 'ada@example.com');
    await page.getByText('Confirm ada@example.com with the link').waitFor();
    await page
      .getByRole('heading', { name: 'Add knowledge' })
      .or(page.getByRole('link', { name: 'knowledge' }))
      .first()
      .waitFor();
    await checkLook(page);
    await page.goto('/connections');
    await page.getByText('Until you have confirmed your address').waitFor();
    await page.goto('/connections/new/widget');
    await page.getByRole('heading', { name: 'Confirm your e-mail address first' }).waitFor();
    await checkLook(page);
    await page.getByRole('button', { name: 'Send the link again' }).click();
    await page.getByText('A new link is on its way').waitFor();
    await page.goto(await linkTo('ada@example.com'));
    await page.getByRole('button', { name: 'Confirm the address' }).waitFor();
    await checkLook(page);
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    assert.equal(await page.getByText('Confirm ada@example.com').count(), 0);
    await page.goto('/connections/new/widget');
    await page.getByLabel('Name').first().waitFor();
  });

  it('F-108 asks who opens the link elsewhere to sign in, before it confirms anything', async () => {
    await signUp(await enter(), 'grace@example.com');
    const elsewhere = await enter(desktop);
    await elsewhere.goto(await linkTo('grace@example.com'));
    await elsewhere.getByText('Sign in to confirm it.').waitFor();
    assert.equal(await elsewhere.getByLabel('E-mail address').inputValue(), 'grace@example.com');
    await elsewhere.getByLabel(/^Password/).fill(password);
    await elsewhere.getByRole('button', { name: 'Sign in and confirm' }).click();
    await elsewhere.getByRole('heading', { name: 'Overview' }).waitFor();
    await elsewhere.goto('/settings#account');
    await elsewhere.getByLabel('New e-mail address').fill('hopper@example.com');
    await elsewhere.getByRole('form', { name: 'E-mail address' }).getByLabel('Your password').fill(password);
    await elsewhere.getByRole('button', { name: 'Send the link' }).click();
    await elsewhere.getByText('hopper@example.com is not confirmed yet').waitFor();
    await checkLook(elsewhere, desktop);
    await elsewhere.goto(await linkTo('hopper@example.com'));
    await elsewhere.getByRole('button', { name: 'Confirm the address' }).click();
    await elsewhere.getByRole('heading', { name: 'Overview' }).waitFor();
    await elsewhere.goto('/settings#account');
    await elsewhere.getByText('You sign in as hopper@example.com.').waitFor();
  });
});
