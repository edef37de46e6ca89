import assert from 'node:assert/strict';
import http from 'node:http';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/harness/browser.js';
import { freePort } from '../test/harness/free-port.js';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';

describe('the page that shows how a chat window would look', function () {
  this.timeout(120_000);
  let app: TestApp;
  let browser: Browser;

  before(async () => {
    app = await startTestApp();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await app.stop();
  });

  const policyOf = async (path: string) =>
    (await fetch(app.url + path)).headers.get('content-security-policy') ?? '';

  it('is the only one that may be framed, by our own pages; none runs inline scripts', async () => {
    const policy = await policyOf('/widget/preview');
    assert.match(policy, /default-src 'none'.*frame-ancestors 'self'$/);
    assert.doesNotMatch(policy, /unsafe|connect-src/);
    const others = ['/', '/connections/new/widget', '/sign-in', '/widget.js', '/widget/preview.js'];
    for (const path of [...others, '/api/v1/config', '/api/docs', '/icon.svg', '/nowhere'])
      assert.match(await policyOf(path), /frame-ancestors 'none'/, path);
    const dashboard = await policyOf('/connections/new/widget');
    assert.match(dashboard, /frame-src 'self'/);
    assert.match(dashboard, /script-src 'self';/);
  });

  it('is shown in no page of another origin', async () => {
    const port = await freePort();
    const site = http.createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<iframe src="${app.url}/widget/preview"></iframe>`);
    });
    await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
    const page = await browser.newPage();
    try {
      const refusals: string[] = [];
      page.on('console', (message) => refusals.push(message.text()));
      await page.goto(`http://127.0.0.1:${port}`);
      const [, framed] = page.frames();
      assert.equal(await framed!.locator('patchbay-chat').count(), 0);
      assert.match(refusals.join('\n'), /frame-ancestors/);
    } finally {
      await page.close();
      site.close();
      site.closeAllConnections();
    }
  });

  it('follows only what its own origin says, and only where that is well-formed', async () => {
    const page = await browser.newPage();
    await page.goto(`${app.url}/widget/preview`);
    const told = {
      ...{ kind: 'widget-preview', name: 'Told', colour: '#a01313', greeting: '' },
      ...{ language: 'en', is_dark: false },
    };
    const tell = (origin: string, message: unknown) =>
      page.evaluate(
        ([from, data]) =>
          void window.dispatchEvent(
            new MessageEvent('message', { origin: from, data, source: window.parent }),
          ),
        [origin, message] as const,
      );
    const name = () => page.getByRole('heading').textContent();
    await tell('https://elsewhere.example', told);
    await tell(app.url, { ...told, colour: 'red;background:url(x)' });
    await tell(app.url, { ...told, extra: true });
    assert.equal(await name(), 'Patchbay');
    await tell(new URL(app.url).origin, told);
    await page.getByRole('heading', { name: 'Told' }).waitFor();
    await page.close();
  });
});
