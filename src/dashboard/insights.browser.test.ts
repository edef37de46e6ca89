import assert from 'node:assert/strict';
import { Insights } from '../contract/insights.js';
import { faultsOf, widthOf } from './testing/faults-of.js';
import { setStage } from './testing/stage.js';
import { phone, signIn } from './testing/visit.js';

/** Elements that are wider than where they stand: to be scrolled, or cut. */
const cutOrScrolled = (elements: Element[]): string[] =>
  elements
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
    .filter((element) => getComputedStyle(element).position !== 'absolute')
    .map(({ outerHTML }) => outerHTML.slice(0, 200));

/** The last cards of rows that end before their list does. */
const endsOfRows = (lists: Element[]): string[] =>
  lists.flatMap((list) => {
    const end = list.getBoundingClientRect().right;
    return [...list.children]
      .filter((card) => {
        const { top, right } = card.getBoundingClientRect();
        const isLast = card.nextElementSibling?.getBoundingClientRect().top !== top;
        return isLast && end - right > 1;
      })
      .map(({ textContent }) => textContent);
  });

describe('figures in the dashboard, in a browser', function () {
  this.timeout(60_000);
  const stage = setStage();
  const address = () => new URL(stage.page.url());
  /** What the address filters by; of days, only whether they are there. */
  const filters = () => Object.fromEntries(address().searchParams);

  it('explains each figure and opens the conversations that it counts', async () => {
    await signIn(stage.page, 'ada@example.com');
    await stage.page.getByLabel('What is counted as “Handed over”').click();
    await stage.shows('How often the assistant gave a conversation to the team.');
    await stage.shows('+100%');
    await stage.shows('112 in the 28 days before');
    const link = stage.page.getByRole('link', { name: '84 Handed over' }).first();
    await link.click();
    await stage.shows('Handed over · ');
    const { figure, view, since, until } = filters();
    assert.deepEqual([address().pathname, figure, view], ['/conversations', 'handed_over', 'all']);
    assert.equal(Date.parse(until ?? '') - Date.parse(since ?? ''), 27 * 86_400_000);
    await stage.button('Remove this filter').click();
    await stage.page.getByText('Handed over · ').waitFor({ state: 'detached' });
    assert.deepEqual(filters(), { view: 'all' });
  });

  it('changes the span, draws the days, and opens one day from its bar', async () => {
    await signIn(stage.page, 'ada@example.com');
    await stage.page.getByText('7 days', { exact: true }).click();
    await stage.page.getByRole('link', { name: '56 Answered automatically' }).waitFor();
    assert.equal(filters()['days'], '7');
    const bars = stage.page.locator('.days-bar > button');
    await bars.first().waitFor();
    assert.equal(await bars.count(), 21);
    await bars.last().click();
    await stage.shows('Answered automatically · ');
    assert.equal(filters()['since'], filters()['until']);
  });

  it('shows one connection or channel alone, with the questions asked there, and leads to its conversations', async () => {
    const { page, bakery } = stage;
    const { connection } = bakery.conversations[0]!;
    await signIn(page, 'ada@example.com', '/?days=7');
    const asked = page.waitForRequest(/insights\/questions\?.*channel=email/);
    await page
      .getByRole('combobox', { name: 'Where they wrote' })
      .selectOption({ label: `${connection.name} · Email` });
    const { searchParams } = new URL((await asked).url());
    assert.deepEqual([searchParams.get('connection_id'), searchParams.get('days')], [connection.id, '7']);
    await page.reload();
    await stage.page.getByText('The same in numbers').click();
    const table = page.getByRole('table', { name: 'Day by day' });
    await table.getByRole('link', { name: '5 New conversations' }).first().press('Enter');
    await stage.shows('New conversations · ');
    const filters = new URL(page.url()).searchParams;
    assert.deepEqual([filters.get('connection'), filters.get('channel')], [connection.id, 'email']);
  });

  it('has the same days as a table, for whoever does not see the drawing', async () => {
    await signIn(stage.page, 'ada@example.com', '/?days=7');
    await stage.page.getByText('The same in numbers').click();
    const table = stage.page.getByRole('table', { name: 'Day by day' });
    assert.equal(await table.getByRole('row').count(), 8);
    await table.getByRole('link', { name: '5 New conversations' }).first().press('Enter');
    await stage.shows('New conversations · ');
  });

  it('explains the bars, tells each and opens its conversations, all by keyboard', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/?days=7');
    const explanation = page.getByLabel('What is counted as “What the assistant did”');
    await explanation.focus();
    await page.keyboard.press('Enter');
    await stage.shows('Handed over: How often the assistant gave a conversation to the team.');
    // One stop: the bars of all days would be too many.
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /: 8 Answered automatically$/);
    await page.keyboard.press('Tab');
    assert.equal(await focused.textContent(), 'The same in numbers');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const words = (await focused.getAttribute('aria-label')) ?? '';
    assert.match(words, /: 3 Handed over$/);
    await stage.shows(words);
    assert.deepEqual(await faultsOf(page), []);
    await page.keyboard.press('Enter');
    await stage.shows('Handed over · ');
    const { figure, since, until } = filters();
    const yesterday = new Date(Date.parse(stage.server.world.now()) - 86_400_000).toISOString().slice(0, 10);
    assert.deepEqual([figure, since, until], ['handed_over', yesterday, yesterday]);
  });

  it('has leads and suggestions by day, in the table and as bars, and leads to those of a day', async () => {
    const { page } = stage;
    await page.route('**/api/v1/insights/overview?**', async (route) => {
      const figures = Insights.parse(await (await route.fetch()).json());
      const days = figures.days.map((day) => ({ ...day, suggested: 4 }));
      await route.fulfill({ json: { ...figures, days, sums: { ...figures.sums, suggested: 28 } } });
    });
    await signIn(page, 'ada@example.com', '/?days=7');
    const chart = page.getByLabel('What the bars show');
    await page.locator('.days-bar > button').first().waitFor();
    assert.equal(await page.locator('.days-bar > button').count(), 28);
    await chart.selectOption('Suggested to the team');
    assert.equal(await page.locator('.days-bar > button').count(), 7);
    await stage.shows('Highest day: 4');
    await page.getByText('The same in numbers').click();
    const table = page.getByRole('table', { name: 'Day by day' });
    assert.equal(await table.getByRole('link', { name: '4 Suggested to the team' }).count(), 7);
    assert.equal(await table.getByRole('link', { name: '4 s First answer' }).count(), 7);
    await table.getByRole('link', { name: '2 Leads' }).first().press('Enter');
    await stage.shows('Leads · ');
    assert.deepEqual([address().pathname, filters()['since']], ['/leads', filters()['until']]);
  });

  it('tells leads and first answers of each connection, and leads to the leads that came by it', async () => {
    const { page, bakery, server } = stage;
    const [place] = bakery.connections;
    await signIn(page, 'ada@example.com', '/?days=7');
    const row = page
      .getByRole('table', { name: 'Connection' })
      .getByRole('row')
      .filter({ hasText: place!.name });
    await row.getByRole('link', { name: '4 s First answer' }).waitFor();
    await row.getByRole('link', { name: 'Leads' }).click();
    await stage.shows('Leads · ');
    assert.deepEqual([address().pathname, filters()['connection']], ['/leads', place!.id]);
    const reader = server.world.accounts[0]!;
    reader.permissions = reader.permissions.filter((each) => each !== 'leads:read');
    await page.goto('/?days=7');
    await row.getByRole('link', { name: '4 s First answer' }).waitFor();
    assert.equal(await row.getByRole('link', { name: 'Leads' }).count(), 0);
  });

  for (const width of [390, 768, 992])
    it(`fits all figures into ${width} pixels, none of them to be scrolled to sideways`, async () => {
      const page = await stage.visitAs({ ...phone, width });
      const [place] = stage.bakery.connections;
      place!.name = 'A-shop-with-a-name-that-is-one-very-long-word-and-goes-on-and-on-for-sixty';
      await signIn(page, 'ada@example.com', '/?days=90');
      await page.getByText('The same in numbers').click();
      await page.getByRole('link', { name: '5 New conversations' }).last().waitFor();
      assert.equal(await widthOf(page), width);
      assert.deepEqual(await page.locator('main *').evaluateAll(cutOrScrolled), []);
    });

  for (const width of [390, 768, 992, 1440])
    it(`fills each row of figures, however many there are, at ${width} pixels`, async () => {
      const page = await stage.visitAs({ ...phone, width });
      const reader = stage.server.world.accounts[0]!;
      const all = reader.permissions;
      let suggested = 0;
      await page.route('**/api/v1/insights/overview?**', async (route) => {
        const figures = Insights.parse(await (await route.fetch()).json());
        await route.fulfill({ json: { ...figures, sums: { ...figures.sums, suggested } } });
      });
      await signIn(page, 'ada@example.com');
      for (const permissions of [all, all.filter((each) => each !== 'leads:read')])
        for (suggested of [0, 3]) {
          reader.permissions = permissions;
          await page.reload();
          await page.locator('.figures').last().waitFor();
          assert.deepEqual(await page.locator('.figures').evaluateAll(endsOfRows), [], `${suggested}`);
          const cards = await page.locator('.figures > li').count();
          assert.equal(cards, 6 + Number(permissions === all) + Number(suggested > 0));
        }
    });

  it('says how many days are still being summed up, and shows them when they are', async () => {
    stage.bakery.pendingDays = 3;
    await signIn(stage.page, 'ada@example.com', '/?days=7');
    const note = 'Still being summed up: 3 of these days and 7 of those before.';
    await stage.shows(note);
    await stage.shows('Nothing to compare with yet');
    await stage.page.getByText('The same in numbers').click();
    const table = stage.page.getByRole('table', { name: 'Day by day' });
    assert.equal(await table.getByRole('row').filter({ hasText: 'being summed up' }).count(), 3);
    stage.bakery.pendingDays = 0;
    await stage.page.getByText(note).waitFor({ state: 'detached' });
    assert.equal(await table.getByRole('row').filter({ hasText: 'being summed up' }).count(), 0);
    await stage.shows('28 in the 7 days before');
  });

  it('opens the leads of the span, and all again', async () => {
    await signIn(stage.page, 'ada@example.com');
    await stage.page.getByRole('link', { name: '56 Leads' }).click();
    await stage.shows('Leads · ');
    await stage.button('Remove this filter').click();
    assert.deepEqual(filters(), {});
  });

  it('turns a question without an answer into an entry in two clicks, and marks it answered', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge');
    await stage.page.getByRole('link', { name: 'Questions without an answer' }).click();
    await stage.page.getByRole('link', { name: 'Write the answer' }).click();
    const [question] = stage.bakery.questions;
    assert.equal(await stage.page.getByRole('textbox', { name: 'Question' }).inputValue(), question?.text);
    await stage.page.getByRole('textbox', { name: 'Answer' }).fill('Yes, on Fridays.');
    await stage.button('Add questions and answers').click();
    await stage.page.getByRole('heading', { name: 'Passages' }).waitFor();
    await stage.page.goto('/knowledge/questions?state=done');
    await stage.page.getByText('Do you have gluten-free bread?').waitFor();
    assert.equal(question?.state, 'done');
  });

  it('sets a question aside, and takes it back', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge/questions');
    await stage.button('Ignore').click();
    await stage.shows('No open questions');
    await stage.page.getByText('Ignored', { exact: true }).click();
    await stage.page.getByText('Is there parking?').waitFor();
    await stage.button('Open again').first().click();
    await stage.page.getByText('Do you have gluten-free bread?').waitFor({ state: 'detached' });
    assert.equal(stage.bakery.questions[0]?.state, 'open');
  });
});
