import assert from 'node:assert/strict';
import { setStage } from '../testing/stage.js';
import { signIn } from '../testing/visit.js';

describe('a conversation with more messages than are read at first', function () {
  this.timeout(60_000);
  const stage = setStage();
  const log = () => stage.page.getByRole('log');

  /** The first conversation has had so many messages. */
  const talkMuch = (count: number) => {
    const [talk] = stage.bakery.conversations;
    const [first] = talk?.messages ?? [];
    assert.ok(talk && first);
    const { newId } = stage.server.world;
    talk.messages = Array.from({ length: count }, (_, at) => ({
      ...{ ...first, id: newId(), text: `Message number ${at + 1}.` },
      sent_at: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
    }));
    return talk;
  };
  const topOf = (text: string) =>
    log()
      .getByText(text, { exact: true })
      .evaluate((element) => element.getBoundingClientRect().top);

  it('shows earlier ones when asked, and leaves what is read where it is', async () => {
    const { id } = talkMuch(1_200);
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/conversations/${id}`);
    await stage.shows('Message number 1200.');
    assert.equal(await log().getByText('Message number 700.', { exact: true }).count(), 0);
    await stage.button('Show earlier messages').scrollIntoViewIfNeeded();
    const before = await topOf('Message number 701.');
    await stage.button('Show earlier messages').press('Enter');
    await log().getByText('Message number 201.', { exact: true }).waitFor();
    const moved = (await topOf('Message number 701.')) - before;
    assert.ok(Math.abs(moved) < 4, `moved by ${moved} px`);
    await stage.button('Show earlier messages').press('Enter');
    await log().getByText('Message number 1.', { exact: true }).waitFor();
    assert.equal(await stage.button('Show earlier messages').count(), 0);
  });

  it('keeps them in sight while it goes on', async () => {
    const talk = talkMuch(700);
    const { page } = stage;
    await signIn(page, 'ada@example.com', `/conversations/${talk.id}`);
    await stage.button('Show earlier messages').click();
    await log().getByText('Message number 1.', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Reply' }).fill('We are open.');
    await page.keyboard.press('Control+Enter');
    await log().getByText('We are open.').waitFor();
    assert.equal(await log().getByText('Message number 1.', { exact: true }).count(), 1);
  });
});
