import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../harness/browser.js';
import { adminEmail, adminPassword, eventually } from '../harness/start-test-app.js';
import { type Hands, withKeyboard, withMouse } from './hands.js';
import { beginJourney, type Journey, linkTo, openBusiness, password, repliesIn } from './stage-journey.js';

/**
 * What people come for, from an empty database to its end, on the running product with a simulated Crisp. Each journey is
 * written once and made twice: with a mouse, and by keyboard alone.
 */

/** A person reads, thinks and finds the next control. */
const actMs = 2_000;
const fiveMinutesMs = 300_000;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

const GivenUp = z.looseObject({ items: z.array(z.unknown()) });

const waysToWork = { 'with a mouse': withMouse, 'by keyboard alone': withKeyboard };

for (const [way, handsOn] of Object.entries(waysToWork))
  describe(`the journey, ${way},`, function () {
    this.timeout(90_000);
    let browser: Browser;
    let journey: Journey;
    let hands: Hands;

    before(async () => {
      browser = await launchBrowser();
    });
    after(() => browser.close());
    beforeEach(async () => {
      journey = await beginJourney(browser);
      hands = await handsOn(journey.page);
    });
    afterEach(() => journey.end());

    const signIn = async (email: string, secret: string, path = '/') => {
      await journey.page.goto(path);
      await hands.fill(journey.page.getByLabel('E-mail address'), email);
      await hands.fill(journey.page.getByLabel(/^Password/), secret);
      await hands.press(button(journey.page, 'Sign in'));
      await heading(journey.page, path === '/' ? 'Overview' : 'Platform').waitFor();
    };
    /** A visitor writes at Crisp; says what the bot has answered there by the time that it has answered so often. */
    const visitorAsks = async (text: string, { sessionId = '', answers = 1 } = {}) => {
      const { websiteId } = journey.website;
      const where = { websiteId, ...(sessionId === '' ? {} : { sessionId }) };
      const written = journey.crisp.visitorWrites(where, text);
      const replies = await eventually('an answer at Crisp', () => {
        const said = repliesIn(written.sessionId, journey);
        return said.length >= answers ? said : undefined;
      });
      return { sessionId: written.sessionId, replies };
    };

    it('of somebody new leads from the sign-up to an answered visitor in less than five minutes', async () => {
      const { page, website, crisp } = journey;
      const begun = performance.now();
      await page.goto('/');
      await hands.press(link(page, 'Create your business'));
      await hands.fill(page.getByLabel('Name of the business'), 'Corner Bakery');
      await hands.fill(page.getByLabel('Your name'), 'Ada');
      await hands.fill(page.getByLabel('E-mail address'), 'ada@example.com');
      await hands.fill(page.getByLabel(/^Password/), password);
      await hands.press(button(page, 'Create your business'));
      await heading(page, 'Overview').waitFor();

      await page.goto(await linkTo('ada@example.com', journey));
      await hands.press(button(page, 'Confirm the address'));

      await hands.press(link(page, 'Add an entry'));
      await hands.press(link(page, 'Add a text'));
      await hands.fill(page.getByLabel(/^Title/), 'Opening hours');
      await hands.fill(
        page.getByRole('textbox', { name: 'Text' }),
        'We are open from Monday to Saturday, from 7 to 18. On Sunday the bakery is closed.',
      );
      await hands.press(button(page, 'Add a text'));
      await heading(page, 'Opening hours').waitFor();

      await hands.press(link(page, 'Connections'));
      await hands.press(link(page, 'Connect Crisp'));
      await hands.fill(page.getByLabel('Website ID'), website.websiteId);
      await hands.fill(page.getByLabel('Token identifier'), website.websiteToken.identifier);
      await hands.fill(page.getByLabel('Token key'), website.websiteToken.key);
      await hands.choose(
        page.getByLabel('Trust: how far the assistant may go here'),
        'Automatic: answers visitors',
      );
      await hands.press(button(page, 'Connect'));
      await page.getByText('For you to do').first().waitFor();
      await hands.press(page.getByRole('button', { name: /^Copy: To paste/ }).first());
      const pasted = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(pasted.startsWith(journey.app.url), pasted);
      crisp.addWebsiteHook(website.websiteId, pasted);

      const { replies } = await visitorAsks('When are you open?');
      assert.match(replies.join(), /from 7 to 18/);
      await page.getByText('Everything works.').waitFor();
      // At Crisp: the settings, the address, the events, "save"; and as visitor the words and "send".
      const acts = hands.acts() + 1 + 4 + 2;
      assert.ok(acts <= 30, `${acts} acts`);
      assert.ok(acts * actMs + (performance.now() - begun) < fiveMinutesMs);
    });

    it('of an operator leads from a wrong answer to its reason, to what was missing, and to the right answer', async () => {
      await openBusiness(journey, 'Corner Bakery');
      const question = 'What does delivery of a cake cost?';
      const { sessionId, replies } = await visitorAsks(question);
      assert.match(replies.join(), /5 pounds/);
      const { page } = journey;
      await signIn('ada@example.com', password);
      await hands.press(link(page, 'Conversations'));
      await hands.press(page.getByRole('link', { name: /pounds/ }).first());
      await hands.press(page.getByText('Why?', { exact: true }).last());
      await page.getByText('The answer was found in your knowledge.', { exact: true }).waitFor();
      await page.locator('.why').getByRole('link', { name: 'Delivery' }).waitFor();
      await hands.press(link(page, 'Add the right answer'));
      assert.equal(await page.getByRole('textbox', { name: 'Question', exact: true }).inputValue(), question);
      await hands.fill(
        page.getByRole('textbox', { name: 'Answer', exact: true }),
        'Delivery of a cake is free from 30 pounds, and costs 5 pounds below.',
      );
      await hands.press(button(page, 'Add questions and answers'));
      await heading(page, question).waitFor();
      const again = await visitorAsks(question, { sessionId, answers: 2 });
      assert.match(again.replies.at(-1) ?? '', /free from 30 pounds/);
      assert.equal(again.replies.length, 2);
      await hands.press(link(page, 'Conversations'));
      await hands.press(page.getByRole('link', { name: /pounds/ }).first());
      await page
        .getByRole('log')
        .getByText(/free from 30 pounds/)
        .first()
        .waitFor();
    });

    it('of a platform admin leads from a message that could not be sent to its cause, and to the visitor, once', async () => {
      await openBusiness(journey, 'Corner Bakery');
      const { page, crisp, website } = journey;
      crisp.faults.calls.queue('message.create', { kind: 'status', status: 400 });
      const { sessionId } = crisp.visitorWrites(
        { websiteId: website.websiteId },
        'What does delivery of a cake cost?',
      );
      await signIn(adminEmail, adminPassword, '/platform');
      await hands.press(button(page, 'Open Corner Bakery'));
      await heading(page, 'Overview').waitFor();
      await page.getByText('1 message could not be sent').waitFor();
      await page.getByText('Crisp refused it.').waitFor();
      await hands.press(page.getByRole('link', { name: /5 pounds/ }));
      await page.getByText('Crisp refused it', { exact: true }).waitFor();
      assert.deepEqual(repliesIn(sessionId, journey), []);
      await hands.press(button(page, 'Send again'));
      await page.getByText('Could not be sent').waitFor({ state: 'detached' });
      await eventually('the answer at Crisp', () => repliesIn(sessionId, journey)[0]);
      await page.getByRole('log').getByText('Sent', { exact: true }).waitFor();
      assert.equal(repliesIn(sessionId, journey).length, 1);
      await hands.press(link(page, 'Overview'));
      await page.getByText('could not be sent').waitFor({ state: 'detached' });
    });

    it('of a platform admin leads from what any business could not send, by its cause, to all visitors at once', async () => {
      await openBusiness(journey, 'Corner Bakery');
      const { page, crisp, website } = journey;
      const { websiteId } = website;
      const visitors = [1, 2, 3].map(() => {
        crisp.faults.calls.queue('message.create', { kind: 'status', status: 400 });
        return crisp.visitorWrites({ websiteId }, 'What does delivery of a cake cost?').sessionId;
      });
      await eventually('what could not be sent', async () => {
        const { items } = GivenUp.parse(await journey.app.admin.get('/api/v1/admin/deliveries'));
        return items.length === visitors.length ? true : undefined;
      });
      await signIn(adminEmail, adminPassword, '/platform');
      await hands.press(page.getByRole('tab', { name: 'Not delivered' }));
      await page.getByText('Crisp refused it').first().waitFor();
      await hands.press(page.getByRole('button', { name: /^Send again: .*Corner Bakery/ }).first());
      await page.getByText('1 is being sent again').waitFor();
      await hands.choose(page.getByLabel('Cause'), 'The inbox refused it');
      await hands.press(button(page, 'Send all again'));
      await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Send all again' }));
      await page.getByText('Nothing fits these filters').waitFor();
      for (const visitor of visitors)
        await eventually('the answer at Crisp', () => repliesIn(visitor, journey)[0]);
      assert.deepEqual(
        visitors.map((visitor) => repliesIn(visitor, journey).length),
        [1, 1, 1],
      );
    });
  });
