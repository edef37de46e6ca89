import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { hostileTexts } from './testing/hostile-texts.js';
import { exampleOf } from './testing/example-of.js';
import { makeLeads } from './testing/make-leads.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';
import type { Desk, World } from './testing/world.js';
import { SignInService } from '../contract/sign-in-service.js';

/** Puts hostile texts, all of them side by side, into every field that strangers, platforms or models can write. */
function poison(desk: Desk, newId: () => string): void {
  const [conversation] = desk.conversations;
  const [message] = conversation!.messages;
  const [turn] = conversation!.turns;
  const [lead] = desk.leads;
  const [source] = desk.sources;
  conversation!.messages = hostileTexts.map((text) => ({
    ...{ ...message!, id: newId(), text, author_name: text },
    attachments: [{ url: text, name: text, content_type: text }],
    sources: [{ source_id: source!.id, title: text }],
    delivery: { id: newId(), state: 'parked', reason: text },
  }));
  conversation!.turns = hostileTexts.map((text, at) => ({
    ...{ ...turn!, id: newId(), reason: text, explanation: text, intent: text, model: text, language: text },
    sources: [{ source_id: source!.id, title: text }],
    stages: [
      { name: text, ms: 1, inputs: { [text]: text, passage_ids: [text] }, note: text, explanation: text },
    ],
    message_ids: [conversation!.messages[at]!.id],
  }));
  desk.conversations = hostileTexts.slice(0, 100).map((text, at) => ({
    ...conversation!,
    ...(at === 0 ? {} : { id: newId(), messages: [], turns: [] }),
    visitor: { id: newId(), name: text, email: text, phone: text },
    connection: { ...conversation!.connection, name: text, connector: text },
    last_message: { role: 'visitor', text, at: conversation!.created_at },
    language: text,
  }));
  desk.leads = hostileTexts.map((text) => ({
    ...{ ...lead!, id: newId(), name: text, email: text, phone: text },
    ...{ quote: text, note: text, consent_text: text },
  }));
  desk.sources = hostileTexts.map((text, at) => ({
    ...{ ...source!, id: at === 0 ? source!.id : newId(), title: text, problem: text, language: text },
    ...{ content: text, passages: [{ id: newId(), ordinal: 0, text }] },
  }));
}

function poisonConnections(desk: Desk): void {
  const [connection] = desk.connections;
  Object.assign(connection!, {
    ...{ name: hostileTexts.join(' '), snippet: hostileTexts.join('\n') },
    account: { host: hostileTexts[0], id: '1', name: hostileTexts.join(' ') },
    manual_steps: hostileTexts.map((text) => ({ text, copy: text })),
    problem: {
      code: 'auth',
      message: hostileTexts[0],
      said: hostileTexts.join(' '),
      at: connection!.created_at,
    },
  });
}

/** What colleagues may write: their own names, and what a team gives a name to. */
function poisonTeam(desk: Desk, world: World): void {
  const { id: tenantId } = desk.tenant;
  const [, viewer] = world.accounts;
  const colleagues = hostileTexts.map((text) => ({
    ...{ ...viewer!, id: world.newId(), tenantId, name: text, email: text },
  }));
  world.accounts.push(...colleagues);
  const [lead] = makeLeads({ newId: world.newId, conversations: desk.conversations });
  desk.leads = hostileTexts.map((text, at) => ({
    ...{ ...lead!, id: world.newId(), name: text, email: text, quote: text, status: 'new' as const },
    assignee_id: colleagues[at]!.id,
  }));
  desk.conversations.forEach((one, at) => (one.assignee_id = colleagues[at]!.id));
  desk.leadViews = hostileTexts.map((text, at) => ({
    ...{ id: world.newId(), name: text, shared: at % 2 === 0, filters: {} },
  }));
}

