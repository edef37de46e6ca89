import type { Page } from 'playwright-core';
import { makeWorld } from '../make-world.js';
import type { Account, World } from '../world.js';

/** One state of the dashboard that somebody may have before them. */
export interface Scene {
  /** In kebab-case: names its picture. */
  name: string;
  /** Who is signed in; absent for nobody. */
  who?: 'owner' | 'viewer' | 'platform-admin';
  path: string | ((world: World) => string);
  /** What is otherwise than in the world that every test begins with. */
  prepare?: (world: World) => void;
  /** What is done on the page before it is looked at. */
  act?: (page: Page, world: World) => Promise<void>;
}

/** Several scenes of one person. */
export const scenesOf = (who: NonNullable<Scene['who']>, scenes: readonly Scene[]): Scene[] =>
  scenes.map((scene) => ({ who, ...scene }));

const emails = {
  owner: 'ada@example.com',
  viewer: 'vera@example.com',
  'platform-admin': 'root@example.com',
} as const;

/** Sets a scene in a browser that was just opened, and in a world that begins anew. */
export async function openScene(page: Page, world: World, scene: Scene): Promise<void> {
  const { tell } = world;
  delete world.service;
  Object.assign(world, makeWorld(), { tell });
  scene.prepare?.(world);
  const path = typeof scene.path === 'string' ? scene.path : scene.path(world);
  if (scene.who) await enter(page, world, accountOf(world, scene.who));
  await openPage(page, path);
  await scene.act?.(page, world);
  await nothingLoads(page);
}

/** Opens a page and waits until nothing on it is loading. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
  await nothingLoads(page);
}

async function nothingLoads(page: Page): Promise<void> {
  const loading = page.getByText('Loading', { exact: true });
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
}

export function accountOf(world: World, who: NonNullable<Scene['who']>): Account {
  const account = world.accounts.find(({ email }) => email === emails[who]);
  if (!account) throw new Error(`nobody is ${who}`);
  return account;
}

/** Signs in without the page for it: how that works is looked at elsewhere. */
async function enter(page: Page, world: World, { id: accountId }: Account): Promise<void> {
  const session = { id: world.newId(), token: world.newId(), accountId, at: world.now() };
  world.sessions.push({ ...session, userAgent: await page.evaluate(() => navigator.userAgent) });
  await page
    .context()
    .addCookies([{ name: 'session', value: session.token, domain: '127.0.0.1', path: '/' }]);
}
