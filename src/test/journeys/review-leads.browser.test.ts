import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { CreatedApiKey } from '../../contract/api-keys.js';
import { type AuditEntry, AuditPage } from '../../contract/audit.js';
import { type Lead, LeadPage, type LeadStatus } from '../../contract/leads.js';
import { launchBrowser } from '../harness/browser.js';
import { type Api, eventually } from '../harness/start-test-app.js';
import { type Hands, withKeyboard } from './hands.js';
import { beginJourney, joinTeam, type Journey, openBusiness, password } from './stage-journey.js';

const total = 50;
const email = 'bea@example.com';
const verdicts = [
  ['q', 'qualified'],
  ['w', 'won'],
  ['l', 'lost'],
  ['s', 'spam'],
] as const satisfies readonly (readonly [string, LeadStatus])[];
const verdictOf = (place: number) => verdicts[place % verdicts.length] ?? verdicts[0];
/** So many are said something of at once, and that is taken back. */
const together = 5;

describe('the journey of an admin, by keyboard alone,', function () {
  this.timeout(90_000);
  let browser: Browser;
  let journey: Journey;
  let hands: Hands;
  let owner: Api;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    journey = await beginJourney(browser);
    hands = await withKeyboard(journey.page);
    owner = await openBusiness(journey, 'Corner Bakery');
    await joinTeam(owner, { email, role: 'admin' }, journey);
  });
  afterEach(() => journey.end());

  const leads = async (): Promise<Lead[]> => LeadPage.parse(await owner.get('/api/v1/leads?limit=100')).items;

  /** As many visitors write in a program of the business how they are reached; answers what was captured, as it is listed. */
  async function visitorsLeaveAddresses(): Promise<Lead[]> {
    const made = CreatedApiKey.parse(
      await owner.post('/api/v1/api-keys', { name: 'Shop', scopes: ['chat:write'] }),
    );
    const shop = journey.app.as({ 'x-api-key': made.key });
    await Promise.all(
      Array.from({ length: total }, (_, place) =>
        shop.post('/api/v1/chat', {
          session_id: `visitor-${place}`,
          message: `Please write to me at visitor${place}@example.org about a wedding cake.`,
        }),
      ),
    );
    return leads();
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto('/leads');
    await hands.fill(page.getByLabel('E-mail address'), email);
    await hands.fill(page.getByLabel(/^Password/), password);
    await hands.press(page.getByRole('button', { name: 'Sign in', exact: true }));
    await page.getByRole('heading', { name: 'Leads', exact: true }).waitFor();
  }

  const isFocused = (page: Page, name: string | null) =>
    page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name);

  async function reachFirst(page: Page, name: string | null): Promise<void> {
    await page.locator('.lead-row').first().waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('.lead-row'))) break;
    }
    await isFocused(page, name);
  }

  /** Says of each what becomes of it, takes it on, and goes to the next. */
  async function judgeAll(page: Page, listed: readonly Lead[]): Promise<void> {
    for (const [place, lead] of listed.entries()) {
      await isFocused(page, lead.email);
      await page.keyboard.press(verdictOf(place)[0]);
      await page.keyboard.press('a');
      if (place < total - 1) await page.keyboard.press('ArrowDown');
    }
  }

  /** Waits until the database has these statuses, in the order of the list. */
  const becomes = (statuses: readonly LeadStatus[]) =>
    eventually('the statuses in the database', async () => {
      const now = (await leads()).map(({ status }) => status);
      return now.join() === statuses.join() ? true : undefined;
    });

  /** What the log tells of the leads, the oldest first. */
  async function changesTold(): Promise<AuditEntry[]> {
    const told: AuditEntry[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const read = AuditPage.parse(await owner.get(`/api/v1/audit?action=lead.change&limit=100${after}`));
      told.push(...read.items);
      cursor = read.next_cursor;
    }
    return told.toReversed();
  }

  it('leads through fifty leads, many at once and back, to what is stored of them and told in the audit log', async () => {
    const listed = await visitorsLeaveAddresses();
    assert.equal(listed.length, total);
    assert.ok(listed.every(({ status, assignee_id }) => status === 'new' && assignee_id === null));
    const { page } = journey;
    const { keyboard } = page;
    await signIn(page);
    await reachFirst(page, listed[0]?.email ?? null);
    await judgeAll(page, listed);
    const judged = listed.map((_, place) => verdictOf(place)[1]);
    await becomes(judged);

    for (let up = 1; up < together; up += 1) await keyboard.press('Shift+ArrowUp');
    await keyboard.press('x');
    await page.getByText(`${together} leads selected`).waitFor();
    await keyboard.press('n');
    await page.getByText(`${together} leads are now “New”`).waitFor();
    const renewed = judged.map((status, place) => (place < total - together ? status : 'new'));
    await becomes(renewed);
    await keyboard.press('u');
    await page.getByText('Undone').waitFor();
    await becomes(judged);
    await keyboard.press('Escape');
    await page.getByText(`${together} leads selected`).waitFor({ state: 'detached' });
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await isFocused(page, listed[total - together]?.email ?? null);

    const assignees = new Set((await leads()).map(({ assignee_id }) => assignee_id));
    assert.equal(assignees.size, 1);
    assert.ok(!assignees.has(null));
    const told = await changesTold();
    assert.ok(told.every(({ actor }) => actor.kind === 'member' && actor.name === 'Bea'));
    // Each was judged and taken on; the last ones were made new once more, and then what they had been.
    for (const [place, { id }] of listed.entries()) {
      const statuses = told
        .filter(({ subject, details }) => subject?.id === id && details['status'] !== null)
        .map(({ details }) => details['status']);
      const verdict = verdictOf(place)[1];
      assert.deepEqual(statuses, place < total - together ? [verdict] : [verdict, 'new', verdict]);
    }
    assert.equal(told.length, 2 * total + 2 * together);
  });
});
