import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { buildDashboard } from '../dashboard/testing/build-dashboard.js';
import { phone, type Visit, visit } from '../dashboard/testing/visit.js';
import { launchBrowser } from '../test/harness/browser.js';
import { adminEmail, adminPassword } from '../test/harness/start-test-app.js';
import { serveWhole, type WholeProduct } from './serve-whole.testing.js';

const password = 'correct horse battery';
const chosen = 'staple river window';

describe('a team in a browser on the running product', function () {
  this.timeout(120_000);
  let built: string;
  let browser: Browser;
  let whole: WholeProduct;
  const visits: Visit[] = [];

  before(async () => {
    built = await buildDashboard();
    browser = await launchBrowser();
    whole = await serveWhole(built);
    const owner = { owner_email: 'ada@example.com', owner_password: password };
    await whole.app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB', ...owner });
  });
  after(async () => {
    for (const { end } of visits) await end();
    await browser.close();
    await whole.stop();
  });

  const enter = async (): Promise<Page> => {
    const entered = await visit(browser, whole.app.url, phone);
    visits.push(entered);
    return entered.page;
  };
  const fillIn = async (page: Page, email: string, given: string) => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel(/^Password/).fill(given);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const signIn = async (email: string, given: string, path: string) => {
    const page = await enter();
    await page.goto(path);
    await fillIn(page, email, given);
    await page.getByRole('banner').waitFor();
    return page;
  };
  /** The latest link to somebody, as a platform admin reads it. */
  const linkTo = async (email: string): Promise<string> => {
    const page = await signIn(adminEmail, adminPassword, '/platform?tab=mails');
    const mail = page.getByRole('listitem').filter({ hasText: email }).first();
    await mail.getByText('Text of the e-mail').click();
    const text = await mail.getByRole('region').innerText();
    return /http\S+\/welcome\?token=\S+/.exec(text)?.[0] ?? assert.fail(text);
  };

  it('takes somebody in by an invitation, with the rights of the role, and a new role ends the session', async () => {
    const ada = await signIn('ada@example.com', password, '/settings#team');
    await ada.getByRole('button', { name: 'Invite somebody' }).click();
    await ada.getByLabel('E-mail address').fill('grace@example.com');
    await ada.getByRole('dialog').getByLabel('Role').selectOption('viewer');
    await ada.getByRole('button', { name: 'Send the invitation' }).click();
    await ada.getByRole('heading', { name: 'grace@example.com' }).waitFor();
    const grace = await enter();
    await grace.goto(await linkTo('grace@example.com'));
    await grace.getByRole('heading', { name: 'Join Corner Bakery' }).waitFor();
    await grace.getByLabel('Your name').fill('Grace');
    await grace.getByLabel(/^Password/).fill(password);
    await grace.getByRole('button', { name: 'Join the team' }).click();
    await grace.getByRole('heading', { name: 'Overview' }).waitFor();
    await grace.goto('/knowledge/new');
    await grace.getByText('Your role does not let you change the knowledge.').waitFor();
    await ada.reload();
    await ada.getByLabel('Role of Grace').selectOption('admin');
    await ada.getByRole('button', { name: 'Change role' }).click();
    await ada.getByRole('button', { name: 'Change the role of Grace' }).click();
    await ada.getByText('Grace: Admin').waitFor();
    await grace.reload();
    await fillIn(grace, 'grace@example.com', password);
    await grace
      .getByRole('heading', { name: 'New knowledge' })
      .or(grace.getByLabel('Title'))
      .first()
      .waitFor();
  });

  it('leads from a forgotten password to a new one, and ends the session of before', async () => {
    const before = await signIn('ada@example.com', password, '/leads');
    const page = await enter();
    await page.goto('/');
    await page.getByRole('button', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();
    await page.goto(await linkTo('ada@example.com'));
    await page.getByRole('textbox', { name: 'New password' }).fill(chosen);
    await page.getByRole('button', { name: 'Save the password and sign in' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await before.reload();
    await before.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('asks for a code of the app that was set up, after a link to sign in', async () => {
    const page = await signIn('ada@example.com', chosen, '/settings#account');
    await page.getByRole('button', { name: 'Set it up' }).click();
    const secret = await page.getByRole('region', { name: 'The key for the app' }).innerText();
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Code' }).fill(app.generate());
    await page.getByRole('button', { name: 'Turn it on' }).click();
    const codes = await page.getByRole('region', { name: 'The recovery codes' }).innerText();
    await page.getByRole('button', { name: 'I have saved them' }).click();
    await page.getByText('10 recovery codes are left.').waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('button', { name: 'Send me a link instead' }).click();
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();
    await page.goto(await linkTo('ada@example.com'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This code is wrong or was used already.').waitFor();
    await page.getByLabel('Code').fill(codes.split(/\s+/)[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
});
