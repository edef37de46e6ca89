import assert from 'node:assert/strict';
import { password } from '../testing/make-world.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

describe('team and account in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('give another role after a second step, which ends that person’s session', async () => {
    const vera = await stage.visitAs(phone);
    await signIn(vera, 'vera@example.com', '/leads');
    await signIn(stage.page, 'ada@example.com', '/settings#team');
    await stage.page.getByLabel('Role of Vera Viewer').selectOption('agent');
    await stage.button('Change role').click();
    await stage.button('Change the role of Vera Viewer').click();
    await stage.shows('Vera Viewer: Agent');
    assert.equal(stage.server.world.accounts[1]?.role, 'agent');
    await vera.reload();
    await vera.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('offer nothing that would take the last owner away, and remove others once confirmed', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#team');
    await stage.shows('The only owner. To change that, make somebody else an owner first.');
    assert.equal(await stage.page.getByLabel('Role of Ada Baker').count(), 0);
    await stage.button('Remove').click();
    await stage.shows('Remove Vera Viewer from the team?');
    await stage.button('Remove from the team').click();
    await stage.page
      .getByRole('heading', { name: 'Vera Viewer', exact: true })
      .waitFor({ state: 'detached' });
  });

  it('speak to an owner who leaves of themselves', async () => {
    stage.server.world.accounts[1]!.role = 'owner';
    await signIn(stage.page, 'ada@example.com', '/settings#team');
    await stage.button('Leave the team').click();
    await stage.shows('You are signed out of this business at once');
    await stage.button('Cancel').click();
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.page.getByLabel('Role of Ada Baker').selectOption('admin');
    await stage.button('Change role').click();
    await stage.shows('You are signed out and have the new role when you sign in again.');
  });

  it('send an invitation again and withdraw it', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#team');
    await stage.button('Invite somebody').click();
    await stage.page.getByLabel('E-mail address').fill('grace@example.com');
    await stage.button('Send the invitation').click();
    await stage.button('Send again to grace@example.com').click();
    await stage.shows('A new link is on its way to grace@example.com.');
    assert.equal(stage.server.world.mails.length, 2);
    await stage.button('Withdraw').click();
    await stage.button('Withdraw the invitation').click();
    await stage.shows('Nobody is invited right now.');
    assert.deepEqual(stage.bakery.invitations, []);
  });

  it('end one session or all others, and the browser there asks to sign in again', async () => {
    const [first, second] = [await stage.visitAs(phone), await stage.visitAs(phone)];
    for (const page of [first, second]) await signIn(page, 'ada@example.com', '/leads');
    await signIn(stage.page, 'ada@example.com');
    await stage.page.getByRole('link', { name: 'Your account' }).click();
    await stage.shows('This device');
    const list = stage.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
    assert.equal(await list.count(), 3);
    await stage.page
      .getByRole('button', { name: /^Sign out Chrome on / })
      .first()
      .click();
    await stage.shows('Signed out there');
    await first.reload();
    await first.getByRole('heading', { name: 'Sign in' }).waitFor();
    await second.reload();
    await second.getByRole('heading', { name: 'Leads' }).waitFor();
    await stage.button('Sign out everywhere else').click();
    await stage.shows('Signed out everywhere else');
    await second.reload();
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await list.count(), 1);
  });

  it('change the password only with the present one', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#account');
    await stage.page.getByLabel('Current password').fill('not the password');
    await stage.page.getByLabel('New password').fill('staple river window');
    await stage.button('Change the password').click();
    await stage.shows('This is not your present password.');
    await stage.page.getByLabel('Current password').fill(password);
    await stage.button('Change the password').click();
    await stage.shows('The password is changed');
    assert.equal(stage.server.world.accounts[0]?.password, 'staple river window');
    await stage.page.getByLabel('Your name').fill('Ada Lovelace');
    await stage.button('Save the name').click();
    await stage.page.getByRole('region', { name: 'Account' }).getByText('Ada Lovelace').waitFor();
  });

  it('show a platform admin their account and the mails with their links', async () => {
    await signIn(stage.page, 'vera@example.com', '/settings#team');
    assert.equal(await stage.button('Invite somebody').count(), 0);
    await stage.button('Sign out').click();
    await stage.button('Forgot your password?').click();
    await stage.page.getByLabel('E-mail address').fill('ada@example.com');
    await stage.button('Send the link').click();
    await stage.button('Back to sign-in').click();
    await signIn(stage.page, 'root@example.com', '/platform');
    await stage.page.getByRole('tab', { name: 'E-mails' }).click();
    await stage.page.getByText('Text of the e-mail').click();
    await stage.shows('/welcome?token=');
    await stage.page.getByRole('link', { name: 'Your account' }).click();
    await stage.page.getByLabel('Current password').waitFor();
  });
});
