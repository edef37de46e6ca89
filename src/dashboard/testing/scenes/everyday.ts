import type { Page } from 'playwright-core';
import type { World } from '../world.js';
import { bakeryOf, fillWorld } from './fill-world.js';
import { type Scene, scenesOf } from './scene.js';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const press = (name: string) => (page: Page) => button(page, name).first().click();

/** All that a business has is taken away. */
function empty(world: World): void {
  const nothing = { conversations: [], leads: [], connections: [], sources: [], apiKeys: [], questions: [] };
  Object.assign(bakeryOf(world), nothing);
}

/** Nothing but a connection that was begun. */
function begin(world: World): void {
  const { connections, config } = bakeryOf(world);
  empty(world);
  const [inbox] = connections;
  if (inbox) Object.assign(inbox, { status: 'connecting', trust: 'draft', last_event_at: null });
  bakeryOf(world).connections = connections.slice(0, 1);
  Object.assign(config, { languages: ['en'], business: {}, opening_hours: null });
}

function park(world: World): void {
  const { conversations } = bakeryOf(world);
  for (const { waiting_deliveries } of conversations)
    for (const delivery of waiting_deliveries)
      Object.assign(delivery, { state: 'parked', reason: 'rejected' });
}

const conversation = (place: number) => (world: World) =>
  `/conversations/${bakeryOf(world).conversations[place]?.id ?? ''}?view=all`;

const source = (place: number) => (world: World) => `/knowledge/${bakeryOf(world).sources[place]?.id ?? ''}`;

const overview: Scene[] = [
  { name: 'overview', path: '/' },
  { name: 'overview-90-days', path: '/?days=90', prepare: fillWorld },
  { name: 'overview-empty', path: '/', prepare: empty },
  { name: 'overview-begun', path: '/', prepare: begin },
  { name: 'overview-parked', path: '/', prepare: park },
  {
    ...{ name: 'overview-unfolded', path: '/?days=7' },
    act: async (page) => {
      await page.getByText('The same in numbers').click();
      await page.getByLabel('What is counted as “Handed over”').click();
    },
  },
  {
    ...{ name: 'overview-unconfirmed', path: '/' },
    prepare: ({ accounts }) => {
      for (const account of accounts) account.isUnconfirmed = true;
    },
  },
];

async function unfoldWhy(page: Page): Promise<void> {
  await page.getByText('Why?').first().click();
  for (const summary of await page.locator('.why summary:visible').all())
    if ((await summary.innerText()) !== 'Why?') await summary.click();
}

