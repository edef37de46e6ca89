import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

/** Stands in for the browser's own notifications, which nobody could look at here. */
const fakeNotifications = (permission: string) => `
  window.shownAlerts = [];
  window.Notification = class {
    static permission = '${permission}';
    static requestPermission = async () => (Notification.permission = 'granted');
    constructor(title, options) { Object.assign(this, { title, ...options }); window.shownAlerts.push(this); }
    close() {}
  };`;

const hidePage = `Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });`;

declare global {
  interface Window {
    shownAlerts: { title: string; tag: string; body: string; onclick: () => void }[];
  }
}

describe('whoever waits for a human', function () {
  this.timeout(60_000);
  const stage = setStage();
  const link = (page: Page) => page.getByRole('link', { name: 'Conversations', exact: true });
  const notice = (page: Page) => page.getByRole('region', { name: 'Notices' });

  /** Somebody of those who do not wait begins to. */
  const beginsToWait = (name: string) => {
    const talk = stage.bakery.conversations.find(({ visitor }) => visitor.name === name);
    assert.ok(talk);
    Object.assign(talk, { waiting_for_human: true, seq: talk.seq + 1 });
    stage.server.world.tell({ kind: 'changed', conversation_id: talk.id, seq: talk.seq });
    return talk;
  };
  const waitForNobody = () => {
    for (const talk of stage.bakery.conversations) talk.waiting_for_human = false;
  };
  /** The first count was read, after which everybody is new. */
  const ready = (page: Page) => page.getByText('Nobody is waiting for a human').waitFor();
  const shown = (page: Page) =>
    page.evaluate(() => window.shownAlerts.map(({ title, tag, body }) => ({ title, tag, body })));

  it('is counted in the navigation and in the title of the tab, on every page, and no more once nobody waits', async () => {
    const { page, bakery } = stage;
    await signIn(page, 'ada@example.com', '/leads');
    const waiting = bakery.conversations.filter(({ waiting_for_human }) => waiting_for_human);
    assert.ok(waiting.length > 0);
    await page.waitForFunction((title) => document.title === title, `(${waiting.length}) Leads · Patchbay`);
    assert.equal(await link(page).locator('.waiting-badge').innerText(), String(waiting.length));
    assert.match((await link(page).getAttribute('aria-describedby')) ?? '', /./);
    waitForNobody();
    const [one] = waiting;
    stage.server.world.tell({ kind: 'changed', conversation_id: one?.id ?? '', seq: 99 });
    await page.waitForFunction(() => document.title === 'Leads · Patchbay');
    assert.equal(await page.locator('.waiting-badge').count(), 0);
  });

  it('is counted beside the closed menu of a phone', async () => {
    const page = await stage.visitAs(phone);
    await signIn(page, 'ada@example.com', '/leads');
    const badge = page.locator('header .waiting-badge');
    await badge.waitFor();
    const words = await page.getByRole('button', { name: 'Menu' }).evaluate((button) => {
      const id = button.getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.textContent;
    });
    assert.match(words ?? '', /waits? for a human/);
  });

  it('is told of once, when they begin to, with the way to them', async () => {
    const { page } = stage;
    waitForNobody();
    await signIn(page, 'ada@example.com');
    await ready(page);
    const talk = beginsToWait('Grace');
    await notice(page).getByText('Grace waits for a human').waitFor();
    stage.server.world.tell({ kind: 'changed', conversation_id: talk.id, seq: talk.seq + 1 });
    await page.waitForTimeout(800);
    assert.equal(await notice(page).getByText('Grace waits for a human').count(), 1);
    await notice(page).getByRole('button', { name: 'Open' }).click();
    await page.waitForURL(`**/conversations/${talk.id}*`);
    await notice(page).getByText('Grace waits for a human').waitFor({ state: 'detached' });
  });

  it('is not told of whose conversation is open anyway, and again when they wait anew', async () => {
    const { page } = stage;
    waitForNobody();
    const [grace] = stage.bakery.conversations;
    await signIn(page, 'ada@example.com');
    await ready(page);
    await link(page).click();
    await page.getByRole('link', { name: /Grace/ }).click();
    beginsToWait('Grace');
    await link(page).locator('.waiting-badge').waitFor();
    assert.equal(await notice(page).getByText('Grace waits for a human').count(), 0);
    Object.assign(grace!, { waiting_for_human: false });
    stage.server.world.tell({ kind: 'changed', conversation_id: grace!.id, seq: 50 });
    await link(page).locator('.waiting-badge').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    beginsToWait('Grace');
    await notice(page).getByText('Grace waits for a human').waitFor();
  });

  it('is told of only when they begin to wait, also where more wait than one request tells', async () => {
    const { page, bakery, server } = stage;
    const [pattern] = bakery.conversations;
    bakery.conversations = Array.from({ length: 102 }, (_, n) => ({
      ...structuredClone(pattern!),
      ...{ id: server.world.newId(), waiting_for_human: true, seq: 1 },
      updated_at: new Date(Date.UTC(2026, 4, 4, 12) - n * 60_000).toISOString(),
      visitor: { ...pattern!.visitor, name: `Visitor ${n}` },
    }));
    await signIn(page, 'ada@example.com');
    await link(page).getByText('100+').waitFor();
    const [first] = bakery.conversations;
    Object.assign(first!, { waiting_for_human: false, seq: 2 });
    const listed = page.waitForResponse((reply) => reply.url().includes('waiting=true'));
    server.world.tell({ kind: 'changed', conversation_id: first!.id, seq: 2 });
    await listed;
    await page.waitForTimeout(800);
    assert.equal(await notice(page).getByText('waits for a human').count(), 0);
    Object.assign(first!, { waiting_for_human: true, seq: 3, updated_at: server.world.now() });
    server.world.tell({ kind: 'changed', conversation_id: first!.id, seq: 3 });
    await notice(page).getByText('Visitor 0 waits for a human').waitFor();
    assert.equal(await notice(page).getByText('waits for a human').count(), 1);
  });

  const visitWith = async (permission: string, more = ''): Promise<Page> => {
    const page = await stage.visitAs(desktop);
    const context: BrowserContext = page.context();
    await context.addInitScript(fakeNotifications(permission) + more);
    return page;
  };
  const wanted = (page: Page) =>
    page.getByRole('switch', { name: 'Tell me in this browser when a visitor waits for a human' });

  it('is told of through the browser while the page is hidden, only to who turned that on', async () => {
    waitForNobody();
    const page = await visitWith('default');
    await signIn(page, 'ada@example.com', '/settings#account');
    await wanted(page).waitFor();
    assert.equal(await wanted(page).isChecked(), false);
    await wanted(page).press('Space');
    await page.waitForFunction(() => Notification.permission === 'granted');
    assert.equal(await wanted(page).isChecked(), true);
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await ready(page);
    beginsToWait('Grace');
    await notice(page).getByText('Grace waits for a human').waitFor();
    assert.deepEqual(await shown(page), [], 'the page is looked at');
    await page.evaluate(hidePage);
    const heidi = beginsToWait('Heidi');
    await notice(page).getByText('Heidi waits for a human').waitFor();
    const body = 'Open the conversation to answer.';
    assert.deepEqual(await shown(page), [
      { title: 'Heidi waits for a human', tag: `patchbay-${heidi.id}`, body },
    ]);
    await page.evaluate(() => window.shownAlerts[0]?.onclick());
    await page.waitForURL(`**/conversations/${heidi.id}*`);
  });

  it('is not told of through a browser that does not allow it, which says how to', async () => {
    const page = await visitWith('denied');
    await signIn(page, 'ada@example.com', '/settings#account');
    await page.getByText('Allow them in the settings of the browser for this site').waitFor();
    assert.equal(await wanted(page).isDisabled(), true);
  });

  it('are all told of on the page, also where the browser refuses to show a notification', async () => {
    waitForNobody();
    const refuse = `
      window.Notification = class {
        static permission = 'granted';
        constructor() { throw new TypeError('Illegal constructor'); }
      };
      localStorage.setItem('patchbay-alerts', 'on');`;
    const page = await visitWith('granted', refuse);
    await signIn(page, 'ada@example.com');
    await ready(page);
    await page.evaluate(hidePage);
    for (const name of ['Grace', 'Heidi']) beginsToWait(name);
    await notice(page).getByText('Grace waits for a human').waitFor();
    await notice(page).getByText('Heidi waits for a human').waitFor();
  });
});
