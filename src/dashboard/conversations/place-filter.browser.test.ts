import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('the filter of where visitors wrote', function () {
  this.timeout(60_000);
  const stage = setStage();
  const where = () => stage.page.getByRole('combobox', { name: 'Where they wrote' });
  const choices = () => where().getByRole('option').allInnerTexts();
  const isListed = (name: RegExp) => stage.page.getByRole('link', { name }).first();

  it('lists the conversations of one connection, or of one of its channels, and keeps it in the address', async () => {
    const { page, bakery } = stage;
    const [used] = bakery.conversations;
    assert.ok(used);
    const other = bakery.connections.find(({ id }) => id !== used.connection.id);
    assert.ok(other);
    await signIn(page, 'ada@example.com', '/conversations?view=all');
    await isListed(/Grace/).waitFor();
    await where().selectOption({ label: other.name });
    await stage.shows('Nothing found');
    await page.reload();
    await stage.shows('Nothing found');
    assert.equal(await where().locator('option:checked').innerText(), other.name);
    const asked = page.waitForRequest(/conversations\?.*channel=email/);
    await where().selectOption({ label: `${used.connection.name} · Email` });
    assert.equal(new URL((await asked).url()).searchParams.get('connection_id'), used.connection.id);
    await isListed(/Grace/).waitFor();
    await where().selectOption({ label: 'Everywhere' });
    await page.waitForURL((url) => !url.search.includes('connection'));
  });

  it('shows a connection that is no more as chosen, so that it can be taken away', async () => {
    await signIn(
      stage.page,
      'ada@example.com',
      '/conversations?connection=0197b5a0-7c1e-7a52-9c6f-000000000000',
    );
    await where().waitFor();
    assert.ok((await choices()).includes('A connection that was removed'));
    assert.equal(await where().locator('option:checked').innerText(), 'A connection that was removed');
  });

  it('is absent where visitors write through one connection alone', async () => {
    stage.bakery.connections = stage.bakery.connections.slice(0, 1);
    stage.bakery.conversations = [];
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.shows('No open conversations');
    assert.equal(await where().count(), 0);
  });
});