/** What an owner writes about the business, and what name servers and a sign-in service say. */
function poisonSignIn(desk: Desk, world: World): void {
  desk.tenant.name = hostileTexts.join(' ');
  desk.domains = hostileTexts.map((text) => ({
    ...{ id: world.newId(), domain: text, record_name: text, record_value: text },
    ...{ proven_at: null, checked_at: null, problem: 'no-record' as const, missing_since: null },
  }));
  const short = hostileTexts.filter(
    (text) => text.trim() === text && !/\s{2}|\t/.test(text) && text.length <= 60,
  );
  desk.service = {
    ...exampleOf(SignInService),
    ...{ name: short[0]!, client_id: short[1]!, role_claim: short[2]! },
    role_mapping: short.slice(0, 50).map((value) => ({ value, role: 'agent' as const })),
  };
  world.ways = {
    openid: { name: hostileTexts.join(' ') },
    team: { name: hostileTexts.join(' ') },
    sign_up: true,
  };
}

async function nothingRan(page: Page, path: string): Promise<void> {
  assert.equal(await page.evaluate(() => 'wasHit' in window), false, `${path} ran a text`);
  const links = await page.evaluate(() => Array.from(document.links, ({ href }) => href));
  const bad = links.filter((link) => !/^(https?|mailto|tel):/.test(link));
  assert.deepEqual(bad, [], `${path} has links that are not for opening`);
}

const openAll = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

describe('hostile texts in the dashboard', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('F-091: run nowhere, load nothing, and are shown as what they are', async () => {
    const { page, bakery, server } = stage;
    poison(bakery, server.world.newId);
    poisonConnections(bakery);
    server.world.connectors[0]!.guide = hostileTexts.join('\n\n');
    assert.ok(hostileTexts.length >= 200);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) foreign.push(request.url());
    });
    await signIn(page, 'ada@example.com');
    const id = bakery.conversations[0]!.id;
    const paths = [
      ...['/', '/conversations', `/conversations/${id}`, '/leads', '/knowledge', '/connections'],
      ...[`/knowledge/${bakery.sources[0]!.id}`, `/connections/${bakery.connections[0]!.id}`],
      '/connections/new/example',
    ];
    for (const path of paths) {
      await page.goto(path);
      const shown = page.getByText('<img src=x').filter({ visible: true }).first();
      await shown.or(page.getByText('Right now')).first().waitFor();
      await openAll(page);
      await nothingRan(page, path);
    }
    assert.deepEqual(foreign, []);
    await page.goto(`/conversations/${id}`);
    await page.locator('article').first().waitFor();
    const shown = await page.locator('article > .message-text').allTextContents();
    assert.deepEqual(shown, hostileTexts);
    const folds = page.locator('[role=log] details');
    assert.equal(await folds.count(), hostileTexts.length);
    // Each holds another, once it was opened.
    await openAll(page);
    await folds.nth(2 * hostileTexts.length - 1).waitFor({ state: 'attached' });
    await openAll(page);
    await nothingRan(page, 'all that was recorded');
  });

  it('F-091: run nowhere as names of colleagues, saved filters, cards, domains and sign-in services', async () => {
    const { page, bakery, server } = stage;
    poisonTeam(bakery, server.world);
    poisonSignIn(bakery, server.world);
    const [first] = hostileTexts;
    await page.goto('/sign-in?team=corner-bakery');
    await page.getByRole('button', { name: first! }).first().waitFor();
    await nothingRan(page, '/sign-in');
    server.world.ways = { openid: null, team: null, sign_up: false };
    await signIn(page, 'ada@example.com', '/leads');
    await page.getByRole('row').filter({ hasText: first! }).first().waitFor();
    await nothingRan(page, '/leads');
    await stage.button('Saved filters').click();
    await page.getByRole('dialog').getByText(hostileTexts.at(-1)!, { exact: true }).waitFor();
    assert.equal(
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).count(),
      hostileTexts.length,
    );
    await nothingRan(page, 'the saved filters');
    await page.goto('/leads?layout=board');
    await page.getByRole('group', { name: first!, exact: true }).waitFor();
    await nothingRan(page, 'the board');
    for (const path of [
      `/conversations/${bakery.conversations[0]!.id}`,
      '/settings#sign-in',
      '/settings#team',
    ]) {
      // Another part of the same address is no new page by itself.
      await page.goto('about:blank');
      await page.goto(path);
      await page.getByText(first!).first().waitFor({ state: 'attached' });
      await nothingRan(page, path);
    }
  });
});
