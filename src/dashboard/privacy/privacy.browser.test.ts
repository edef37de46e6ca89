import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('data of people in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  const faults = async () => {
    const { violations } = await new AxeBuilder({ page: stage.page }).analyze();
    return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join()}`);
  };

  it('name what goes before a visitor is erased, and show nothing of them afterwards', async () => {
    const [first] = stage.bakery.conversations;
    assert.ok(first);
    await signIn(stage.page, 'ada@example.com', `/conversations/${first.id}`);
    await stage.button('Erase this visitor').click();
    await stage.shows('14 messages');
    await stage.shows('1 lead');
    assert.equal(await stage.page.getByText('notes of webhooks').count(), 0);
    assert.deepEqual(await faults(), []);
    await stage.button('Cancel').click();
    assert.ok(stage.bakery.conversations.includes(first));
    await stage.button('Erase this visitor').click();
    await stage.button('Erase all of this').click();
    await stage.shows('The visitor is erased');
    await stage.page.waitForURL(/\/conversations$/);
    assert.ok(!stage.bakery.conversations.some(({ id }) => id === first.id));
  });

  it('save what is held of a visitor as a file, from the lead as well', async () => {
    const [lead] = stage.bakery.leads;
    assert.ok(lead?.name);
    await signIn(stage.page, 'ada@example.com', '/leads');
    await stage.page.getByRole('button', { name: lead.name }).first().click();
    const [download] = await Promise.all([
      stage.page.waitForEvent('download'),
      stage.button('Export this visitor’s data').click(),
    ]);
    assert.equal(download.suggestedFilename(), 'visitor.json');
    await stage.button('Erase this visitor').click();
    await stage.button('Erase all of this').click();
    await stage.shows('The visitor is erased');
    assert.ok(!stage.bakery.leads.includes(lead));
  });

  it('are looked up by an address or a number, where a person who asks is known by nothing else', async () => {
    const [lead] = stage.bakery.leads;
    assert.ok(lead?.email);
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    const contact = stage.page.getByLabel('E-mail address or phone number');
    await contact.fill('nobody@example.com');
    await contact.press('Enter');
    await stage.shows('Nothing is held of nobody@example.com.');
    await contact.fill('not an address');
    await contact.press('Enter');
    await stage.shows('Enter an e-mail address or a phone number.');
    await contact.fill(` ${lead.email} `);
    await stage.button('Look up').click();
    await stage.shows(`This is held of ${lead.email}:`);
    await stage.shows('14 messages');
    assert.deepEqual(await faults(), []);
    await stage.button('Erase this visitor').click();
    await stage.shows(`Erase ${lead.email} for good?`);
    await stage.button('Erase all of this').click();
    await stage.shows('The visitor is erased');
    assert.ok(!stage.bakery.leads.includes(lead));
    assert.equal(await stage.button('Erase this visitor').count(), 0);
  });

  it('are kept for the days that were typed, and refuse what is no number', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    const days = stage.page.getByLabel('Messages of a conversation, after its last change');
    await days.fill('soon');
    await stage.button('Save these times').click();
    await stage.page.locator('[aria-invalid=true]').first().waitFor();
    await days.fill('180');
    await stage.page.getByLabel('Leads, after their last change').fill('');
    await stage.button('Save these times').click();
    await stage.shows('Saved');
    const { conversation_days, lead_days } = stage.bakery.config.retention;
    assert.deepEqual([conversation_days, lead_days], [180, null]);
  });

  it('end with the business only when its name is typed', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings#data');
    const name = stage.page.getByLabel(`To confirm, type its name: ${stage.bakery.config.name}`);
    await name.fill('Another');
    await stage.button('End the business').click();
    await stage.shows('This is not its name.');
    await name.fill(stage.bakery.config.name);
    await stage.button('End the business').click();
    await stage.shows('The business is ended');
    assert.equal(stage.bakery.tenant.status, 'deleting');
  });

  it('rest for some days when a platform admin deletes a business, who can take it back', async () => {
    await signIn(stage.page, 'root@example.com', '/platform');
    await stage.button('Delete').first().click();
    await stage.button('Delete it in 14 days').click();
    await stage.shows('Being deleted');
    await stage.shows('deleted for good on');
    assert.deepEqual(await faults(), []);
    await stage.button('Restore').click();
    await stage.page.getByText('Being deleted', { exact: true }).waitFor({ state: 'detached' });
    assert.ok(stage.server.world.desks.every(({ tenant }) => tenant.delete_at === null));
  });

  it('offer neither export nor erasure to those who may not', async () => {
    const [first] = stage.bakery.conversations;
    await signIn(stage.page, 'vera@example.com', `/conversations/${first?.id ?? ''}`);
    await stage.page.getByRole('heading', { level: 2 }).first().waitFor();
    assert.equal(await stage.button('Erase this visitor').count(), 0);
  });
});
