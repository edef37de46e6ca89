import assert from 'node:assert/strict';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('conversations in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('tells why the bot answered as it did, down to the raw trace', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Grace/ }).click();
    await stage.page.getByText('Why?').click();
    await stage.shows('The answer stands in the knowledge.');
    await stage.shows('Search the knowledge');
    await stage.shows('no language model was asked');
    await stage.page.getByText('Raw trace').click();
    await stage.shows('"best_score": 0.91');
    await stage.page.locator('.why').getByRole('link', { name: 'Opening hours' }).click();
    await stage.shows('looked at for the answer you came from');
  });

  it('takes over, replies, leaves a note and hands back, with the keyboard alone', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations?view=all');
    const waiting = stage.bakery.conversations[1]!;
    await stage.page.getByRole('link', { name: /Ivan/ }).waitFor();
    await stage.page.keyboard.press('j');
    await stage.page.getByRole('heading', { name: 'Grace' }).waitFor();
    await stage.page.keyboard.press('j');
    await stage.page.getByRole('heading', { name: 'Ivan' }).waitFor();
    await stage.page.keyboard.press('t');
    await stage.shows('A human has this conversation');
    assert.equal(waiting.handler, 'human');
    await stage.page.keyboard.press('r');
    await stage.page.keyboard.type('Yes, we bake for 80.');
    await stage.page.keyboard.press('Control+Enter');
    await stage.page.getByRole('log').getByText('Yes, we bake for 80.').waitFor();
    await stage.page.keyboard.press('Tab');
    await stage.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await stage.page.keyboard.press('n');
    await stage.page.keyboard.type('Ask about nuts.');
    await stage.page.keyboard.press('Control+Enter');
    await stage.page.getByRole('log').getByText('Ask about nuts.').waitFor();
    assert.equal(waiting.messages.at(-1)?.private, true);
    await stage.page.getByRole('button', { name: 'Hand back to the bot' }).press('Enter');
    await stage.button('Take over').waitFor();
    assert.equal(waiting.handler, 'bot');
  });

  it('shows what happens elsewhere without a reload, also after the stream broke', async () => {
    const [answered] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${answered!.id}`);
    await stage.page.getByRole('log').waitFor();
    const say = (text: string) => {
      const before = answered!.messages[0]!;
      answered!.messages.push({ ...before, id: stage.server.world.newId(), text });
      answered!.seq += 1;
      stage.server.world.tell({ kind: 'changed', conversation_id: answered!.id, seq: answered!.seq });
    };
    stage.server.world.tell({ kind: 'progress', conversation_id: answered!.id, stage: 'searching' });
    await stage.shows('The bot is searching the knowledge');
    say('And on Monday?');
    await stage.page.getByRole('log').getByText('And on Monday?').waitFor();
    stage.server.interrupt();
    say('Said while nobody listened');
    await stage.page.getByRole('log').getByText('Said while nobody listened').waitFor();
  });

  it('keeps a reply that could not be sent', async () => {
    const [answered] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${answered!.id}`);
    await stage.page.getByLabel('Reply to the visitor').fill('Do not lose me');
    await stage.page.route('**/reply', (route) => route.abort());
    await stage.button('Send reply').click();
    await stage.shows('The server cannot be reached');
    await stage.page.reload();
    assert.equal(await stage.page.getByLabel('Reply to the visitor').inputValue(), 'Do not lose me');
  });
});
