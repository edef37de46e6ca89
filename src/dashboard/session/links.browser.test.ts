import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { oneTimeToken, password } from '../testing/make-world.js';
import { setStage } from '../testing/stage.js';
import { desktop, phone, signIn } from '../testing/visit.js';

const chosen = 'staple river window';

describe('links by mail in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  /** The address in the latest mail to somebody. */
  const linkTo = (email: string): string => {
    const mail = stage.server.world.mails.find(({ recipient }) => recipient === email);
    return /\/welcome\?token=\S+/.exec(mail?.text ?? '')?.[0] ?? assert.fail('no link was sent');
  };
  const ask = async (page: Page, how: string, email: string) => {
    await page.goto('/');
    await page.getByRole('button', { name: how }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();
  };

  it('lead from a forgotten password to a new one, and end the session of before', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge');
    const other = await stage.visitAs(phone);
    await ask(other, 'Forgot your password?', 'ada@example.com');
    await other.goto(linkTo('ada@example.com'));
    await other.getByRole('textbox', { name: 'New password' }).fill(chosen);
    await other.getByRole('button', { name: 'Save the password and sign in' }).click();
    await other.getByRole('heading', { name: 'Overview' }).waitFor();
    await stage.page.getByRole('link', { name: 'Leads', exact: true }).click();
    await stage.shows('Your session has ended');
    await stage.page.getByLabel('E-mail address').fill('ada@example.com');
    await stage.page.getByLabel(/^Password/).fill(password);
    await stage.button('Sign in').click();
    await stage.shows('The e-mail address or the password is wrong.');
    await stage.page.getByLabel(/^Password/).fill(chosen);
    await stage.button('Sign in').click();
    await stage.page.getByRole('heading', { name: 'Leads' }).waitFor();
  });

  it('say the same for an address that nobody has', async () => {
    const told = [];
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      await ask(stage.page, 'Forgot your password?', email);
      told.push((await stage.page.locator('main').innerText()).replace(email, ''));
    }
    assert.equal(told[1], told[0]);
    assert.equal(stage.server.world.mails.length, 1);
  });

  it('lead on where they are worn out, and speak of a first password as of one', async () => {
    const { world } = stage.server;
    const { page } = stage;
    await page.goto('/welcome?token=a-token-that-nobody-knows');
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`/welcome?token=${oneTimeToken}`);
    await stage.shows('Choose a password for ada@example.com');
    assert.equal(await page.getByText('signed out everywhere else').count(), 0);
    const token = 'a-token-of-an-owner';
    const accountId = world.accounts[0]?.id ?? assert.fail('there is nobody');
    world.links.push({ token, purpose: 'reset-password', accountId });
    await page.goto(`/welcome?token=${token}`);
    await stage.shows('signed out everywhere else');
  });

  it('can be asked for again, at another address too', async () => {
    await ask(stage.page, 'Send me a link instead', 'nobody@example.com');
    await stage.button('Send it again').click();
    await stage.page.getByLabel('E-mail address').fill('vera@example.com');
    await stage.button('Send the link').click();
    await stage.shows('If there is an account for vera@example.com');
    assert.ok(linkTo('vera@example.com'));
  });

  it('wait for whoever has no password at hand', async () => {
    const { world } = stage.server;
    const token = 'a-token-of-an-address';
    const accountId = world.accounts[0]?.id ?? assert.fail('there is nobody');
    world.links.push({ token, purpose: 'confirm-email', accountId });
    await stage.page.goto(`/welcome?token=${token}`);
    await stage.page.getByRole('link', { name: 'Sign in another way' }).click();
    await stage.button('Send me a link instead').waitFor();
  });

  it('sign in by a button, not by being opened', async () => {
    await ask(stage.page, 'Send me a link instead', 'vera@example.com');
    const link = linkTo('vera@example.com');
    // As a program that looks into mails does, in a browser of its own.
    const scanner = await stage.visitAs(desktop);
    await scanner.goto(link);
    await scanner.getByText('You are signing in as vera@example.com.').waitFor();
    await stage.page.goto(link);
    await stage.button('Sign in').click();
    await stage.page.getByRole('heading', { name: 'Overview' }).waitFor();
    await scanner.getByRole('button', { name: 'Sign in' }).click();
    await scanner.getByText('The link has expired or has already been used.').waitFor();
  });

  it('bring somebody new into the team, with the rights of the role', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#team');
    await stage.button('Invite somebody').click();
    await stage.page.getByLabel('E-mail address').fill('grace@example.com');
    await stage.page.getByRole('dialog').getByLabel('Role').selectOption('viewer');
    await stage.button('Send the invitation').click();
    await stage.page.getByRole('heading', { name: 'grace@example.com' }).waitFor();
    const grace = await stage.visitAs(phone);
    await grace.goto(linkTo('grace@example.com'));
    await grace.getByRole('heading', { name: 'Join Corner Bakery' }).waitFor();
    await grace.getByLabel('Your name').fill('Grace');
    await grace.getByLabel(/^Password/).fill(chosen);
    await grace.getByRole('button', { name: 'Join the team' }).click();
    await grace.getByRole('heading', { name: 'Overview' }).waitFor();
    await grace.goto('/knowledge/new');
    await grace.getByText('Your role does not let you change the knowledge.').waitFor();
    await grace.goto('/settings#team');
    await grace.getByRole('heading', { name: 'Ada Baker' }).waitFor();
    assert.equal(await grace.getByRole('button', { name: 'Invite somebody' }).count(), 0);
    await stage.page.reload();
    await stage.page.getByRole('heading', { name: 'Grace' }).waitFor();
    await stage.shows('Nobody is invited right now.');
  });

  it('let somebody who works elsewhere sign in and confirm, and then choose where to work', async () => {
    const { world } = stage.server;
    const workshop = world.desks[1] ?? assert.fail('there is one business');
    const token = 'a-token-of-an-invitation';
    workshop.invitations.push({
      ...{ id: world.newId(), email: 'vera@example.com', role: 'viewer', invited_by: 'Bob', token },
      ...{ is_expired: false, expires_at: world.now(), created_at: world.now() },
    });
    await signIn(stage.page, 'ada@example.com', '/');
    await stage.page.goto(`/welcome?token=${token}`);
    await stage.shows('This invitation is for vera@example.com');
    await stage.button('Sign out').click();
    await stage.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await stage.page.goto(`/welcome?token=${token}`);
    await stage.shows('You already have an account. Sign in to join.');
    assert.equal(await stage.page.getByLabel('E-mail address').inputValue(), 'vera@example.com');
    await stage.page.getByLabel(/^Password/).fill(password);
    await stage.button('Sign in and join').click();
    const choice = stage.page.getByLabel('Work in');
    await choice.waitFor();
    assert.equal(await choice.locator('option:checked').innerText(), 'Bicycle Workshop');
    await choice.selectOption({ label: 'Corner Bakery' });
    await stage.page.locator('header').getByText('Corner Bakery').waitFor();
  });
});
