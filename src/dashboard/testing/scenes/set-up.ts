import type { Page } from 'playwright-core';
import { exampleOf } from '../example-of.js';
import { HistoryImport } from '../../../contract/history.js';
import { Transfer } from '../../../contract/transfers.js';
import { transfersOf } from '../routes-transfer.js';
import { appCode } from '../make-world.js';
import type { World } from '../world.js';
import { bakeryOf, fillWorld } from './fill-world.js';
import { type Scene, scenesOf } from './scene.js';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const press = (name: string) => (page: Page) => button(page, name).first().click();
/** Presses a button that opens a dialog. */
const ask = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};

const connection =
  (place: number, below = '') =>
  (world: World) =>
    `/connections/${bakeryOf(world).connections[place]?.id ?? ''}${below}`;

async function openMeaning(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Intents' }).click();
  await page.getByRole('list', { name: 'Intents' }).waitFor();
}

const assistant: Scene[] = [
  { name: 'assistant', path: '/assistant' },
  {
    ...{ name: 'assistant-refused', path: '/assistant' },
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
      await page.getByLabel('Temperature').fill('5');
      await press('Publish')(page);
    },
  },
  { name: 'assistant-intents', path: '/assistant', act: openMeaning },
  {
    ...{ name: 'assistant-intent', path: '/assistant' },
    act: async (page) => {
      await openMeaning(page);
      await ask('Edit Opening hours')(page);
    },
  },
  {
    ...{ name: 'assistant-new-intent', path: '/assistant' },
    act: async (page) => {
      await openMeaning(page);
      await ask('Add an intent')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    },
  },
];

const asked =
  (...questions: string[]) =>
  async (page: Page) => {
    const field = page.getByRole('textbox', { name: 'Your message' });
    for (const [place, question] of questions.entries()) {
      await field.fill(question);
      await field.press('Enter');
      await page.getByRole('group', { name: 'Why it was answered so' }).nth(place).waitFor();
    }
  };

