import assert from 'node:assert/strict';
import { findConversation } from '../test/harness/open-widget.js';
import { serveSite } from '../test/harness/serve-site.js';
import { stageWidget, type WidgetStage } from '../test/harness/visit-widget.js';

describe('the chat window in a page of a site', () => {
  let stage: WidgetStage;

  before(async () => {
    stage = await stageWidget();
  });

  afterEach(() => stage.leave());

  after(() => stage.stop());

  it('works on another origin under a strict policy, without a word in the console', async () => {
    const { page, problems, open, ask } = await stage.visit();
    await open();
    await ask('When are you open on Saturday?');
    await page.locator('.sources').waitFor();
    assert.deepEqual(problems, []);
  });

  it('F-106 is not shown by a site that is not listed', async () => {
    const { page } = await stage.visit();
    const stranger = await serveSite(stage.app.url);
    stranger.embed.key = stage.shop.publicKey;
    try {
      // What the browser keeps from the page counts as failed.
      const refused = page.waitForEvent('requestfailed', (request) =>
        request.url().includes('api/widget/config'),
      );
      await page.goto(stranger.origin);
      await refused;
      assert.equal(await page.locator('patchbay-chat').count(), 0);
    } finally {
      await stranger.stop();
    }
  });

  it('F-092 lets neither side’s styles and scripts reach the other', async () => {
    const { page, open } = await stage.visit();
    await open('/hostile');
    const panel = await page.locator('.panel').boundingBox();
    assert.ok(panel && panel.width > 300 && panel.height > 400);
    const style = await page.locator('.assistant .bubble').evaluate((element) => {
      const { fontSize, letterSpacing, color } = getComputedStyle(element);
      return { fontSize, letterSpacing, color };
    });
    assert.deepEqual(style, { fontSize: '15px', letterSpacing: 'normal', color: 'rgb(27, 32, 39)' });
    const plain = await stage.browser.newContext();
    const untouched = await plain.newPage();
    await untouched.goto(stage.site.origin);
    await untouched.locator('patchbay-chat').waitFor({ state: 'attached' });
    assert.equal(await untouched.evaluate(() => document.querySelector('patchbay-chat')?.shadowRoot), null);
    await plain.close();
  });

  it('F-092 shows hostile messages as text, whoever wrote them', async () => {
    const { page, open, ask, bubbles } = await stage.visit();
    await open();
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
    await ask(words);
    const conversation = await findConversation(stage.shop, 'a hostile visitor');
    for (const text of hostile) await stage.shop.api.post(`${conversation}/reply`, { text });
    await bubbles('operator')
      .nth(hostile.length - 1)
      .waitFor();
    assert.equal(await bubbles('visitor').first().textContent(), words);
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
    const { page, bubbles } = await stage.visit();
    await page.goto(stage.site.origin);
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
    assert.equal(await bubbles('visitor').first().textContent(), 'first line\nsecond line');
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
    const { page, open } = await stage.visit();
    await open();
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

  it('runs from right to left on an Arabic page', async () => {
    const { page, open } = await stage.visit({ viewport: { width: 1280, height: 800 } });
    await open('/?lang=ar');
    assert.equal(await page.locator('.root').getAttribute('dir'), 'rtl');
    const panel = await page.locator('.panel').boundingBox();
    assert.ok(panel && panel.x < 100);
    const input = page.getByPlaceholder('اكتب رسالة');
    const direction = () => input.evaluate((drawn) => getComputedStyle(drawn).direction);
    assert.equal(await direction(), 'rtl');
    await input.fill('When are you open?');
    assert.equal(await direction(), 'ltr');
    await input.press('Enter');
    const bubble = page.locator('.visitor .bubble');
    assert.equal(await bubble.evaluate((drawn) => getComputedStyle(drawn).borderBottomLeftRadius), '5px');
  });

  it('fills a small phone and nothing more, and a corner of a large screen', async () => {
    const { page, open, ask } = await stage.visit({
      viewport: { width: 320, height: 568 },
      isMobile: true,
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    await open();
    assert.deepEqual(await page.locator('.panel').boundingBox(), { x: 0, y: 0, width: 320, height: 568 });
    assert.equal(await page.locator('.launcher').isVisible(), false);
    await ask(`averyveryverylongword${'x'.repeat(300)}`);
    await page.locator('[data-standing=sent].visitor').waitFor();
    const overflow = await page.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth);
    assert.equal(overflow, 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.setViewportSize({ width: 1280, height: 800 });
    const large = await page.locator('.panel').boundingBox();
    assert.ok(large && large.width < 400 && large.x > 800 && large.height < 700);
  });

  it('follows the visitor’s wish for a dark screen and for rest', async () => {
    const { page, open } = await stage.visit({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await open();
    const drawn = await page.locator('.panel').evaluate((panel) => {
      const { backgroundColor, animationName } = getComputedStyle(panel);
      return { backgroundColor, animationName };
    });
    assert.deepEqual(drawn, { backgroundColor: 'rgb(25, 29, 35)', animationName: 'none' });
  });
});
