import assert from 'node:assert/strict';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('conversations in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('tells why the assistant answered as it did, down to the technical record', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Grace/ }).click();
    await stage.page.getByText('Why?').click();
    await stage.shows('The answer was found in your knowledge.');
    await stage.shows('Search your knowledge');
    await stage.shows('no language model used');
    const why = stage.page.locator('.why-content').first();
    await why.getByText('Are you open on Sunday?', { exact: true }).waitFor();
    const found = why.getByRole('region', { name: 'Found in your knowledge' });
    await found.getByText('We are open Monday to Saturday').first().waitFor();
    await stage.page.getByText('Technical record').click();
    await stage.shows('"best_score": 0.91');
    await stage.page.locator('.why').getByRole('link', { name: 'Opening hours' }).click();
    await stage.shows('looked at for the answer you came from');
  });

  it('calls what was meant as the team calls it, and puts its code into words where it is gone', async () => {
    const [first] = stage.bakery.intents;
    first!.label = 'When are we open?';
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Grace/ }).click();
    await stage.page.getByText('Why?').click();
    const calling = stage.page.locator('.why').getByText('When are we open?', { exact: true });
    await calling.first().waitFor();
    assert.equal(await calling.count(), 2);
    stage.bakery.intents = [];
    await stage.page.reload();
    await stage.page.getByText('Why?').click();
    await stage.page.getByRole('definition').getByText('Opening hours', { exact: true }).first().waitFor();
    assert.equal(await calling.count(), 0);
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
    await stage.shows('Your team has this conversation');
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
    await stage.page.getByRole('button', { name: 'Hand back', exact: true }).press('Enter');
    await stage.button('Take over').waitFor();
    assert.equal(waiting.handler, 'bot');
  });

  it('keeps what is done with a conversation in one line, and what ends it for good in red', async () => {
    const [, , withHuman] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${withHuman!.id}?view=all`);
    const line = [
      stage.page.getByLabel('Assign this conversation to'),
      stage.page.getByRole('button', { name: 'Hand back', exact: true }),
      stage.page.getByRole('button', { name: 'Close', exact: true }),
    ];
    const tops = await Promise.all(line.map(async (control) => (await control.boundingBox())?.y));
    assert.equal(new Set(tops.map((top) => Math.round(top ?? 0))).size, 1);
    const colourOf = (name: string) =>
      stage.button(name).evaluate((button) => getComputedStyle(button).color);
    assert.notEqual(await colourOf('Erase this visitor'), await colourOf('Export this visitor’s data'));
  });

  it('marks in the list the conversation that is open, and no other', async () => {
    const [answered] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${answered!.id}?view=all`);
    const groundOf = (name: RegExp) =>
      stage.page.getByRole('link', { name }).evaluate((row) => getComputedStyle(row).backgroundColor);
    await stage.page.getByRole('log').waitFor();
    await stage.page.mouse.move(0, 0);
    assert.notEqual(await groundOf(/Grace/), await groundOf(/Ivan/));
    assert.equal(await groundOf(/Heidi/), await groundOf(/Ivan/));
  });

  it('offers on a closed conversation no act that its next message would undo, and says what a reply does', async () => {
    const [, , , closed] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${closed!.id}?view=closed`);
    await stage.shows('The visitor will see this. The conversation stays closed.');
    for (const name of ['Take over', 'Hand back', 'Close'])
      assert.equal(await stage.button(name).count(), 0, name);
    await stage.page.keyboard.press('t');
    assert.equal(closed?.handler, 'bot');
  });

  it('reopens a closed conversation for the team, and closes it again, by one key that may be held', async () => {
    const [, , , closed] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${closed!.id}?view=all`);
    await stage.button('Reopen').waitFor();
    await stage.page.keyboard.down('e');
    await stage.page.keyboard.down('e');
    await stage.shows('Conversation reopened, and you have it');
    await stage.page.getByRole('button', { name: 'Close', exact: true }).waitFor();
    await stage.page.keyboard.down('e');
    await stage.page.keyboard.up('e');
    assert.deepEqual([closed?.status, closed?.handler], ['open', 'human']);
    await stage.page.keyboard.press('e');
    await stage.button('Reopen').click();
    await stage.button('Hand back').waitFor();
    assert.equal(closed?.status, 'open');
  });

  it('says when only a part was searched, and searches the rest when asked', async () => {
    await signIn(stage.page, 'ada@example.com', '/conversations?view=closed&q=Ivan');
    await stage.shows('Only closed conversations were searched.');
    assert.equal(await stage.page.getByText('Choose a conversation').count(), 0);
    await stage.page.getByRole('link', { name: 'Search all conversations' }).click();
    await stage.page.getByRole('link', { name: /Ivan/ }).waitFor();
    const search = stage.page.getByRole('searchbox');
    await search.fill('nobody has written this');
    await stage.button('Clear the search and filters').click();
    await stage.page.getByRole('link', { name: /Grace/ }).waitFor();
    assert.equal(await search.inputValue(), '');
  });

  it('gives a conversation to who presses A, and lists it as theirs', async () => {
    const [answered] = stage.bakery.conversations;
    await signIn(stage.page, 'ada@example.com', `/conversations/${answered!.id}?view=all`);
    await stage.page.getByRole('log').waitFor();
    await stage.page.getByLabel('Assign this conversation to').waitFor();
    await stage.page.keyboard.press('a');
    await stage.shows('This conversation is assigned to Ada Baker');
    assert.equal(answered?.assignee_id, stage.server.world.accounts[0]!.id);
    await stage.page.getByLabel('Assigned to', { exact: true }).selectOption('me');
    await stage.page.getByRole('link', { name: /Ivan/ }).waitFor({ state: 'detached' });
    await stage.page.getByRole('link', { name: /Grace.*Ada Baker/ }).waitFor();
    await stage.page.getByLabel('Assigned to', { exact: true }).selectOption('none');
    await stage.page.getByRole('link', { name: /Ivan/ }).waitFor();
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
    await stage.shows('The assistant is searching your knowledge');
    say('And on Monday?');
    await stage.page.getByRole('log').getByText('And on Monday?').waitFor();
    stage.server.interrupt();
    say('Said while nobody listened');
    await stage.page.getByRole('log').getByText('Said while nobody listened').waitFor();
  });

  it('shows it as well once the server is of a version without the files of this one', async () => {
    await stage.page.route(/refresh-all/, (route) => route.fulfill({ status: 404 }));
    await signIn(stage.page, 'ada@example.com', '/conversations');
    await stage.page.getByRole('link', { name: /Ivan/ }).waitFor();
    const [renamed] = stage.bakery.conversations.filter(({ visitor }) => /Ivan/.test(visitor.name ?? ''));
    renamed!.visitor.name = 'Ivan the Second';
    stage.server.world.tell({ kind: 'changed', conversation_id: renamed!.id, seq: (renamed!.seq += 1) });
    await stage.page.getByRole('link', { name: /Ivan the Second/ }).waitFor();
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