const playground: Scene[] = [
  { name: 'playground', path: '/playground' },
  {
    ...{ name: 'playground-answered', path: '/playground' },
    act: asked('Are you open on Saturday? Write to me at grace@example.com.', 'Do you bake on the moon?'),
  },
  {
    ...{ name: 'playground-right-to-left', path: '/playground' },
    act: asked('هل أنتم مفتوحون يوم السبت؟', `open ${'Donaudampfschifffahrtsgesellschaft'.repeat(6)}`),
  },
  {
    ...{ name: 'playground-refused', path: '/playground' },
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Your message' }).fill('too fast');
      await page.getByRole('textbox', { name: 'Your message' }).press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
];

const connections: Scene[] = [
  { name: 'connections', path: '/connections' },
  {
    ...{ name: 'connections-empty', path: '/connections' },
    prepare: (world) => {
      bakeryOf(world).connections = [];
    },
  },
  { name: 'connection-new', path: '/connections/new/example' },
  { name: 'connection-new-nothing-typed', path: '/connections/new/example', act: press('Connect') },
  { name: 'connection-new-window', path: '/connections/new/window' },
  { name: 'connection', path: connection(0) },
  { name: 'connection-window', path: connection(1) },
  { name: 'connection-broken', path: connection(2) },
  { name: 'connection-remove', path: connection(2), act: ask('Remove') },
  { name: 'history', path: connection(0, '/history') },
  {
    ...{ name: 'history-running', path: connection(0, '/history') },
    prepare: (world) => {
      bakeryOf(world).historyImport = { ...exampleOf(HistoryImport), waits_for: 'quota' };
    },
  },
  {
    ...{ name: 'history-read', path: connection(0, '/history') },
    act: async (page) => {
      await press('Import past conversations')(page);
      await page.getByText('Complete', { exact: true }).waitFor();
    },
  },
  {
    ...{ name: 'history-talk', path: connection(0, '/history') },
    act: async (page) => {
      await press('Import past conversations')(page);
      await press('Open “Do you deliver to Norway?”')(page);
      await page.getByRole('dialog').getByText('Every Tuesday.').waitFor();
    },
  },
];

function gather(world: World): void {
  const done = exampleOf(Transfer);
  const { transfers } = transfersOf(bakeryOf(world));
  transfers.push(
    { ...done, id: world.newId(), state: 'building', row_count: 0, byte_count: 0, finished_at: null },
    done,
    { ...done, id: world.newId(), state: 'failed', problem: 'The storage is full.' },
    { ...done, id: world.newId(), direction: 'import', left_out: 12 },
  );
}

async function setUpFactor(page: Page): Promise<void> {
  await press('Set it up')(page);
  await page.getByRole('img', { name: 'QR code for the app' }).waitFor();
}

const settings: Scene[] = [
  { name: 'settings-business', path: '/settings' },
  {
    ...{ name: 'settings-business-refused', path: '/settings' },
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
      await page.getByLabel('Website').fill('bakery');
      await page.getByLabel('E-mail', { exact: true }).fill('nobody');
      await page.getByLabel('Our team is there only during opening hours').check();
      await press('Save settings')(page);
    },
  },
  { name: 'settings-team', path: '/settings#team', prepare: fillWorld },
  { name: 'settings-invite', path: '/settings#team', act: ask('Invite somebody') },
  { name: 'settings-remove-member', path: '/settings#team', act: ask('Remove') },
  { name: 'settings-sign-in', path: '/settings#sign-in', prepare: fillWorld },
  { name: 'settings-sign-in-empty', path: '/settings#sign-in', act: press('Save the sign-in service') },
  {
    name: 'settings-remove-service',
    path: '/settings#sign-in',
    prepare: fillWorld,
    act: ask('Remove the sign-in service'),
  },
  { name: 'settings-keys', path: '/settings#keys', prepare: fillWorld },
  {
    ...{ name: 'settings-keys-empty', path: '/settings#keys' },
    prepare: (world) => {
      bakeryOf(world).apiKeys = [];
    },
  },
  { name: 'settings-new-key', path: '/settings#keys', act: ask('Create a key') },
  {
    ...{ name: 'settings-the-key', path: '/settings#keys' },
    act: async (page) => {
      await ask('Create a key')(page);
      await page.getByLabel('Name').fill('Shop');
      await page.getByLabel('Let visitors ask the assistant and get its answers').check();
      await page.getByRole('dialog').getByRole('button', { name: 'Create a key' }).click();
      await page.getByText('Copy the key now').waitFor();
    },
  },
  { name: 'settings-changes', path: '/settings#changes' },
  {
    ...{ name: 'settings-changes-none', path: '/settings#changes' },
    act: async (page) => {
      await page.getByLabel('Section', { exact: true }).selectOption('Languages');
      await page.getByText('Nothing was changed in this section').waitFor();
    },
  },
  {
    ...{ name: 'settings-set-back', path: '/settings#changes' },
    act: async (page) => {
      await button(page, /^Restore: Opening hours/).click();
      await page.getByRole('dialog').getByText('What will change').waitFor();
    },
  },
  { name: 'settings-audit', path: '/settings#audit' },
  { name: 'settings-data', path: '/settings#data', prepare: gather },
  {
    ...{ name: 'settings-end', path: '/settings#data' },
    act: press('End the business'),
  },
  { name: 'settings-account', path: '/settings#account' },
  { name: 'settings-account-full', path: '/settings#account', prepare: fillWorld },
  { name: 'settings-set-up-factor', path: '/settings#account', act: setUpFactor },
  {
    ...{ name: 'settings-recovery-codes', path: '/settings#account' },
    act: async (page) => {
      await setUpFactor(page);
      await page.getByRole('dialog').getByRole('textbox', { name: 'Code', exact: true }).fill(appCode);
      await press('Turn it on')(page);
      await page.getByText('Keep these recovery codes').waitFor();
    },
  },
  {
    name: 'settings-new-recovery-codes',
    path: '/settings#account',
    prepare: fillWorld,
    act: ask('New recovery codes'),
  },
  {
    name: 'settings-turn-off-factor',
    path: '/settings#account',
    prepare: fillWorld,
    act: ask('Turn it off'),
  },
];

/** The areas in which a business is set up. */
export const setUp: readonly Scene[] = scenesOf('owner', [
  ...assistant,
  ...playground,
  ...connections,
  ...settings,
]);
