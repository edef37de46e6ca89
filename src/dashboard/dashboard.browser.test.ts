import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../test/harness/browser.js';
import { buildDashboard } from './testing/build-dashboard.js';
import { password } from './testing/make-world.js';
import { badKey } from './testing/routes-connections.js';
import { oneTimeToken } from './testing/routes-session.js';
import { startTestServer, type TestServer } from './testing/serve.js';
import { signIn, type Visit, visit } from './testing/visit.js';

describe('the dashboard in a browser', function () {
  this.timeout(120_000);
  let folder: string;
  let browser: Browser;
  let server: TestServer;
  let current: Visit;
  let page: Page;

  before(async () => {
    folder = await buildDashboard();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    server = await startTestServer(folder);
    current = await visit(browser, server.url);
    ({ page } = current);
  });
  afterEach(async () => {
    await server.stop();
    await current.end();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const shows = (text: string) => page.getByText(text).first().waitFor();
  const bakery = () => server.world.desks[0]!;

  it('lets nobody in without the right password, and then leads to the page that was asked for', async () => {
    await page.goto('/leads');
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await button('Sign in').click();
    await shows('The e-mail address or the password is wrong.');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Leads' }).waitFor();
  });

  it('lets a person choose a password with a one-time link, and says when the link is used up', async () => {
    await page.goto(`/welcome?token=${oneTimeToken.toLowerCase()}`);
    await page.getByLabel('New password').fill('short');
    await button('Save the password and sign in').click();
    await page.locator('input[aria-invalid="true"]').waitFor();
    await page.getByLabel('New password').fill('a much longer one');
    await button('Save the password and sign in').click();
    await shows('The link has expired or has already been used.');
    await page.goto(`/welcome?token=${oneTimeToken}`);
    await page.getByLabel('New password').fill('a much longer one');
    await button('Save the password and sign in').click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    assert.equal(server.world.accounts[0]?.password, 'a much longer one');
  });

  it('asks to sign in again when the session has ended, and goes on where one was', async () => {
    await signIn(page, 'ada@example.com', '/knowledge');
    await page.getByRole('heading', { name: 'Knowledge', exact: true }).waitFor();
    await current.context.clearCookies();
    await page.getByRole('link', { name: 'Settings' }).click();
    await shows('Your session has ended');
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button('Sign in').click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  it('connects an inbox with a form drawn from its schema, and shows a refusal at its input', async () => {
    await signIn(page, 'ada@example.com', '/connections');
    await page.getByRole('link', { name: 'Connect Example Chat' }).click();
    await page.getByText('Create a key first').waitFor();
    assert.equal(
      await page.locator('aside img, aside script').count(),
      0,
      'a guide brings no markup of its own',
    );
    await button('Connect').click();
    assert.equal(await page.getByText('Please fill this in.').count(), 2);
    await page.getByLabel('Account token').fill('7f3a');
    assert.equal(await page.getByLabel('API key').getAttribute('type'), 'password');
    await page.getByLabel('API key').fill(badKey);
    await button('Connect').click();
    await shows('It said: key was revoked');
    assert.equal(await page.getByLabel('API key').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('API key').fill('good-key');
    await page.getByLabel('Region').selectOption('us');
    await page.getByText('Read older conversations').click();
    await button('Connect').click();
    await shows('Open Settings, then Webhooks, and add this address.');
    const made = bakery().connections.at(-1)!;
    assert.deepEqual(made.config, {
      ...{ account_token: '7f3a', server_url: 'https://chat.example', region: 'us', reads_history: true },
    });
    await page.getByRole('button', { name: 'Copy: To paste for step 1' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), made.manual_steps[0]?.copy);
  });

  it('checks, pauses, changes and removes a connection, and keeps a secret that was not typed anew', async () => {
    const broken = bakery().connections[2]!;
    await signIn(page, 'ada@example.com', `/connections/${broken.id}`);
    await shows('Create a new token at the platform');
    await page
      .getByRole('form', { name: 'Access' })
      .getByLabel('Server address')
      .fill('https://other.example');
    await button('Check and save').click();
    await shows('Saved');
    assert.equal(broken.config['server_url'], 'https://other.example');
    assert.deepEqual(broken.secrets_set, ['api_key']);
    await button('Pause').click();
    await button('Resume').waitFor();
    await button('Remove').click();
    await shows('our webhook is removed from the platform');
    await button('Remove the connection').click();
    await page.getByRole('heading', { name: 'Connect another' }).waitFor();
    assert.equal(bakery().connections.includes(broken), false);
  });

  it('copies the snippet of the chat window and changes where it may stand', async () => {
    const window = bakery().connections[1]!;
    await signIn(page, 'ada@example.com', `/connections/${window.id}`);
    await page.getByRole('button', { name: 'Copy: Code for your website' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), window.snippet);
    await page.getByLabel('Allowed websites').fill('https://bakery.example\n\nhttps://cakes.example');
    await button('Check and save').click();
    await shows('Saved');
    assert.deepEqual(window.config['allowed_origins'], ['https://bakery.example', 'https://cakes.example']);
  });

  it('tells why the bot answered as it did, down to the raw trace', async () => {
    await signIn(page, 'ada@example.com', '/conversations');
    await page.getByRole('link', { name: /Grace/ }).click();
    await page.getByText('Why?').click();
    await shows('The answer stands in the knowledge.');
    await shows('Search the knowledge');
    await shows('no language model was asked');
    await page.getByText('Raw trace').click();
    await shows('"best_score": 0.91');
    await page.locator('.why').getByRole('link', { name: 'Opening hours' }).click();
    await shows('looked at for the answer you came from');
  });

  it('takes over, replies, leaves a note and hands back, with the keyboard alone', async () => {
    await signIn(page, 'ada@example.com', '/conversations?view=all');
    const waiting = bakery().conversations[1]!;
    await page.getByRole('link', { name: /Ivan/ }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Grace' }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Ivan' }).waitFor();
    await page.keyboard.press('t');
    await shows('A human has this conversation');
    assert.equal(waiting.handler, 'human');
    await page.keyboard.press('r');
    await page.keyboard.type('Yes, we bake for 80.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('log').getByText('Yes, we bake for 80.').waitFor();
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.keyboard.press('n');
    await page.keyboard.type('Ask about nuts.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('log').getByText('Ask about nuts.').waitFor();
    assert.equal(waiting.messages.at(-1)?.private, true);
    await page.getByRole('button', { name: 'Hand back to the bot' }).press('Enter');
    await button('Take over').waitFor();
    assert.equal(waiting.handler, 'bot');
  });

  it('shows what happens elsewhere without a reload, also after the stream broke', async () => {
    const [answered] = bakery().conversations;
    await signIn(page, 'ada@example.com', `/conversations/${answered!.id}`);
    await page.getByRole('log').waitFor();
    const say = (text: string) => {
      const before = answered!.messages[0]!;
      answered!.messages.push({ ...before, id: server.world.newId(), text });
      answered!.seq += 1;
      server.world.tell({ kind: 'changed', conversation_id: answered!.id, seq: answered!.seq });
    };
    server.world.tell({ kind: 'progress', conversation_id: answered!.id, stage: 'searching' });
    await shows('The bot is searching the knowledge');
    say('And on Monday?');
    await page.getByRole('log').getByText('And on Monday?').waitFor();
    server.interrupt();
    say('Said while nobody listened');
    await page.getByRole('log').getByText('Said while nobody listened').waitFor();
  });

  it('keeps a reply that could not be sent', async () => {
    const [answered] = bakery().conversations;
    await signIn(page, 'ada@example.com', `/conversations/${answered!.id}`);
    await page.getByLabel('Reply to the visitor').fill('Do not lose me');
    await page.route('**/reply', (route) => route.abort());
    await button('Send reply').click();
    await shows('The server cannot be reached');
    await page.reload();
    assert.equal(await page.getByLabel('Reply to the visitor').inputValue(), 'Do not lose me');
  });

  it('reviews leads by keyboard, and keeps keys out of other controls', async () => {
    await signIn(page, 'ada@example.com', '/leads');
    const [grace, ivan] = bakery().leads;
    await page.getByRole('row', { name: 'Grace' }).focus();
    await page.keyboard.press('q');
    await shows('Grace: Qualified');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    await shows('Ivan: Spam');
    assert.deepEqual([grace?.status, ivan?.status], ['qualified', 'spam']);
    await page.keyboard.press('Enter');
    await page.getByLabel('Note').fill('Wants to win a cake');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await shows('Saved');
    assert.equal(ivan?.note, 'Wants to win a cake');
    assert.equal(ivan.status, 'spam');
  });

  it('merges two leads into the one that was chosen, and exports them as a file', async () => {
    await signIn(page, 'ada@example.com', '/leads');
    const [grace, ivan] = bakery().leads;
    await page.getByLabel('Choose Grace').check();
    await page.getByLabel('Choose Ivan').check();
    await button('Merge two').click();
    await page.getByRole('radio', { name: 'Ivan' }).check();
    await button('Merge').click();
    await shows('The two leads are one now');
    assert.equal(bakery().leads.includes(grace!), false);
    assert.equal(bakery().leads.includes(ivan!), true);
    const download = page.waitForEvent('download');
    await button('Export as CSV').click();
    assert.equal((await download).suggestedFilename(), 'leads.csv');
  });

  it('adds knowledge and shows that a question finds it', async () => {
    await signIn(page, 'ada@example.com', '/knowledge');
    await page.getByRole('link', { name: 'Add questions and answers' }).click();
    await page.getByLabel('Title').fill('Parking');
    await page.getByLabel('Question').fill('Where can I park?');
    await button('Add to the knowledge').click();
    await page.locator('textarea[aria-invalid="true"]').waitFor();
    await page.getByLabel('Answer').fill('Behind the bakery.');
    await button('Add to the knowledge').click();
    await page.getByRole('heading', { name: 'Passages' }).waitFor();
    await page.getByRole('link', { name: '← Knowledge' }).click();
    await page.getByRole('link', { name: 'Test a question' }).click();
    await page.getByLabel('A question as a visitor would ask it').fill('park where');
    await button('Search').click();
    await shows('Behind the bakery.');
    await shows('Score 1.000');
  });

  it('publishes a change of the assistant and teaches it an intent', async () => {
    await signIn(page, 'ada@example.com', '/assistant');
    await page.getByLabel('Tone').selectOption('formal');
    await page.getByLabel('Temperature').fill('5');
    await button('Publish').click();
    await page.locator('input[aria-invalid="true"]').waitFor();
    await page.getByLabel('Temperature').fill('0.5');
    await button('Publish').click();
    await shows('Version 5 is published');
    assert.equal(bakery().assistants[0]?.settings.tone, 'formal');
    await page.getByRole('tab', { name: 'What visitors mean' }).click();
    await button('Add an intent').click();
    await page.getByLabel('Label').fill('Vouchers');
    await page.getByLabel('Identifier').fill('vouchers');
    await page.getByLabel('Examples').fill('Do you sell vouchers?\nI want a voucher');
    await button('Save').click();
    await page.getByRole('heading', { name: 'Vouchers' }).waitFor();
    assert.deepEqual(bakery().intents.at(-1)?.examples, ['Do you sell vouchers?', 'I want a voucher']);
  });

  it('changes the business’s settings, and shows a new API key exactly once', async () => {
    await signIn(page, 'ada@example.com', '/settings');
    await page.getByText('We have opening hours').click();
    await page.getByLabel('Friday, closes').fill('08:00');
    await button('Save settings').click();
    await shows('Closing comes after opening.');
    await page.getByLabel('Friday, closes').fill('24:00');
    await button('Save settings').click();
    await shows('Saved');
    assert.deepEqual(bakery().config.opening_hours?.friday, [{ from: '09:00', to: '24:00' }]);
    await page.getByRole('tab', { name: 'API keys' }).click();
    await button('Create a key').click();
    await page.getByLabel('Name').fill('Shop');
    await page.getByLabel('chat:write').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Create a key' }).click();
    await shows('pb_9Kd4mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9');
    await button('I have copied it').click();
    await page.getByRole('heading', { name: 'Shop' }).waitFor();
    assert.equal(await page.getByText('pb_9Kd4mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9').count(), 0);
  });

  it('lets a platform admin create a business and work in another one, which is remembered', async () => {
    await signIn(page, 'root@example.com', '/leads');
    await shows('Choose a business first');
    await page.getByRole('link', { name: 'Show all businesses' }).click();
    await button('New business').click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Flower Shop');
    await button('Create the business').click();
    await page.getByRole('heading', { name: 'Flower Shop' }).waitFor();
    await page.getByLabel('Business', { exact: true }).selectOption({ label: 'Corner Bakery' });
    await shows('You work inside Corner Bakery as a platform admin.');
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await page.getByRole('row', { name: 'Grace' }).waitFor();
    await page.reload();
    await page.getByRole('row', { name: 'Grace' }).waitFor();
    await button('Leave').click();
    await page.getByRole('heading', { name: 'Businesses' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Leads', exact: true }).count(), 0);
  });

  it('offers a viewer nothing that the role does not allow', async () => {
    await signIn(page, 'vera@example.com', `/conversations/${bakery().conversations[0]!.id}`);
    await shows('Your role lets you read conversations but not answer them.');
    assert.equal(await button('Take over').count(), 0);
    await page.keyboard.press('t');
    await page.goto('/leads');
    await page.getByRole('row', { name: 'Grace' }).focus();
    await page.keyboard.press('w');
    await page.goto('/knowledge/new');
    await shows('Your role does not include changing the knowledge.');
    await page.goto('/settings');
    await page.getByRole('tab', { name: 'API keys' }).click();
    await shows('Your role does not include seeing API keys.');
    assert.equal(bakery().leads[0]?.status, 'new');
    assert.equal(bakery().conversations[0]?.handler, 'bot');
  });

  it('switches single keys off for those who want it', async () => {
    await signIn(page, 'ada@example.com', '/conversations');
    await page.getByRole('link', { name: /Grace/ }).waitFor();
    await page.keyboard.press('?');
    await page.getByText('Single-key shortcuts').click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    assert.equal(await page.getByText('Choose a conversation').count(), 1);
  });
});
