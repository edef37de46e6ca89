import type { Page } from 'playwright-core';
import { InstallationProcess } from '../../../contract/installation.js';
import { Tenant } from '../../../contract/tenants.js';
import { exampleOf } from '../example-of.js';
import { makeGivenUp } from '../make-installation.js';
import { makeDesk } from '../make-world.js';
import type { World } from '../world.js';
import { bakeryOf, fillWorld } from './fill-world.js';
import { type Scene, scenesOf } from './scene.js';

const railway = 'Association of Friends of the Steam Railway';

function manyTenants(world: World): void {
  fillWorld(world);
  for (const status of ['suspended', 'deleting', 'deleted'] as const) {
    const ends = { status, delete_at: status === 'deleting' ? '2026-12-24T00:00:00.000Z' : null };
    const tenant = {
      ...exampleOf(Tenant),
      ...{ id: world.newId(), name: `${railway} (${status})`, slug: `railway-${status}`, ...ends },
    };
    world.desks.push(makeDesk(tenant));
  }
}

function giveUp(world: World): void {
  manyTenants(world);
  const few = makeGivenUp(bakeryOf(world), world.newId);
  const [one] = few;
  if (!one) return;
  const elsewhere = {
    tenant: { id: world.newId(), name: `${railway} (suspended)` },
    connection: { ...one.connection, name: 'Tickets, museum and everything else', connector: 'window' },
  };
  const others = ['operator-reply', 'note', 'email', 'contact'].map((kind, place) => ({
    ...{ ...one, id: world.newId(), kind, attempt: place + 1 },
    ...(place % 2 === 0 ? elsewhere : {}),
    reason: ['delivery-uncertain', 'unreachable', 'config', 'not-found'][place] ?? '',
  }));
  world.givenUp = [...few, ...others];
}

/** A cluster in the middle of an update, with a process that hangs. */
function runMany(world: World): void {
  giveUp(world);
  const process = exampleOf(InstallationProcess);
  const minutesAgo = (minutes: number) => new Date(Date.parse(world.now()) - minutes * 60_000).toISOString();
  const each = [
    { host: 'patchbay-web-5c6d8f7b9-x2x4q', roles: ['web' as const], version: '0.2.0', seen_at: world.now() },
    { host: 'patchbay-worker-7d9f4c5b6-hk8zp', seen_at: minutesAgo(4), is_silent: true },
    { host: 'patchbay-scheduler-66bd7f54c9-q7lxw', roles: ['scheduler' as const], seen_at: world.now() },
  ];
  Object.assign(world.installation, {
    database: { kind: 'postgresql', version: '16.9 (Debian 16.9-1.pgdg120+1)' },
    queue: { kind: 'redis', counts: { waiting: 1_204, running: 12, delayed: 40 } },
    work: [
      { kind: 'conversation', due: 31, oldest_seconds: 4.2 },
      { kind: 'delivery', due: 1, oldest_seconds: 190 },
      { kind: 'hint', due: 0, oldest_seconds: 0 },
      { kind: 'mail', due: 2, oldest_seconds: 7_400 },
    ],
    processes: each.map((one) => ({ ...process, id: world.newId(), started_at: minutesAgo(200), ...one })),
  });
}

/** Nothing can be told: the queue and the database are slow, and no process has said a word. */
function knowLittle({ installation }: World): void {
  Object.assign(installation, { work: null, parked_deliveries: null, processes: [] });
  installation.queue.counts = null;
}

const failing = (path: RegExp, url: string) => async (page: Page) => {
  const body = { error: { code: 'internal', message: 'The server could not answer.', request_id: 'r78' } };
  await page.route(path, (route) => route.fulfill({ status: 500, json: body }));
  await page.goto(url);
  await page.getByText('give this code: r78').first().waitFor();
};

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

const rejected = '/platform?tab=undelivered&cause=rejected';

const tabs: Omit<Scene, 'who'>[] = [
  { name: 'platform', path: '/platform', prepare: manyTenants },
  {
    ...{ name: 'platform-failing', path: '/platform?tab=mails' },
    act: failing(/\/admin\/tenants/, '/platform'),
  },
  { name: 'platform-undelivered', path: '/platform?tab=undelivered', prepare: giveUp },
  { name: 'platform-undelivered-empty', path: '/platform?tab=undelivered' },
  { name: 'platform-undelivered-of-cause', path: rejected, prepare: giveUp },
  { name: 'platform-undelivered-none-found', path: rejected },
  {
    ...{ name: 'platform-undelivered-all', path: rejected, prepare: giveUp },
    act: async (page) => {
      await press('Send all again')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...{ name: 'platform-undelivered-failing', path: '/platform' },
    act: failing(/\/admin\/deliveries/, '/platform?tab=undelivered'),
  },
  {
    ...{ name: 'platform-connectors', path: '/platform?tab=connectors' },
    prepare: ({ origins }) => void origins.set('window', '@corner-bakery/patchbay-window@2.1.0'),
  },
  {
    ...{ name: 'platform-connectors-empty', path: '/platform?tab=connectors' },
    prepare: (world) => {
      world.connectors = [];
    },
  },
  {
    ...{ name: 'platform-connectors-failing', path: '/platform' },
    act: failing(/\/admin\/connectors/, '/platform?tab=connectors'),
  },
  { name: 'platform-system', path: '/platform?tab=system' },
  { name: 'platform-system-full', path: '/platform?tab=system', prepare: runMany },
  { name: 'platform-system-unknown', path: '/platform?tab=system', prepare: knowLittle },
  {
    ...{ name: 'platform-system-failing', path: '/platform' },
    act: failing(/\/admin\/installation/, '/platform?tab=system'),
  },
  {
    ...{ name: 'platform-system-stale', path: '/platform?tab=system' },
    act: async (page) => {
      await page.getByRole('heading', { name: 'Processes' }).waitFor();
      await page.route(/\/admin\/installation/, (route) => route.abort());
      await press('Read again')(page);
      await page.getByText('It could not be read again').waitFor();
    },
  },
  {
    ...{ name: 'platform-mails', path: '/platform?tab=mails', prepare: manyTenants },
    act: (page) => page.getByText('Text of the e-mail').first().click(),
  },
  { name: 'platform-mails-empty', path: '/platform?tab=mails' },
];

const acts: Omit<Scene, 'who'>[] = [
  {
    ...{ name: 'platform-new', path: '/platform' },
    act: async (page) => {
      await press('New business')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Create the business' }).click();
    },
  },
  {
    ...{ name: 'platform-delete', path: '/platform' },
    act: async (page) => {
      await press('Delete')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    ...{ name: 'platform-inside', path: '/platform' },
    act: async (page) => {
      await press('Open Corner Bakery')(page);
      await page.getByText('You are working inside Corner Bakery').waitFor();
    },
  },
  { name: 'platform-no-business', path: '/leads' },
];

/** The installation itself, as its administrators see it. */
export const platformScenes: readonly Scene[] = scenesOf('platform-admin', [...tabs, ...acts]);
