import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { OutboxMail } from '../contract/outbox.js';
import { Invitation } from '../contract/team.js';
import { exampleOf } from './testing/example-of.js';
import { faultsOf } from './testing/faults-of.js';
import { oneTimeToken } from './testing/make-world.js';
import { setStage } from './testing/stage.js';
import { desktop, phone, signIn } from './testing/visit.js';
import type { Desk } from './testing/world.js';

/** Every page that a member can open, with the heading that shows it is there. */
const pagesOf = ({ conversations, connections, sources }: Desk): string[] => [
  ...['/', '/conversations', '/conversations?q=nothing-like-this', '/leads', '/leads?q=nothing-like-this'],
  ...conversations.map(({ id }) => `/conversations/${id}`),
  ...['/connections', '/connections/new/example', '/connections/new/window'],
  ...connections.flatMap(({ id }) => [`/connections/${id}`, `/connections/${id}/history`]),
  ...['/knowledge', '/knowledge/new?kind=text', '/knowledge/new?kind=faq', '/knowledge/test'],
  ...['/knowledge/questions', '/?days=90', '/conversations?figure=silent&since=2026-05-01&until=2026-05-04'],
  ...sources.map(({ id }) => `/knowledge/${id}`),
  ...[
    '/assistant',
    '/settings',
    '/settings#team',
    '/settings#keys',
    '/settings#audit',
    '/settings#data',
    '/settings#account',
  ],
  ...['/nothing-here', `/leads/${sources[0]!.id}`],
];

/** Every page in one of the two looks; the proof takes every page in both. */
const isFull = process.env['TEST_FULL'] !== undefined;
const seenIn = (pages: readonly string[], isPhone: boolean): readonly string[] =>
  isFull ? pages : pages.filter((_, at) => at % 2 === Number(isPhone));

/** Somebody is asked into the team. */
const invitation = {
  ...exampleOf(Invitation),
  ...{ email: 'grace.with.a.very.long.name@mail.corner-bakery.example', token: 'a-token-of-an-invitation' },
};

/** Opens a page and waits until nothing on it is loading. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
  const loading = page.getByText('Loading', { exact: true });
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
}

describe('every page of the dashboard', function () {
  this.timeout(300_000);
  const stage = setStage();

  for (const [name, look] of Object.entries({ desktop, phone })) {
    it(`has no fault that axe finds, on a ${name} in ${look.colorScheme} colours, and fits its width`, async () => {
      const page = await stage.visitAs(look);
      await page.goto('/');
      await page.getByRole('heading').waitFor();
      assert.deepEqual(await faultsOf(page), []);
      stage.bakery.invitations.push(invitation);
      for (const path of [
        `/welcome?token=${oneTimeToken}`,
        `/welcome?token=${invitation.token}`,
        '/welcome',
      ]) {
        await open(page, path);
        assert.deepEqual(await faultsOf(page), [], path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= look.width, `${path} is ${width} wide`);
      }
      await signIn(page, 'ada@example.com');
      for (const path of seenIn(pagesOf(stage.bakery), look === phone)) {
        await open(page, path);
        for (const summary of await page.locator('summary:visible').all()) await summary.click();
        assert.deepEqual(await faultsOf(page), [], path);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= look.width, `${path} is ${width} wide`);
      }
    });
  }

  it('has no fault that axe finds in its dialogs', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/leads');
    await page.getByRole('button', { name: 'Details of Grace' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await open(page, '/conversations');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await open(page, '/assistant');
    await page.getByRole('tab', { name: 'What visitors mean' }).click();
    await page.getByRole('button', { name: 'Edit Opening hours' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await open(page, '/settings');
    await page.getByRole('tab', { name: 'API keys' }).click();
    await page.getByRole('button', { name: 'Create a key' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await open(page, '/');
    await open(page, '/settings#team');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await open(page, '/');
    await open(page, '/settings#account');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('img', { name: 'QR code for the app' }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
  });

  it('has no fault that axe finds for a platform admin', async () => {
    const { page } = stage;
    await signIn(page, 'root@example.com', '/platform');
    await page.getByRole('heading', { name: 'Corner Bakery' }).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    stage.server.world.mails.push(exampleOf(OutboxMail));
    await page.getByRole('tab', { name: 'Mails' }).click();
    await page.getByText('Show the text').click();
    assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('tab', { name: 'Businesses' }).click();
    await page.getByRole('button', { name: 'Work in Corner Bakery' }).click();
    await page.getByText('You work inside Corner Bakery').waitFor();
    assert.deepEqual(await faultsOf(page), []);
  });

  it('says what to do where there is nothing yet', async () => {
    const { page } = stage;
    Object.assign(stage.bakery, { conversations: [], leads: [], connections: [], sources: [], apiKeys: [] });
    await signIn(page, 'ada@example.com', '/');
    const words: [string, string][] = [
      ['/', 'Nobody waits for a human'],
      ['/conversations', 'No open conversations'],
      ['/leads', 'No leads yet'],
      ['/connections', 'Nothing is connected yet'],
      ['/knowledge', 'There is no knowledge yet'],
    ];
    for (const [path, text] of words) {
      await open(page, path);
      await page.getByText(text).waitFor();
      assert.deepEqual(await faultsOf(page), [], path);
    }
  });

  it('says what failed, and tries again when asked', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', '/knowledge');
    const body = {
      error: { code: 'internal', message: 'Something went wrong on our side.', request_id: 'r77' },
    };
    await page.route('**/api/v1/leads?**', (route) => route.fulfill({ status: 500, json: body }));
    await page.route('**/api/v1/leads', (route) => route.fulfill({ status: 500, json: body }));
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await page.getByText('Request r77').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row', { name: 'Grace' }).waitFor();
  });

  it('loads at most 250 kB of compressed script before the overview stands', async () => {
    const page = await stage.visitAs(desktop);
    await signIn(page, 'ada@example.com', '/');
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body());
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Getting started' }).waitFor();
    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    assert.ok(bytes > 100_000, `measured ${bytes} bytes: too little to be true`);
    assert.ok(bytes <= 250_000, `${bytes} bytes`);
  });
});
