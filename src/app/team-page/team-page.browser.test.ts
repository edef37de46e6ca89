import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { hostileTexts } from '../../dashboard/testing/hostile-texts.js';
import { launchBrowser, openShadowRoots } from '../../test/harness/browser.js';
import { buildWidgetInto, widgetFolder } from '../../test/harness/build-widget.js';
import { openWidget } from '../../test/harness/open-widget.js';
import { startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import { freePort } from '../../test/harness/free-port.js';

/** As long as a greeting may be. */
const longestGreeting = 500;

/** Texts of every kind, with one handler for each element, as few greetings as take them. */
function greetings(): string[] {
  const chosen = hostileTexts.filter((text) => !text.includes(' on') || text.includes('onerror'));
  return chosen.reduce<string[]>((packed, text) => {
    const last = packed.at(-1);
    const longer = `${last ?? ''} ${text.trim()}`.trim();
    return last !== undefined && longer.length <= longestGreeting
      ? packed.with(-1, longer)
      : [...packed, text.trim()];
  }, []);
}

describe('the page of a business in a browser, under its own host', function () {
  this.timeout(120_000);
  let app: TestApp;
  let browser: Browser;
  let host: string;

  before(async () => {
    await buildWidgetInto(widgetFolder);
    const port = await freePort();
    host = `http://corner-bakery.localhost:${port}`;
    app = await startTestApp({
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      SUBDOMAINS: 'on',
    });
    await openWidget(app, 'Corner Bakery');
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  it('opens its chat by itself and answers, without a word in the console', async () => {
    const context = await browser.newContext();
    await context.addInitScript(openShadowRoots);
    const problems: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    const page = await context.newPage();
    await page.goto(host);
    await page.locator('.panel').waitFor();
    await page.locator('textarea').fill('When are you open on Saturday?');
    await page.locator('textarea').press('Enter');
    await page.locator('.sources').waitFor();
    assert.deepEqual(problems, []);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });

  it('F-092: shows whatever a business calls itself and greets with as text, and leads nowhere by it', async () => {
    const hostileName = `</title><script>window.wasHit=1</script>"><img src=x onerror=window.wasHit=1>`;
    const { api, connectionId } = await openWidget(app, 'Quiet Mill', {
      config: { business: { website: `https://mill.example/"><img src=x onerror=window.wasHit=1>` } },
    });
    await api.call('PATCH', '/api/v1/config', { name: hostileName });
    const context = await browser.newContext();
    await context.addInitScript(openShadowRoots);
    const problems: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    const foreign: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(app.url)) foreign.push(request.url());
    });
    const page = await context.newPage();
    for (const greeting of greetings()) {
      const shown = { name: hostileName, greeting, allowed_origins: 'https://mill.example' };
      const { status } = await api.call('PATCH', `/api/v1/connections/${connectionId}`, { config: shown });
      assert.equal(status, 200);
      await page.goto(`${app.url}/@quiet-mill`);
      await page.locator('.panel').waitFor();
      assert.equal(await page.locator('h1').textContent(), hostileName);
      assert.equal(await page.locator('main > p').first().textContent(), greeting);
      assert.equal(await page.evaluate(() => 'wasHit' in window), false);
      const links = await page.evaluate(() => Array.from(document.links, ({ hostname }) => hostname));
      assert.deepEqual(links, ['mill.example']);
    }
    assert.deepEqual([problems, foreign], [[], []]);
    await context.close();
  });
});
