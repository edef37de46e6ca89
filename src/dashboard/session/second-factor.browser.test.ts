import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { appCode, password } from '../testing/make-world.js';
import { setStage } from '../testing/stage.js';
import { phone, signIn } from '../testing/visit.js';

describe('the second factor in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('is set up with a first code, asked for at the next sign-in, seen by owners, and turned off again', async () => {
    await signIn(stage.page, 'vera@example.com', '/settings#account');
    await stage.button('Set it up').click();
    await stage.page.getByRole('img', { name: 'QR code for the app' }).waitFor();
    const dialog = stage.page.getByRole('dialog');
    await dialog.locator('input[autocomplete="one-time-code"]:focus').waitFor();
    await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill('000000');
    await stage.button('Turn it on').click();
    await stage.shows('This code is wrong or was used already.');
    await dialog.getByRole('textbox', { name: 'Code', exact: true }).fill(appCode);
    await stage.button('Turn it on').click();
    await stage.shows('Keep these recovery codes');
    const [recovery = ''] = stage.server.world.accounts[1]?.factor?.codes ?? [];
    await stage.shows(recovery);
    const downloading = stage.page.waitForEvent('download');
    await stage.button('Download: The recovery codes').click();
    const kept = await readFile(await (await downloading).path(), 'utf8');
    assert.ok(kept.split('\n').includes(recovery));
    await stage.button('I have saved them').click();
    await stage.shows('2 recovery codes are left.');

    const other = await stage.visitAs(phone);
    await other.goto('/leads');
    await other.getByLabel('E-mail address').fill('vera@example.com');
    await other.getByLabel(/^Password/).fill(password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByRole('heading', { name: 'One more step' }).waitFor();
    await other.getByLabel('Code').fill('111111');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('This code is wrong or was used already.').waitFor();
    await other.getByLabel('Code').fill(recovery);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByRole('heading', { name: 'Leads' }).waitFor();

    const owner = await stage.visitAs(phone);
    await signIn(owner, 'ada@example.com', '/settings#team');
    const members = owner.getByRole('list', { name: 'Members' });
    await members.getByRole('listitem').filter({ hasText: 'Vera' }).getByText('Second factor').waitFor();
    assert.equal(await members.getByText('Second factor').count(), 1);

    await stage.button('Turn it off').click();
    await dialog.getByLabel('Your password').fill(password);
    await dialog.getByRole('textbox', { name: 'Code' }).fill(appCode);
    await dialog.getByRole('button', { name: 'Turn it off' }).click();
    await stage.shows('The second factor is off');
    await stage.button('Set it up').waitFor();
  });

  it('has new recovery codes with a code of the app, and no longer knows those before', async () => {
    const vera = stage.server.world.accounts[1] ?? assert.fail('nobody');
    await signIn(stage.page, 'vera@example.com');
    vera.factor = { isOn: true, codes: ['aaaa-bbbb-cccc'] };
    await stage.page.goto('/settings#account');
    await stage.shows('One recovery code is left.');
    await stage.button('New recovery codes').click();
    const dialog = stage.page.getByRole('dialog', { name: 'Make new recovery codes' });
    const code = dialog.getByRole('textbox', { name: 'Code' });
    await code.fill('aaaa-bbbb-cccc');
    await stage.button('Make new recovery codes').click();
    await stage.shows('Give the six digits that the app shows now.');
    await code.fill(appCode);
    await stage.button('Make new recovery codes').click();
    await stage.shows('Keep these recovery codes');
    const [made = ''] = vera.factor.codes;
    assert.notEqual(made, 'aaaa-bbbb-cccc');
    await stage.shows(made);
    await stage.page.keyboard.press('Escape');
    await stage.button('I have saved them').click();
    await stage.shows('2 recovery codes are left.');
    assert.equal(await stage.page.getByText(made).count(), 0);
  });

  it('is asked for after a link to sign in too', async () => {
    const { world } = stage.server;
    const vera = world.accounts[1] ?? assert.fail('nobody');
    vera.factor = { isOn: true, codes: [] };
    const token = 'a-token-to-sign-in-with';
    world.links.push({ token, purpose: 'sign-in', accountId: vera.id });
    await stage.page.goto(`/welcome?token=${token}`);
    await stage.button('Sign in').click();
    await stage.page.getByLabel('Code').fill(appCode);
    assert.equal(world.sessions.length, 0);
    await stage.button('Sign in').click();
    await stage.page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
});
