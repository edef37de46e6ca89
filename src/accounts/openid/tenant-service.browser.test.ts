import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { buildDashboard } from '../../dashboard/testing/build-dashboard.js';
import { phone, type Visit, visit } from '../../dashboard/testing/visit.js';
import { launchBrowser } from '../../test/harness/browser.js';
import { startOpenId, type OpenIdSimulator } from '../../test/simulators/openid/start.js';
import type { Parts } from '../../app/build.js';
import { serveWhole, type WholeProduct } from '../serve-whole.testing.js';
import { makePerson, password } from './stage-service.testing.js';

describe('the sign-in service of one business in a browser on the running product', function () {
  this.timeout(120_000);
  let built: string;
  let browser: Browser;
  let whole: WholeProduct;
  let service: OpenIdSimulator;
  let parts: Parts;
  let tenantId: string;
  const visits: Visit[] = [];
  const records = new Map<string, string[]>();

  before(async () => {
    built = await buildDashboard();
    browser = await launchBrowser();
    whole = await serveWhole(built, undefined, {
      adjust: (built) => {
        parts = built;
        return { ...built, lookUpTexts: (name) => Promise.resolve(records.get(name) ?? []) };
      },
    });
    const owner = { owner_email: 'ada@bakery.example', owner_password: password };
    tenantId = z.looseObject({ id: z.string() }).parse(
      await whole.app.admin.post('/api/v1/admin/tenants', {
        name: 'Corner Bakery',
        country: 'GB',
        ...owner,
      }),
    ).id;
    service = await startOpenId({
      redirectUris: [`${whole.app.url}/api/v1/auth/openid/callback/${tenantId}`],
      people: [
        { sub: 'grace', email: 'grace@bakery.example', email_verified: true, name: 'Grace' },
        { sub: 'outside', email: 'bob@elsewhere.example', email_verified: true, name: 'Bob' },
      ],
    });
  });
  after(async () => {
    for (const { end } of visits) await end();
    await browser.close();
    await whole.stop();
    service.stop();
  });

  const enter = async (path: string): Promise<Page> => {
    const entered = await visit(browser, whole.app.url, phone);
    visits.push(entered);
    await entered.page.goto(path);
    return entered.page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  it('is set up by the owner, who proves the domain first', async () => {
    const page = await enter('/settings#sign-in');
    await page.getByLabel('E-mail address').fill('ada@bakery.example');
    await page.getByLabel(/^Password/).fill(password);
    await press(page, 'Sign in');
    await page.getByLabel('Add a domain').fill('bakery.example');
    await press(page, 'Add the domain');
    await press(page, 'Verify bakery.example');
    await page.getByText('The record is not there, or has another value.').waitFor();
    const text = page.getByRole('region', { name: 'Value of the record for bakery.example' });
    records.set('_patchbay.bakery.example', [(await text.textContent()) ?? '']);
    await press(page, 'Verify bakery.example');
    await page.getByText('bakery.example is verified').waitFor();
    await page.getByLabel(/^Issuer/).fill(`${service.url}/elsewhere`);
    await page.getByLabel(/^Client ID/).fill(service.clientId);
    await page.getByLabel(/^Client secret/).fill(service.clientSecret);
    await page.getByLabel(/^Name of the service/).fill('Bakery ID');
    await page.getByLabel('Newcomers get an account').check();
    await press(page, 'Save the sign-in service');
    await page.getByText('No sign-in service answers there').waitFor();
    await page.getByLabel(/^Issuer/).fill(service.url);
    await press(page, 'Save the sign-in service');
    await page.getByText('Stored. Leave blank to keep it.').waitFor();
  });

  it('is found by the address that somebody types, and lets them into this business', async () => {
    const page = await enter('/knowledge');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('E-mail address').fill('grace@bakery.example');
    await press(page, 'Sign in with Bakery ID');
    await press(page, 'grace');
    await page.getByRole('heading', { name: 'Knowledge', exact: true }).waitFor();
    assert.ok(!asked.some((url) => url.startsWith(whole.app.url) && url.includes('grace')));
    await page.goto('/settings#account');
    await page.getByText('You came through the sign-in service of your team').waitFor();
    assert.equal(await page.getByLabel(/password/i).count(), 0);
  });

  it('is found by the link of the team, and tells in words whom it does not let in', async () => {
    const page = await enter('/sign-in?team=corner-bakery');
    await press(page, 'Sign in with Bakery ID');
    await press(page, 'outside');
    await page.getByText('does not speak for the domain of your e-mail address').waitFor();
    await page.getByRole('button', { name: 'Sign in with Bakery ID' }).waitFor();
  });

  it('is asked for on the page that is open, once the owner requires it', async () => {
    await makePerson({ parts }, 'vera@bakery.example', { roles: { [tenantId]: 'viewer' } });
    const signIn = async (email: string, path: string) => {
      const page = await enter(path);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel(/^Password/).fill(password);
      await press(page, 'Sign in');
      return page;
    };
    const vera = await signIn('vera@bakery.example', '/leads');
    await vera.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
    const owner = await signIn('ada@bakery.example', '/settings#sign-in');
    await owner.getByLabel('The team must sign in with it').check();
    await press(owner, 'Save the sign-in service');
    await owner.getByText('Saved').first().waitFor();
    await vera.reload();
    await vera.getByText('This team signs in through its own sign-in service.').waitFor();
    await vera.getByLabel('E-mail address').fill('vera@bakery.example');
    await vera.getByRole('button', { name: 'Sign in with Bakery ID' }).waitFor();
  });
});
