import type { Page } from 'playwright-core';
import { bakeryOf } from './fill-world.js';
import { platformScenes } from './platform.js';
import { type Scene, scenesOf } from './scene.js';

const body = { error: { code: 'internal', message: 'The server could not answer.', request_id: 'r77' } };

async function failLeads(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/leads/, (route) => route.fulfill({ status: 500, json: body }));
  await openLeads(page);
  await page.getByText('give this code: r77').waitFor();
}

async function goOffline(page: Page): Promise<void> {
  await page.route(/\/api\/v1\//, (route) => route.abort());
  await openLeads(page);
  await page.getByText('The server cannot be reached').first().waitFor();
}

/** By the keyboard, since a phone's menu covers the link until it is open. */
const openLeads = (page: Page) =>
  page.getByRole('link', { name: 'Leads', exact: true, includeHidden: true }).first().dispatchEvent('click');

const troubles: Scene[] = [
  { name: 'not-found', who: 'owner', path: '/nothing-here' },
  { name: 'gone', who: 'owner', path: (world) => `/knowledge/${bakeryOf(world).leads[0]?.id ?? ''}` },
  { name: 'failed', who: 'owner', path: '/knowledge', act: failLeads },
  { name: 'offline', who: 'owner', path: '/knowledge', act: goOffline },
  { name: 'menu', who: 'owner', path: '/knowledge', act: openMenu },
];

/** On a phone the navigation is behind a button; elsewhere it is there anyway. */
async function openMenu(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}

const readOnly = scenesOf('viewer', [
  { name: 'viewer-overview', path: '/' },
  { name: 'viewer-leads', path: '/leads' },
  {
    name: 'viewer-conversation',
    path: (world) => `/conversations/${bakeryOf(world).conversations[0]?.id ?? ''}`,
  },
  { name: 'viewer-connection', path: (world) => `/connections/${bakeryOf(world).connections[0]?.id ?? ''}` },
  { name: 'viewer-knowledge', path: '/knowledge' },
  { name: 'viewer-assistant', path: '/assistant' },
  { name: 'viewer-settings', path: '/settings' },
  { name: 'viewer-not-allowed', path: '/settings#sign-in' },
  { name: 'viewer-not-allowed-page', path: '/platform' },
]);

/** The installation itself, what goes wrong, and what those see who may only read. */
export const elsewhere: readonly Scene[] = [...platformScenes, ...troubles, ...readOnly];
