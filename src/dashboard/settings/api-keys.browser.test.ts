import assert from 'node:assert/strict';
import { rolePermissions } from '../../contract/permissions.js';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('API keys in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  /** Ada makes a key by what she checks, and has copied it. */
  async function makeKey(name: string, choose: readonly string[]): Promise<void> {
    await stage.button('Create a key').click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    for (const words of choose) await dialog.getByLabel(words, { exact: true }).check();
    await dialog.getByRole('button', { name: 'Create a key' }).click();
    await stage.button('I have saved it').click();
    await stage.page.getByRole('heading', { name }).waitFor();
  }

  it('are given what is chosen in words, and tell it so, with the names that programs use', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#keys');
    await makeKey('Warehouse', ['Read and export leads', 'Read conversations and figures']);
    assert.deepEqual(stage.bakery.apiKeys[0]?.scopes.toSorted(), ['conversations:read', 'leads:read']);
    const told = stage.page.getByRole('listitem').filter({ hasText: 'Warehouse' });
    await told.getByText('Read and export leads', { exact: true }).waitFor();
    await told.getByText('leads:read', { exact: true }).waitFor();
  });

  it('have full access from an owner alone, and are called so when they are made and afterwards', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#keys');
    await makeKey('All of it', ['Full access']);
    assert.deepEqual(stage.bakery.apiKeys[0]?.scopes, ['*']);
    const told = stage.page.getByRole('listitem').filter({ hasText: 'All of it' });
    await told.getByText('Full access', { exact: true }).waitFor();
  });

  it('of an admin may everything that the admin may, and nothing beyond', async () => {
    const { admin } = rolePermissions;
    Object.assign(stage.server.world.accounts[0]!, { role: 'admin', permissions: admin });
    await signIn(stage.page, 'ada@example.com', '/settings#keys');
    await makeKey('Reports', ['Everything that you may do']);
    assert.deepEqual(stage.bakery.apiKeys[0]?.scopes, admin);
    const told = stage.page.getByRole('listitem').filter({ hasText: 'Reports' });
    await told.getByText(`${admin.length} permissions`).click();
    await told.getByText('Create and revoke API keys', { exact: true }).waitFor();
  });
});
