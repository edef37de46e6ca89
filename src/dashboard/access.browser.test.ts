import assert from 'node:assert/strict';
import { oneTimeToken, password } from './testing/make-world.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('the dashboard lets in', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('lets nobody in without the right password, and then leads to the page that was asked for', async () => {
    await stage.page.goto('/leads');
    await stage.page.getByLabel('E-mail address').fill('ada@example.com');
    await stage.page.getByLabel(/^Password/).fill('not the password');
    await stage.button('Sign in').click();
    await stage.shows('The e-mail address or the password is wrong.');
    await stage.page.getByLabel(/^Password/).fill(password);
    await stage.page.keyboard.press('Enter');
    await stage.page.getByRole('heading', { name: 'Leads' }).waitFor();
  });

  it('lets a person choose a password with a one-time link, and says when the link is used up', async () => {
    await stage.page.goto(`/welcome?token=${oneTimeToken.toLowerCase()}`);
    await stage.page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    await stage.page.goto(`/welcome?token=${oneTimeToken}`);
    for (const weak of ['short', 'Password123']) {
      await stage.page.getByLabel(/^Password/).fill(weak);
      await stage.button('Save the password and sign in').click();
      await stage.page.locator('input[aria-invalid="true"]').waitFor();
    }
    await stage.page.getByLabel(/^Password/).fill('a much longer one');
    await stage.button('Save the password and sign in').click();
    await stage.page.getByRole('heading', { name: 'Overview' }).waitFor();
    assert.equal(stage.server.world.accounts[0]?.password, 'a much longer one');
    await stage.page.goto(`/welcome?token=${oneTimeToken}`);
    await stage.page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
  });

  it('asks to sign in again when the session has ended, and goes on where one was', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge');
    await stage.page.getByRole('heading', { name: 'Knowledge', exact: true }).waitFor();
    await stage.page.context().clearCookies();
    await stage.page.getByRole('link', { name: 'Settings' }).click();
    await stage.shows('Your session has ended');
    await stage.page.getByLabel('E-mail address').fill('ada@example.com');
    await stage.page.getByLabel(/^Password/).fill(password);
    await stage.button('Sign in').click();
    await stage.page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  it('lets a platform admin create a business and work in another one, which is remembered', async () => {
    await signIn(stage.page, 'root@example.com', '/leads');
    await stage.shows('Choose a business first');
    await stage.page.getByRole('link', { name: 'Show all businesses' }).click();
    await stage.button('New business').click();
    await stage.page
      .getByRole('dialog')
      .getByRole('textbox', { name: 'Name', exact: true })
      .fill('Flower Shop');
    await stage.button('Create the business').click();
    await stage.page.getByRole('heading', { name: 'Flower Shop' }).waitFor();
    await stage.page.getByLabel('Business', { exact: true }).selectOption({ label: 'Corner Bakery' });
    await stage.shows('You are working inside Corner Bakery as a platform admin.');
    await stage.page.getByRole('link', { name: 'Leads', exact: true }).click();
    await stage.page.getByRole('row', { name: 'Grace' }).waitFor();
    await stage.page.reload();
    await stage.page.getByRole('row', { name: 'Grace' }).waitFor();
    await stage.button('Leave').click();
    await stage.page.getByRole('heading', { name: 'Platform' }).waitFor();
    assert.equal(await stage.page.getByRole('link', { name: 'Leads', exact: true }).count(), 0);
  });

  it('offers a viewer nothing that the role does not allow', async () => {
    await signIn(stage.page, 'vera@example.com', `/conversations/${stage.bakery.conversations[0]!.id}`);
    await stage.shows('Your role lets you read conversations but not answer them.');
    assert.equal(await stage.button('Take over').count(), 0);
    await stage.page.keyboard.press('t');
    await stage.page.goto('/leads');
    await stage.page.getByRole('row', { name: 'Grace' }).focus();
    await stage.page.keyboard.press('w');
    await stage.page.goto('/knowledge/new');
    await stage.shows('Your role does not let you change the knowledge.');
    await stage.page.goto('/settings');
    await stage.page.getByRole('tab', { name: 'Team' }).waitFor();
    for (const name of ['Sign-in and domains', 'API keys', 'Changes', 'Audit log'])
      assert.equal(await stage.page.getByRole('tab', { name }).count(), 0, name);
    await stage.page.goto('/leads');
    await stage.page.goto('/settings#keys');
    await stage.shows('Your role does not let you see API keys.');
    assert.equal(stage.bakery.leads[0]?.status, 'new');
    assert.equal(stage.bakery.conversations[0]?.handler, 'bot');
  });

  it('leads a viewer from the overview to what can be read, and to nothing that is to be set up', async () => {
    await signIn(stage.page, 'vera@example.com');
    for (const name of ['See the leads', 'See the questions', 'See the connection'])
      await stage.page.getByRole('link', { name, exact: true }).waitFor();
    assert.equal(await stage.page.getByRole('heading', { name: 'Getting started' }).count(), 0);
  });

  it('switches single keys off for those who want it', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Grace/ }).waitFor();
    await stage.page.keyboard.press('?');
    await stage.page.getByLabel('Single-key shortcuts').uncheck();
    await stage.page.keyboard.press('Escape');
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.page.keyboard.press('j');
    assert.equal(await stage.page.getByText('Choose a conversation').count(), 1);
  });
});