const conversations: Scene[] = [
  { name: 'conversations', path: '/conversations?view=all', prepare: fillWorld },
  { name: 'conversations-waiting', path: '/conversations?view=waiting' },
  { name: 'conversations-empty', path: '/conversations', prepare: empty },
  { name: 'conversations-found', path: '/conversations?view=all&q=cake', prepare: fillWorld },
  { name: 'conversations-none-found', path: '/conversations?q=nothing-like-this' },
  { name: 'conversations-of-figure', path: '/conversations?figure=silent&since=2026-05-01&until=2026-05-04' },
  {
    ...{ name: 'conversations-keys', path: '/conversations' },
    act: async (page) => {
      await page.getByRole('searchbox').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'conversation-answered', path: conversation(0), prepare: fillWorld },
  { name: 'conversation-why', path: conversation(0), act: unfoldWhy },
  { name: 'conversation-waiting', path: conversation(1), prepare: fillWorld },
  {
    ...{ name: 'conversation-taken-over', path: conversation(0) },
    act: async (page) => {
      await press('Take over')(page);
      await page.getByRole('region', { name: 'Notices' }).getByRole('alert').waitFor();
    },
  },
  { name: 'conversation-parked', path: conversation(1), prepare: park },
  { name: 'conversation-human', path: conversation(2) },
  { name: 'conversation-closed', path: conversation(3) },
  {
    ...{ name: 'conversation-note', path: conversation(1) },
    act: (page) => page.getByText('Private note', { exact: true }).click(),
  },
  {
    ...{ name: 'conversation-erase', path: conversation(0) },
    act: async (page) => {
      // On a phone it is folded away.
      const fold = page.getByText('This visitor’s data', { exact: true });
      if (await fold.isVisible()) await fold.click();
      await press('Erase this visitor')(page);
      await page.getByText('14 messages').waitFor();
    },
  },
];

async function chooseTwo(page: Page): Promise<void> {
  await page.getByLabel('Select Grace').check();
  await page.getByLabel('Select Ivan').check();
}

const leads: Scene[] = [
  { name: 'leads', path: '/leads', prepare: fillWorld },
  { name: 'leads-board', path: '/leads?layout=board', prepare: fillWorld },
  { name: 'leads-empty', path: '/leads', prepare: empty },
  { name: 'leads-board-empty', path: '/leads?layout=board', prepare: empty },
  { name: 'leads-none-found', path: '/leads?q=nothing-like-this' },
  { name: 'leads-chosen', path: '/leads', prepare: fillWorld, act: chooseTwo },
  {
    ...{ name: 'leads-merge', path: '/leads' },
    act: async (page) => {
      await chooseTwo(page);
      await press('Merge two')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...{ name: 'leads-saved-filters', path: '/leads?status=won', prepare: fillWorld },
    act: async (page) => {
      await press('Saved filters')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...{ name: 'lead-after-another', path: '/leads', prepare: fillWorld },
    act: async (page) => {
      await page.getByLabel('Status of Ivan').selectOption('Qualified');
      await page.getByText('Ivan is now “Qualified”').waitFor();
      await button(page, 'Details of Grace').click();
      await page.getByRole('dialog').getByLabel('Note').waitFor();
    },
  },
  {
    ...{ name: 'lead', path: '/leads', prepare: fillWorld },
    act: async (page) => {
      await button(page, 'Details of Grace').click();
      await page.getByRole('dialog').getByLabel('Note').waitFor();
    },
  },
];

const knowledge: Scene[] = [
  { name: 'knowledge', path: '/knowledge', prepare: fillWorld },
  {
    ...{ name: 'knowledge-more', path: '/knowledge' },
    act: async (page) => {
      // Where there is room for all, nothing is behind a menu.
      if ((page.viewportSize()?.width ?? 0) < 768) await button(page, /^More$/).click();
    },
  },
  { name: 'knowledge-empty', path: '/knowledge', prepare: empty },
  { name: 'knowledge-none-found', path: '/knowledge?q=nothing-like-this' },
  { name: 'knowledge-source-faq', path: source(0) },
  { name: 'knowledge-source-text', path: source(1) },
  { name: 'knowledge-source-failed', path: source(2) },
  {
    ...{ name: 'knowledge-source-delete', path: source(1) },
    act: async (page) => {
      await press('Delete')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'knowledge-new-text', path: '/knowledge/new?kind=text' },
  { name: 'knowledge-new-faq', path: '/knowledge/new?kind=faq', act: press('Add questions and answers') },
  { name: 'knowledge-test', path: '/knowledge/test' },
  {
    ...{ name: 'knowledge-test-found', path: '/knowledge/test' },
    act: async (page) => {
      await page
        .getByLabel('A question as a visitor would ask it')
        .fill('Are you open on Monday or Saturday?');
      await button(page, 'Search').click();
      await page.getByText('Score').first().waitFor();
    },
  },
  { name: 'knowledge-questions', path: '/knowledge/questions', prepare: fillWorld },
  { name: 'knowledge-questions-empty', path: '/knowledge/questions', prepare: empty },
];

/** The areas in which a team works day by day. */
export const everyday: readonly Scene[] = scenesOf('owner', [
  ...overview,
  ...conversations,
  ...leads,
  ...knowledge,
]);
