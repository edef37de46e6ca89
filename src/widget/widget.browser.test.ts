import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { demoQuestions } from '../onboarding/demo-content.js';
import { launchBrowser, openShadowRoots } from '../test/harness/browser.js';
import { buildWidgetInto, widgetFolder } from '../test/harness/build-widget.js';
import { openWidget, type OpenedWidget } from '../test/harness/open-widget.js';
import { serveSite, type TestSite } from '../test/harness/serve-site.js';
import { eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';

const limitMs = 15_000;

describe('the chat window in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let site: TestSite;
  let shop: OpenedWidget;
  let context: BrowserContext;
  let problems: string[];

  before(async () => {
    await buildWidgetInto(widgetFolder);
    app = await startTestApp();
    site = await serveSite(app.url);
    shop = await openWidget(app, 'Corner Bakery', { origins: site.origin });
    site.embed.key = shop.publicKey;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await site.stop();
    await app.stop();
  });

  afterEach(async () => {
    await context.close();
  });

  /** A visitor's browser; whatever its pages complain about fails the test that looks at `problems`. */
  async function visit(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    context = await browser.newContext(options);
    context.setDefaultTimeout(limitMs);
    await context.addInitScript(openShadowRoots);
    problems = [];
    context.on('weberror', (error) => problems.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    return context.newPage();
  }

  async function open(page: Page, path = '/'): Promise<void> {
    await page.goto(site.origin + path);
    await page.locator('.launcher').click();
    await page.locator('.panel').waitFor();
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.locator('textarea').fill(text);
    await page.locator('textarea').press('Enter');
  }

  const bubbles = (page: Page, role: string) => page.locator(`.${role} .bubble`);
  const conversationOf = (words: string) =>
    eventually('the conversation', async () => {
      const { items } = z
        .object({ items: z.array(z.looseObject({ id: z.string() })) })
        .parse(await shop.api.get(`/api/v1/conversations?q=${encodeURIComponent(words)}`));
      return items[0] && `/api/v1/conversations/${items[0].id}`;
    });

  it('answers on the demo page, shows where it comes from, and still knows after a reload', async () => {
    const page = await visit({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${app.url}/demo`);
    await page.getByRole('button', { name: demoQuestions.known[0] }).click();
    assert.equal(await page.locator('textarea').inputValue(), demoQuestions.known[0]);
    await page.locator('textarea').press('Enter');
    await page.getByText('Reading your message…').waitFor();
    await page.locator('.sources').waitFor();
    assert.match((await bubbles(page, 'assistant').last().textContent()) ?? '', /10:00 to 16:00/);
    const quote = page.locator('.sources blockquote');
    assert.equal(await quote.isVisible(), false);
    await page.locator('.sources summary').click();
    assert.equal(await quote.isVisible(), true);
    await page.reload();
    await page.locator('.launcher').click();
    await bubbles(page, 'visitor').first().waitFor();
    assert.equal(await bubbles(page, 'assistant').count(), 2);
    assert.deepEqual(problems, []);
  });

  it('works on another origin under a strict policy, without a word in the console', async () => {
    const page = await visit();
    await open(page);
    await ask(page, 'When are you open on Saturday?');
    await page.locator('.sources').waitFor();
    assert.deepEqual(problems, []);
  });

  it('F-106 is not shown by a site that is not listed', async () => {
    const page = await visit();
    const stranger = await serveSite(app.url);
    stranger.embed.key = shop.publicKey;
    const refused = page.waitForResponse(/api\/widget\/config/);
    await page.goto(stranger.origin);
    assert.equal((await refused).status(), 403);
    assert.equal(await page.locator('patchbay-chat').count(), 0);
    await stranger.stop();
  });

  it('F-092 lets neither side’s styles and scripts reach the other', async () => {
    const page = await visit();
    await open(page, '/hostile');
    const panel = await page.locator('.panel').boundingBox();
    assert.ok(panel && panel.width > 300 && panel.height > 400);
    const style = await page.locator('.assistant .bubble').evaluate((element) => {
      const { fontSize, letterSpacing, color } = getComputedStyle(element);
      return { fontSize, letterSpacing, color };
    });
    assert.deepEqual(style, { fontSize: '15px', letterSpacing: 'normal', color: 'rgb(27, 32, 39)' });
    const plain = await browser.newContext();
    const untouched = await plain.newPage();
    await untouched.goto(site.origin);
    await untouched.locator('patchbay-chat').waitFor({ state: 'attached' });
    assert.equal(await untouched.evaluate(() => document.querySelector('patchbay-chat')?.shadowRoot), null);
    await plain.close();
  });

  it('F-092 shows hostile messages as text, whoever wrote them', async () => {
    const page = await visit();
    await open(page);
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      '<script>alert(1)</script>',
      '<iframe srcdoc="<script>alert(1)</script>">',
      '[click](javascript:alert(1)) javascript:alert(1)',
      '<a href="javascript:alert(1)">x</a>',
      '{{constructor.constructor("alert(1)")()}}',
      'https://example.com/"onmouseover="alert(1)',
    ];
    let alerts = 0;
    page.on('dialog', (dialog) => {
      alerts += 1;
      void dialog.dismiss();
    });
    const words = `a hostile visitor ${hostile.join(' ')}`;
    await ask(page, words);
    const conversation = await conversationOf('a hostile visitor');
    for (const text of hostile) await shop.api.post(`${conversation}/reply`, { text });
    await bubbles(page, 'operator')
      .nth(hostile.length - 1)
      .waitFor();
    assert.equal(await bubbles(page, 'visitor').first().textContent(), words);
    const shown = await page.locator('.operator .bubble').allTextContents();
    assert.deepEqual(
      shown.map((text) => text.replace(' (opens in a new tab)', '')),
      hostile,
    );
    assert.equal(await page.locator('.log').locator('img, svg, script, iframe').count(), 0);
    const links = await page
      .locator('.log a')
      .evaluateAll((found) =>
        found.map((link) => [
          link.getAttribute('href'),
          link.getAttribute('rel'),
          link.getAttribute('onmouseover'),
        ]),
      );
    assert.deepEqual(links, [['https://example.com/', 'noopener nofollow', null]]);
    assert.equal(alerts, 0);
  });

  it('is used by the keyboard alone', async () => {
    const page = await visit();
    await page.goto(site.origin);
    await page.locator('.launcher').waitFor();
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.className ?? document.activeElement?.tagName,
      );
    for (let presses = 0; (await focused()) !== 'launcher'; presses += 1) {
      assert.ok(presses < 10);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    assert.equal(await bubbles(page, 'visitor').first().textContent(), 'first line\nsecond line');
    const visited = new Set<string | undefined>();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      visited.add(await page.evaluate(() => document.activeElement?.tagName));
    }
    assert.deepEqual([...visited], ['PATCHBAY-CHAT']);
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'launcher');
  });

  it('names everything for those who do not see it', async () => {
    const page = await visit();
    await open(page);
    await page.getByRole('dialog', { name: 'Corner Bakery' }).waitFor();
    await page.getByRole('log', { name: 'Conversation' }).waitFor();
    await page.getByRole('textbox', { name: 'Write a message' }).waitFor();
    for (const name of ['Send', 'Close the chat']) await page.getByRole('button', { name }).first().waitFor();
    const unnamed = await page
      .locator('.root button, .root a, .root textarea')
      .evaluateAll(
        (all) => all.filter((each) => !each.getAttribute('aria-label') && !each.textContent.trim()).length,
      );
    assert.equal(unnamed, 0);
  });

  it('keeps what is written offline and sends it once when the network is back', async () => {
    const page = await visit();
    await open(page);
    await ask(page, 'hello before the tunnel');
    await page.locator('[data-standing=sent].visitor').waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await ask(page, 'written in the tunnel');
    await page.getByText('Sending…').waitFor();
    await context.setOffline(false);
    await page.locator('[data-standing=sent].visitor').nth(1).waitFor();
    assert.equal(await page.getByText('written in the tunnel').count(), 1);
  });

  it('says when a message did not get through, and sends it again on request', async () => {
    const page = await visit();
    await open(page);
    await page.route(/api\/widget\/messages/, (route) => route.abort());
    await ask(page, 'against a wall');
    await page.getByText('Not sent.').waitFor();
    await page.unroute(/api\/widget\/messages/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-standing=sent].visitor').waitFor();
    assert.equal(await bubbles(page, 'visitor').count(), 1);
  });

  it('gets its answers by asking where the network lets no stream through', async () => {
    const page = await visit();
    await page.route(/api\/widget\/events/, (route) => route.abort());
    await open(page);
    await ask(page, 'When are you open on Saturday?');
    await page.locator('.sources').waitFor();
  });

  it('is in step in all tabs of a browser', async () => {
    const page = await visit();
    await open(page);
    const other = await context.newPage();
    await open(other);
    await ask(page, 'When are you open on Saturday?');
    await bubbles(other, 'visitor').first().waitFor();
    await other.locator('.sources').waitFor();
    await ask(other, 'And on Sunday, please?');
    await bubbles(page, 'visitor').nth(1).waitFor();
  });

  it('says that a person was called, shows what they write, and counts it while it is closed', async () => {
    const page = await visit();
    await open(page);
    await ask(page, 'Do you repair antique cuckoo clocks?');
    await page.getByText('Your question is with our team.').waitFor();
    await page.keyboard.press('Escape');
    const conversation = await conversationOf('cuckoo clocks');
    await shop.api.post(`${conversation}/reply`, { text: 'Bring it in, we shall see.' });
    await page.getByRole('button', { name: 'Open the chat. New messages: 1' }).click();
    await page.getByText('You are talking with a person.').waitFor();
    assert.equal(await bubbles(page, 'operator').textContent(), 'Bring it in, we shall see.');
    assert.equal(await page.locator('.badge').count(), 0);
  });

  it('runs from right to left on an Arabic page', async () => {
    const page = await visit({ viewport: { width: 1280, height: 800 } });
    await open(page, '/?lang=ar');
    assert.equal(await page.locator('.root').getAttribute('dir'), 'rtl');
    const panel = await page.locator('.panel').boundingBox();
    assert.ok(panel && panel.x < 100);
    await page.getByPlaceholder('اكتب رسالة').waitFor();
  });

  it('fills a small phone and nothing more, and a corner of a large screen', async () => {
    const page = await visit({ viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true });
    await open(page);
    assert.deepEqual(await page.locator('.panel').boundingBox(), { x: 0, y: 0, width: 320, height: 568 });
    assert.equal(await page.locator('.launcher').isVisible(), false);
    await ask(page, `averyveryverylongword${'x'.repeat(300)}`);
    await page.locator('[data-standing=sent].visitor').waitFor();
    const overflow = await page.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth);
    assert.equal(overflow, 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.setViewportSize({ width: 1280, height: 800 });
    const large = await page.locator('.panel').boundingBox();
    assert.ok(large && large.width < 400 && large.x > 800 && large.height < 700);
  });

  it('follows the visitor’s wish for a dark screen and for rest', async () => {
    const page = await visit({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await open(page);
    const drawn = await page.locator('.panel').evaluate((panel) => {
      const { backgroundColor, animationName } = getComputedStyle(panel);
      return { backgroundColor, animationName };
    });
    assert.deepEqual(drawn, { backgroundColor: 'rgb(25, 29, 35)', animationName: 'none' });
  });

  it('works for as long as the page lives where the browser keeps nothing', async () => {
    const page = await visit();
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
    });
    await open(page);
    await ask(page, 'When are you open on Saturday?');
    await page.locator('.sources').waitFor();
    await open(page);
    assert.equal(await bubbles(page, 'visitor').count(), 0);
    assert.deepEqual(problems, []);
  });
});
