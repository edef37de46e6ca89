import assert from 'node:assert/strict';
import { badKey } from './testing/routes-connections.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('the dashboard in a browser', function () {
  this.timeout(60_000);
  const stage = setStage();

  it('connects an inbox with a form drawn from its schema, and shows a refusal at its input', async () => {
    await signIn(stage.page, 'ada@example.com', '/connections');
    await stage.page.getByRole('link', { name: 'Connect Example Chat' }).click();
    await stage.page.getByText('Create a key first').waitFor();
    assert.equal(
      await stage.page.locator('.guide img, .guide script').count(),
      0,
      'a guide brings no markup of its own',
    );
    assert.deepEqual(await stage.page.locator('.guide ol > li > strong, .guide ol em').allInnerTexts(), [
      ...['Settings', 'API keys', 'New key'],
    ]);
    assert.equal(
      await stage.page.getByRole('link', { name: 'handbook' }).getAttribute('rel'),
      'noreferrer noopener',
    );
    await stage.button('Connect').click();
    assert.equal(await stage.page.getByText('Please fill this in.').count(), 2);
    await stage.page.getByLabel('Account token').fill('7f3a');
    assert.equal(await stage.page.getByLabel('API key').getAttribute('type'), 'password');
    await stage.page.getByLabel('API key').fill(badKey);
    await stage.button('Connect').click();
    await stage.shows('It said: key was revoked');
    assert.equal(await stage.page.getByLabel('API key').getAttribute('aria-invalid'), 'true');
    await stage.page.getByLabel('API key').fill('good-key');
    await stage.page.getByLabel('Region').selectOption('us');
    await stage.page.getByLabel('Read older conversations').check();
    await stage.button('Connect').click();
    await stage.shows('Open Settings, then Webhooks, and add this address.');
    const made = stage.bakery.connections.at(-1)!;
    assert.deepEqual(made.config, {
      ...{ account_token: '7f3a', server_url: 'https://chat.example', region: 'us', reads_history: true },
    });
    await stage.page.getByRole('button', { name: 'Copy: To paste for step 1' }).click();
    assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), made.manual_steps[0]?.copy);
  });

  it('checks, pauses, changes and removes a connection, and keeps a secret that was not typed anew', async () => {
    const broken = stage.bakery.connections[2]!;
    await signIn(stage.page, 'ada@example.com', `/connections/${broken.id}`);
    await stage.shows('Create new credentials in Example Chat');
    await stage.page
      .getByRole('form', { name: 'Access' })
      .getByLabel('Server address')
      .fill('https://other.example');
    await stage.button('Check and save').click();
    await stage.shows('Saved');
    assert.equal(broken.config['server_url'], 'https://other.example');
    assert.deepEqual(broken.secrets_set, ['api_key']);
    await stage.button('Pause').click();
    await stage.button('Resume').waitFor();
    await stage.button('Remove').click();
    await stage.shows('its webhook will be removed from Example Chat');
    await stage.button('Remove the connection').click();
    await stage.page.getByRole('heading', { name: 'Connect another' }).waitFor();
    assert.equal(stage.bakery.connections.includes(broken), false);
  });

  it('copies the snippet of the chat window and changes where it may stand', async () => {
    const window = stage.bakery.connections[1]!;
    await signIn(stage.page, 'ada@example.com', `/connections/${window.id}`);
    await stage.page.getByRole('button', { name: 'Copy: Code for your website' }).click();
    assert.equal(await stage.page.evaluate(() => navigator.clipboard.readText()), window.snippet);
    await stage.page.getByLabel('Allowed websites').fill('https://bakery.example\n\nhttps://cakes.example');
    await stage.button('Save look and websites').click();
    await stage.shows('Saved');
    assert.deepEqual(window.config['allowed_origins'], ['https://bakery.example', 'https://cakes.example']);
  });

  it('F-126 shows what could not be sent, and sends it again when asked', async () => {
    const waiting = stage.bakery.conversations[1]!;
    const [delivery] = waiting.waiting_deliveries;
    Object.assign(delivery!, { state: 'parked', reason: 'rejected' });
    await signIn(stage.page, 'ada@example.com', `/conversations/${waiting.id}`);
    await stage.shows('Could not be sent');
    await stage.button('Send again').click();
    await stage.shows('About to be sent');
    assert.equal(await stage.button('Send again').count(), 0);
  });

  it('reviews leads by keyboard, and keeps keys out of other controls', async () => {
    await signIn(stage.page, 'ada@example.com', '/leads');
    const [grace, ivan] = stage.bakery.leads;
    await stage.page.getByRole('row', { name: 'Grace' }).focus();
    await stage.page.keyboard.press('q');
    await stage.shows('Grace is now “Qualified”');
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('s');
    await stage.shows('Ivan is now “Spam”');
    assert.deepEqual([grace?.status, ivan?.status], ['qualified', 'spam']);
    await stage.page.keyboard.press('Enter');
    await stage.page.getByLabel('Note').fill('Wants to win a cake');
    await stage.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await stage.shows('Saved');
    assert.equal(ivan?.note, 'Wants to win a cake');
    assert.equal(ivan.status, 'spam');
  });

  it('merges two leads into the one that was chosen, and exports them as a file', async () => {
    await signIn(stage.page, 'ada@example.com', '/leads');
    const [grace, ivan] = stage.bakery.leads;
    await stage.page.getByLabel('Select Grace').check();
    await stage.page.getByLabel('Select Ivan').check();
    await stage.button('Merge two').click();
    await stage.page.getByRole('radio', { name: 'Ivan' }).check();
    await stage.button('Merge for good').click();
    await stage.shows('The two leads are one now');
    assert.equal(stage.bakery.leads.includes(grace!), false);
    assert.equal(stage.bakery.leads.includes(ivan!), true);
    const download = stage.page.waitForEvent('download');
    await stage.button('Export as CSV').click();
    assert.equal((await download).suggestedFilename(), 'leads.csv');
  });

  it('adds knowledge and shows that a question finds it', async () => {
    await signIn(stage.page, 'ada@example.com', '/knowledge');
    await stage.page.getByRole('link', { name: 'Add questions and answers' }).click();
    await stage.page.getByRole('textbox', { name: 'Title', exact: true }).fill('Parking');
    await stage.page.getByRole('textbox', { name: 'Question' }).fill('Where can I park?');
    await stage.button('Add questions and answers').click();
    await stage.page.locator('textarea[aria-invalid="true"]').waitFor();
    await stage.page.getByRole('textbox', { name: 'Answer' }).fill('Behind the bakery.');
    await stage.button('Add questions and answers').click();
    await stage.page.getByRole('heading', { name: 'Passages' }).waitFor();
    await stage.page.getByRole('link', { name: '← Knowledge' }).click();
    await stage.page.getByRole('link', { name: 'Test a question' }).click();
    await stage.page.getByLabel('A question as a visitor would ask it').fill('park where');
    await stage.button('Search').click();
    await stage.shows('Behind the bakery.');
    await stage.shows('Score 1.000');
  });

  it('publishes a change of the assistant and teaches it an intent', async () => {
    await signIn(stage.page, 'ada@example.com', '/assistant');
    await stage.page.getByLabel('Tone').selectOption('formal');
    await stage.page.getByLabel('Temperature').fill('5');
    await stage.button('Publish').click();
    await stage.page.locator('input[aria-invalid="true"]').waitFor();
    await stage.page.getByLabel('Temperature').fill('0.5');
    await stage.button('Publish').click();
    await stage.shows('Version 5 is published');
    assert.equal(stage.bakery.assistants[0]?.settings.tone, 'formal');
    await stage.page.getByRole('tab', { name: 'Intents' }).click();
    await stage.button('Add an intent').click();
    await stage.page.getByLabel('Name').fill('Not this one');
    await stage.button('Cancel').click();
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.button('Add an intent').click();
    assert.equal(await stage.page.getByLabel('Name').inputValue(), '');
    await stage.page.getByLabel('Name').fill('Vouchers');
    await stage.page.getByLabel('Code').fill('vouchers');
    await stage.page.getByLabel('Examples').fill('Do you sell vouchers?\nI want a voucher');
    await stage.button('Save').click();
    await stage.page.getByRole('heading', { name: 'Vouchers' }).waitFor();
    assert.deepEqual(stage.bakery.intents.at(-1)?.examples, ['Do you sell vouchers?', 'I want a voucher']);
  });

  it('changes the business’s settings, and shows a new API key exactly once', async () => {
    await signIn(stage.page, 'ada@example.com', '/settings');
    await stage.page.getByLabel('Our team is there only during opening hours').check();
    await stage.page.getByLabel('Friday, closes').fill('08:00');
    await stage.button('Save settings').click();
    await stage.shows('Closing comes after opening.');
    await stage.page.getByLabel('Friday, closes').fill('24:00');
    await stage.button('Save settings').click();
    await stage.shows('Saved');
    assert.deepEqual(stage.bakery.config.opening_hours?.friday, [{ from: '09:00', to: '24:00' }]);
    await stage.page.getByRole('tab', { name: 'API keys' }).click();
    await stage.button('Create a key').click();
    await stage.page.getByLabel('Name').fill('Shop');
    await stage.page.getByLabel('Let visitors ask the assistant and get its answers').check();
    await stage.page.getByRole('dialog').getByRole('button', { name: 'Create a key' }).click();
    await stage.shows('pb_9Kd4mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9');
    await stage.button('I have saved it').click();
    await stage.page.getByRole('heading', { name: 'Shop' }).waitFor();
    assert.equal(await stage.page.getByText('pb_9Kd4mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9').count(), 0);
  });
});
