import type { Page } from 'playwright-core';
import { Invitation } from '../../../contract/team.js';
import { exampleOf } from '../example-of.js';
import { oneTimeToken } from '../make-world.js';
import type { Link, World } from '../world.js';
import { bakeryOf, longInvitation } from './fill-world.js';
import { accountOf, type Scene } from './scene.js';

const token = 'a-token-that-is-in-a-mail';
const linkFor = (purpose: Link['purpose']) => (world: World) => {
  world.links.push({ token, purpose, accountId: accountOf(world, 'owner').id });
};
const invite = (world: World) => {
  bakeryOf(world).invitations.push({ ...exampleOf(Invitation), ...longInvitation });
};
const inviteOwner = (world: World) => {
  bakeryOf(world).invitations.push({ ...exampleOf(Invitation), email: 'ada@example.com', token });
};
const allWays = (world: World) => {
  world.ways = { openid: { name: 'Example ID' }, team: { name: 'Bakery accounts' }, sign_up: true };
};

async function askForLink(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();

async function giveWrongPassword(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('ada@example.com');
  await page.getByLabel(/^Password/).fill('not the password');
  await press('Sign in')(page);
  await page.getByRole('alert').waitFor();
}

async function giveFirstFactor(page: Page): Promise<void> {
  await press('Sign in')(page);
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
}

/** Where nobody is signed in yet. */
export const frontDoor: readonly Scene[] = [
  { name: 'sign-in', path: '/' },
  { name: 'sign-in-nothing-typed', path: '/', act: press('Sign in') },
  { name: 'sign-in-refused', path: '/', act: giveWrongPassword },
  {
    ...{ name: 'sign-in-all-ways', path: '/sign-in?team=corner-bakery', prepare: allWays },
    act: (page) => page.getByRole('button', { name: 'Sign in with Bakery accounts' }).waitFor(),
  },
  { name: 'sign-in-problem', path: '/sign-in?problem=not-a-member', prepare: allWays },
  { name: 'sign-in-by-link', path: '/', act: press('Send me a link instead') },
  {
    ...{ name: 'sign-in-link-sent', path: '/' },
    act: async (page) => {
      await press('Forgot your password?')(page);
      await askForLink(page);
    },
  },
  {
    ...{ name: 'sign-in-second-factor', path: `/welcome?token=${token}` },
    prepare: (world) => {
      linkFor('sign-in')(world);
      accountOf(world, 'owner').factor = { isOn: true, codes: [] };
    },
    act: giveFirstFactor,
  },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'sign-up-nothing-typed', path: '/sign-up', act: press('Create your business') },
  { name: 'welcome-first-password', path: `/welcome?token=${oneTimeToken}` },
  { name: 'welcome-reset', path: `/welcome?token=${token}`, prepare: linkFor('reset-password') },
  { name: 'welcome-sign-in', path: `/welcome?token=${token}`, prepare: linkFor('sign-in') },
  { name: 'welcome-confirm', path: `/welcome?token=${token}`, prepare: linkFor('confirm-email') },
  {
    ...{ name: 'welcome-confirm-signed-in', who: 'owner' },
    ...{ path: `/welcome?token=${token}`, prepare: linkFor('confirm-email') },
  },
  { name: 'welcome-invitation', path: `/welcome?token=${longInvitation.token}`, prepare: invite },
  { name: 'welcome-invitation-known', path: `/welcome?token=${token}`, prepare: inviteOwner },
  {
    ...{ name: 'welcome-invitation-of-another', who: 'viewer' },
    ...{ path: `/welcome?token=${token}`, prepare: inviteOwner },
  },
  { name: 'welcome-dead-link', path: '/welcome?token=a-token-that-nobody-knows' },
  { name: 'welcome-broken-link', path: '/welcome' },
];
