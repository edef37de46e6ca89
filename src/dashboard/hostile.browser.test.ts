import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { hostileTexts } from './testing/hostile-texts.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';
import type { Desk } from './testing/world.js';

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
    stages: [{ name: text, ms: 1, inputs: { [text]: text }, note: text }],
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

async function nothingRan(page: Page, path: string): Promise<void> {
  assert.equal(await page.evaluate(() => 'wasHit' in window), false, `${path} ran a text`);
  const links = await page.evaluate(() => Array.from(document.links, ({ href }) => href));
  const bad = links.filter((link) => !/^(https?|mailto|tel):/.test(link));
  assert.deepEqual(bad, [], `${path} has links that are not for opening`);
}

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
      await page.getByText('<img src=x').first().or(page.getByText('Right now')).first().waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      await nothingRan(page, path);
    }
    assert.deepEqual(foreign, []);
    await page.goto(`/conversations/${id}`);
    await page.locator('article').first().waitFor();
    const shown = await page.locator('article > .message-text').allTextContents();
    assert.deepEqual(shown, hostileTexts);
    assert.equal(await page.locator('[role=log] details').count(), 2 * hostileTexts.length);
  });
});
