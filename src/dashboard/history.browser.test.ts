import assert from 'node:assert/strict';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('past conversations in a browser', function () {
  this.timeout(60_000);
  const stage = setStage();
  const address = () => `/connections/${stage.bakery.connections[0]!.id}/history`;

  it('are imported from the platform, looked through as plain text, and removed after a question', async () => {
    const { page } = stage;
    await signIn(page, 'ada@example.com', address().replace('/history', ''));
    await page.getByRole('link', { name: 'Past conversations' }).click();
    await stage.shows('No past conversations yet');
    await page.getByLabel('Only what was written since').fill('2026-01-01');
    await page.getByLabel('How many conversations at most').fill('200');
    await stage.button('Import past conversations').click();
    await stage.shows('Complete');
    assert.equal(stage.bakery.historyImport?.since, '2026-01-01T00:00:00Z');
    assert.equal(stage.bakery.historyImport.most_conversations, 200);
    await page.getByRole('button', { name: 'Open “Do you deliver to Norway?”' }).click();
    const talk = page.getByRole('dialog', { name: 'Past conversation' });
    await talk.getByText('Every Tuesday. <b>Mail</b> us at [email].').waitFor();
    await page.keyboard.press('Escape');
    await stage.button('Remove past conversations').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove past conversations' }).click();
    await stage.shows('No past conversations yet');
    assert.deepEqual(stage.bakery.archive, []);
  });

  it('can be looked at, not begun, by those who may not change connections', async () => {
    await signIn(stage.page, 'vera@example.com', address());
    await stage.shows('No past conversations yet');
    assert.equal(await stage.button('Import past conversations').count(), 0);
  });
});
