import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { buildDashboard } from '../dashboard/testing/build-dashboard.js';
import { phone, signIn, type Visit, visit } from '../dashboard/testing/visit.js';
import { launchBrowser } from '../test/harness/browser.js';
import { serveWhole, type WholeProduct } from './serve-whole.testing.js';

const password = 'correct horse battery';
const Token = z.looseObject({ token: z.string() });
const Key = z.looseObject({ key: z.string() });
const Leads = z.looseObject({ items: z.tuple([z.looseObject({ id: z.string() })]) });

describe('a form and a script that change the same, on the running product,', function () {
  this.timeout(120_000);
  let built: string;
  let browser: Browser;
  let whole: WholeProduct;
  let ada: Visit;
  let script: ReturnType<WholeProduct['app']['as']>;

  before(async () => {
    built = await buildDashboard();
    browser = await launchBrowser();
    whole = await serveWhole(built);
    const { app } = whole;
    const owner = { owner_email: 'ada@example.com', owner_password: password };
    await app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB', ...owner });
    const login = await app.as({}).post('/api/v1/auth/login', { email: 'ada@example.com', password });
    const token = { authorization: `Bearer ${Token.parse(login).token}` };
    const key = await app.as(token).post('/api/v1/api-keys', { name: 'Script', scopes: ['*'] });
    script = app.as({ 'x-api-key': Key.parse(key).key });
    ada = await visit(browser, app.url, phone);
    await signIn(ada.page, 'ada@example.com', '/settings');
  });
  after(async () => {
    await ada.end();
    await browser.close();
    await whole.stop();
  });

  it('do not overwrite each other in silence', async () => {
    const { page } = ada;
    const told = page.getByText('Script changed this on');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Ada’s Bakery');
    await script.call('PATCH', '/api/v1/config', { name: 'Script’s Bakery' });
    await page.getByRole('button', { name: 'Save settings' }).click();
    await told.waitFor();
    assert.equal(await name.inputValue(), 'Ada’s Bakery');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    assert.equal(z.looseObject({}).parse(await script.get('/api/v1/config'))['name'], 'Ada’s Bakery');

    const message = 'Please write to me at grace@example.com, my name is Grace.';
    await script.post('/api/v1/chat', { session_id: 'visitor-1', message });
    const [{ id }] = Leads.parse(await script.get('/api/v1/leads')).items;
    await page.goto('/leads');
    await page.getByRole('button', { name: 'Details of Grace' }).click();
    const note = page.getByLabel('Note');
    await note.fill('By Ada');
    await script.call('PATCH', `/api/v1/leads/${id}`, { note: 'By the script' });
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await told.waitFor();
    await page.getByRole('button', { name: 'Show theirs' }).click();
    await told.waitFor({ state: 'detached' });
    assert.equal(await note.inputValue(), 'By the script');
  });
});
