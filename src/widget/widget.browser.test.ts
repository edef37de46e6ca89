import assert from 'node:assert/strict';
import { demoQuestions } from '../onboarding/demo-content.js';
import { refuseStorage } from '../test/harness/browser.js';
import { findConversation } from '../test/harness/open-widget.js';
import { askIn, openWindow, stageWidget, type WidgetStage } from '../test/harness/visit-widget.js';

describe('a visitor in the chat window', () => {
  let stage: WidgetStage;

  before(async () => {
    stage = await stageWidget();
  });

  afterEach(() => stage.leave());

  after(() => stage.stop());

  it('answers on the demo page, shows where it comes from, and still knows after a reload', async () => {
    const { page, problems, bubbles } = await stage.visit({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${stage.app.url}/demo`);
    await page.getByRole('button', { name: demoQuestions.known[0] }).click();
    assert.equal(await page.locator('textarea').inputValue(), demoQuestions.known[0]);
    await page.locator('textarea').press('Enter');
    await page.getByText('Reading your message…').waitFor();
    await page.locator('.sources').waitFor();
    assert.match((await bubbles('assistant').last().textContent()) ?? '', /10:00 to 16:00/);
    const quote = page.locator('.sources blockquote');
    assert.equal(await quote.isVisible(), false);
    await page.locator('.sources summary').click();
    assert.equal(await quote.isVisible(), true);
    await page.reload();
    await page.locator('.launcher').click();
    await bubbles('visitor').first().waitFor();
    assert.equal(await bubbles('assistant').count(), 2);
    assert.deepEqual(problems, []);
  });

  it('keeps what is written offline and sends it once when the network is back', async () => {
    const { page, context, open, ask } = await stage.visit();
    await open();
    await ask('hello before the tunnel');
    await page.locator('[data-standing=sent].visitor').waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await ask('written in the tunnel');
    await page.getByText('Sending…').waitFor();
    await context.setOffline(false);
    await page.locator('[data-standing=sent].visitor').nth(1).waitFor();
    assert.equal(await page.getByText('written in the tunnel').count(), 1);
  });

  it('says when a message did not get through, and sends it again on request', async () => {
    const { page, open, ask, bubbles } = await stage.visit();
    await open();
    await page.route(/api\/widget\/messages/, (route) => route.abort());
    await ask('against a wall');
    await page.getByText('Not sent.').waitFor();
    await page.unroute(/api\/widget\/messages/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('[data-standing=sent].visitor').waitFor();
    assert.equal(await bubbles('visitor').count(), 1);
  });

  it('gets its answers by asking where the network lets no stream through, and says when nothing works', async () => {
    const { page, open, ask } = await stage.visit();
    await page.route(/api\/widget\/events/, (route) => route.abort());
    await open();
    await ask('When are you open on Saturday?');
    await page.locator('.sources').waitFor();
    await page.route(/api\/widget\/messages/, (route) => route.abort());
    await page.getByText('The connection was lost.').waitFor();
    await page.unroute(/api\/widget\/messages/);
    await page.getByText('The connection was lost.').waitFor({ state: 'hidden' });
  });

  it('is in step in all tabs of a browser', async () => {
    const { context, open, ask, bubbles } = await stage.visit();
    await open();
    const other = await context.newPage();
    await openWindow(other, stage.site.origin);
    await ask('When are you open on Saturday?');
    await other.locator('.visitor .bubble').first().waitFor();
    await other.locator('.sources').waitFor();
    await askIn(other, 'And on Sunday, please?');
    await bubbles('visitor').nth(1).waitFor();
  });

  it('says that a person was called, shows what they write, and counts it while it is closed', async () => {
    const { page, open, ask, bubbles } = await stage.visit();
    await open();
    await ask('Do you repair antique cuckoo clocks?');
    await page.getByText('Your question is with our team.').waitFor();
    await page.keyboard.press('Escape');
    const conversation = await findConversation(stage.shop, 'cuckoo clocks');
    await stage.shop.api.post(`${conversation}/reply`, { text: 'Bring it in, we shall see.' });
    await page.getByRole('button', { name: 'Open the chat. New messages: 1' }).click();
    await page.getByText('You are talking with a person.').waitFor();
    assert.equal(await bubbles('operator').textContent(), 'Bring it in, we shall see.');
    assert.equal(await page.locator('.badge').count(), 0);
  });

  it('works for as long as the page lives where the browser keeps nothing', async () => {
    const { page, context, problems, open, ask, bubbles } = await stage.visit();
    await context.addInitScript(refuseStorage);
    await open();
    await ask('When are you open on Saturday?');
    await page.locator('.sources').waitFor();
    await open();
    assert.equal(await bubbles('visitor').count(), 0);
    assert.deepEqual(problems, []);
  });
});
