import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { buildDashboard } from '../../dashboard/testing/build-dashboard.js';
import { phone, type Visit, visit } from '../../dashboard/testing/visit.js';
import { launchBrowser } from '../../test/harness/browser.js';
import { startOpenId, type OpenIdSimulator } from '../../test/simulators/openid/start.js';
import { serveWhole, type WholeProduct } from '../serve-whole.testing.js';

const owner = { owner_email: 'ada@example.com', owner_password: 'correct horse battery' };

describe('a sign-in service in a browser on the running product', function () {
  this.timeout(120_000);
  let built: string;
  let browser: Browser;
  let whole: WholeProduct;
  let service: OpenIdSimulator;
  const visits: Visit[] = [];

  before(async () => {
    built = await buildDashboard();
    browser = await launchBrowser();
    whole = await serveWhole(built, async (url) => {
      service = await startOpenId({
        redirectUris: [`${url}/api/v1/auth/openid/callback`],
        people: [
          { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada' },
          { sub: 'mallory', email: 'ada@example.com', email_verified: false, name: 'Mallory' },
        ],
      });
      return {
        ...{ OIDC_ISSUER: service.url, OIDC_CLIENT_ID: service.clientId, OIDC_NAME: 'Example ID' },
        OIDC_CLIENT_SECRET: service.clientSecret,
      };
    });
    await whole.app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB', ...owner });
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
  const leave = (page: Page) => page.getByRole('button', { name: 'Sign in with Example ID' }).click();
  const choose = (page: Page, who: string) => page.getByRole('button', { name: who, exact: true }).click();

  it('lets in who has a verified address, on the page that was asked for', async () => {
    const page = await enter('/knowledge');
    await leave(page);
    await choose(page, 'ada');
    await page.getByRole('heading', { name: 'Knowledge', exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/knowledge');
    await page.reload();
    await page.getByRole('heading', { name: 'Knowledge', exact: true }).waitFor();
  });

  it('F-102 refuses an address that was not verified, and who changes their mind, in words', async () => {
    for (const [who, words] of [
      ['mallory', 'does not say that your e-mail address was verified'],
      ['Nobody', 'You did not sign in with the service.'],
    ] as const) {
      const page = await enter('/');
      await leave(page);
      await choose(page, who);
      await page.getByText(words).waitFor();
      await page.getByLabel('E-mail address').waitFor();
    }
  });

  it('F-105 refuses an answer that was changed on the way, and one that another browser began', async () => {
    for (const name of ['state', 'nonce']) {
      const page = await enter('/');
      await page.route(
        `${service.url}/auth?*`,
        (route) => {
          const url = new URL(route.request().url());
          url.searchParams.set(name, 'tampered');
          return route.continue({ url: url.href });
        },
        { times: 1 },
      );
      await leave(page);
      await choose(page, 'ada');
      await page.getByText('was interrupted').waitFor();
    }
    const [mine, theirs] = [await enter('/'), await enter('/')];
    // It never arrives from where it began.
    await mine.route(/openid\/callback/, (route) => route.abort());
    const coming = mine.waitForRequest(/openid\/callback/);
    await leave(mine);
    await choose(mine, 'ada');
    const answer = (await coming).url();
    await theirs.goto(answer);
    await theirs.getByText('was interrupted').waitFor();
  });

  it('F-108 sends nobody elsewhere: the service refuses a redirect address that is not ours', async () => {
    const page = await enter('/');
    await page.route(
      `${service.url}/auth?*`,
      (route) => {
        const url = new URL(route.request().url());
        url.searchParams.set('redirect_uri', 'https://evil.example/');
        return route.continue({ url: url.href });
      },
      { times: 1 },
    );
    await leave(page);
    await page.getByText('invalid_redirect_uri').waitFor();
    assert.ok(page.url().startsWith(service.url));
  });

  it('is away, and a password still works', async () => {
    service.stop();
    const page = await enter('/');
    await page.getByLabel('E-mail address').fill(owner.owner_email);
    await page.getByLabel(/^Password/).fill(owner.owner_password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
});
