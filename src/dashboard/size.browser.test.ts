import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { countRenders, rendersOf } from './testing/count-renders.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

const many = 100_000;
/** Far more than a window shows, far fewer than there are. */
const mostRows = 60;

/** Scrolls as a wheel does and waits until what comes then stands there. */
async function scrollUntil(page: Page, rows: string, place: number): Promise<void> {
  for (let turns = 0; turns < 400; turns += 1) {
    const last = await page.locator(rows).last().getAttribute('data-index');
    if (Number(last) >= place) return;
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(15);
  }
  assert.fail(`row ${place} did not come`);
}

describe('lists in the dashboard, at size', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('scrolls a hundred thousand conversations with few rows in the page, and draws one row for one event', async () => {
    const { world } = stage.server;
    const [pattern] = stage.bakery.conversations;
    const numbered = Array.from({ length: many }, (_, n) => ({
      ...pattern!,
      ...{ id: world.newId(), visitor: { ...pattern!.visitor, name: `Visitor ${n}` } },
    }));
    stage.bakery.conversations = numbered;
    await countRenders(stage.page, 'item');
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Visitor 0/ }).hover();
    const rows = '.inbox-rows li';
    await scrollUntil(stage.page, rows, 700);
    assert.ok((await stage.page.locator(rows).count()) <= mostRows);

    const seen = Number(await stage.page.locator(rows).nth(10).getAttribute('data-index'));
    const asked: string[] = [];
    stage.page.on('request', (request) => asked.push(request.url()));
    const changed = numbered[seen]!;
    const there = await stage.page
      .locator(`${rows} a`)
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    assert.ok(there.length > 10);
    await stage.page.waitForTimeout(300);
    await rendersOf(stage.page);
    // It comes to the top, as everything that changes does; all that can be seen moves by one place.
    Object.assign(changed, { seq: 99, last_message: { role: 'visitor', text: 'News!', at: world.now() } });
    stage.bakery.conversations = [changed, ...numbered.filter((other) => other !== changed)];
    world.tell({ kind: 'changed', conversation_id: changed.id, seq: 99 });
    await stage.page.getByRole('link', { name: `Visitor ${seen} ` }).waitFor({ state: 'detached' });
    await stage.page.waitForTimeout(300);
    const drawn = await rendersOf(stage.page);
    // At the ends of the window, others come into the page; of those that were there none is drawn again.
    assert.deepEqual(
      Object.keys(drawn).filter((id) => there.some((href) => href.includes(id))),
      [],
    );
    const lists = asked.filter((url) => url.includes('/api/v1/conversations?'));
    // The list itself, and who waits.
    assert.deepEqual(lists.map((url) => new URL(url).search).sort(), [
      '?status=open&limit=100',
      '?waiting=true&limit=100',
    ]);

    await stage.page.locator('.inbox-rows').evaluate((box) => box.scrollTo({ top: 0 }));
    await stage.page.getByRole('link', { name: /News!/ }).waitFor();
    await stage.page.waitForTimeout(300);
    await rendersOf(stage.page);
    Object.assign(changed, { seq: 100, last_message: { role: 'visitor', text: 'More!', at: world.now() } });
    world.tell({ kind: 'changed', conversation_id: changed.id, seq: 100 });
    await stage.page.getByRole('link', { name: /More!/ }).waitFor();
    assert.deepEqual(await rendersOf(stage.page), { [changed.id]: 1 });
  });

  it('scrolls leads with few rows in the page, and draws one row for one status', async () => {
    const { world } = stage.server;
    const [pattern] = stage.bakery.leads;
    stage.bakery.leads = Array.from({ length: 20_000 }, (_, n) => ({
      ...pattern!,
      ...{ id: world.newId(), name: `Lead ${n}`, email: `lead${n}@example.com` },
    }));
    await countRenders(stage.page, 'lead');
    await signIn(stage.page, 'ada@example.com', '/leads');
    await stage.page.getByRole('row', { name: 'Lead 0', exact: true }).hover();
    await scrollUntil(stage.page, '.lead-row', 300);
    assert.ok((await stage.page.locator('.lead-row').count()) <= mostRows);
    const row = stage.page.locator('.lead-row').nth(12);
    const name = (await row.getAttribute('aria-label')) ?? '';
    const lead = stage.bakery.leads.find((known) => known.name === name);
    await row.focus();
    await stage.page.waitForTimeout(300);
    await rendersOf(stage.page);
    await stage.page.keyboard.press('q');
    await stage.shows(`${name} is now “Qualified”`);
    assert.deepEqual(Object.keys(await rendersOf(stage.page)), [lead?.id]);
    assert.equal(lead?.status, 'qualified');
  });
});
