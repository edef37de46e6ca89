import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('what went through a connection, in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();
  const list = () => stage.page.getByRole('region', { name: 'List of events' });
  const rows = () => list().getByRole('listitem');
  const open = async () => {
    const [connection] = stage.bakery.connections;
    await signIn(stage.page, 'ada@example.com', `/connections/${connection?.id ?? ''}`);
  };

  it('is told in words, the latest first, with the way to each conversation', async () => {
    await open();
    await rows().nth(3).waitFor();
    const told = await rows().allInnerTexts();
    for (const [at, words] of [
      /^Answer of the assistant: Sent/,
      /^A visitor wrote/,
      /^Handover to the team: Could not be sent \(Example Chat refused it\)/,
      /^A webhook was refused: A webhook was not genuine[^]*Check that the secret[^]*\(3 times\)/,
    ].entries())
      assert.match(told[at] ?? '', words);
    await rows().first().getByRole('link', { name: 'Open the conversation' }).press('Enter');
    await stage.page.waitForURL(`**/conversations/${stage.bakery.conversations[0]?.id}*`);
  });

  it('is only what failed where that is chosen, and says so where nothing has', async () => {
    await open();
    await rows().nth(3).waitFor();
    await stage.page.getByText('Failed', { exact: true }).click();
    await rows().nth(2).waitFor({ state: 'detached' });
    await rows().nth(1).waitFor();
    assert.equal(await rows().count(), 2);
    stage.bakery.events = [];
    await stage.page.reload();
    await stage.shows('Nothing has come in or gone out yet.');
    await stage.page.getByText('Failed', { exact: true }).click();
    await stage.shows('Nothing has failed.');
  });

  it('is read further as it is scrolled, with few rows in the page', async () => {
    const { newId } = stage.server.world;
    const [pattern] = stage.bakery.events;
    stage.bakery.events = Array.from({ length: 400 }, () => ({ ...pattern!, id: newId() }));
    await open();
    await rows().first().waitFor();
    for (let place = 0; place < 40; place += 1) {
      await list().evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
      await stage.page.waitForTimeout(100);
      if ((await rows().last().getAttribute('aria-posinset')) === '400') break;
    }
    assert.equal(await rows().last().getAttribute('aria-posinset'), '400');
    assert.ok((await rows().count()) < 60);
  });

  it('leaves the guide folded away until it is asked for', async () => {
    await open();
    await stage.shows('Show how to connect it');
    assert.equal(await stage.page.getByText('Create a key first').count(), 0);
    await stage.page.getByText('Show how to connect it').click();
    await stage.shows('Create a key first');
  });
});
