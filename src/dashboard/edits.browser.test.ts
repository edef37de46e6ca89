import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { rolePermissions } from '../contract/permissions.js';
import { SignInService } from '../contract/sign-in-service.js';
import { exampleOf } from './testing/example-of.js';
import { faultsOf, widthOf } from './testing/faults-of.js';
import { setStage } from './testing/stage.js';
import { phone, signIn } from './testing/visit.js';

/** The note is looked at in one form; the proof looks at it in a panel, too. */
const isFull = process.env['TEST_FULL'] !== undefined;

describe('two who change the same in the dashboard', function () {
  this.timeout(60_000);
  const stage = setStage();

  /** Vera, whom the others call by name, may change things here. */
  beforeEach(() => {
    for (const account of stage.server.world.accounts)
      if (account.role === 'viewer') account.permissions = rolePermissions.owner;
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const nameIn = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
  /** Presses the button and waits for the answer, whatever it is. */
  const save = (page: Page, name: string) =>
    Promise.all([
      page.waitForResponse((response) => ['PATCH', 'PUT'].includes(response.request().method())),
      button(page, name).click(),
    ]);
  const note = (page: Page) => page.getByRole('alert').filter({ hasText: 'Somebody else was faster' });

  /** Waits for the note, which has the focus and names who was faster. */
  async function isTold(page: Page, by: string): Promise<void> {
    await note(page).getByText(`${by} changed this on`).waitFor();
    assert.ok(await note(page).evaluate((element) => element === document.activeElement));
  }

  describe('the business settings', () => {
    /** Ada on a phone has opened and typed; Vera opened, typed and saved before her. */
    async function bothTyped(): Promise<Page> {
      const ada = await stage.visitAs(phone);
      await signIn(ada, 'ada@example.com', '/settings');
      await nameIn(ada).fill('Ada’s Bakery');
      await signIn(stage.page, 'vera@example.com', '/settings');
      await nameIn(stage.page).fill('Vera’s Bakery');
      await save(stage.page, 'Save settings');
      await stage.shows('Saved');
      await save(ada, 'Save settings');
      await isTold(ada, 'Vera Viewer');
      assert.equal(await nameIn(ada).inputValue(), 'Ada’s Bakery');
      assert.equal(stage.bakery.config.name, 'Vera’s Bakery');
      return ada;
    }

    it('“Show theirs” fills the form with it, and the next change is taken', async () => {
      const ada = await bothTyped();
      assert.deepEqual(await faultsOf(ada), []);
      assert.equal(await widthOf(ada), phone.width);
      await ada.keyboard.press('Tab');
      await ada.keyboard.press('Enter');
      await note(ada).waitFor({ state: 'detached' });
      const name = nameIn(ada);
      assert.equal(await name.inputValue(), 'Vera’s Bakery');
      await name.fill('Our Bakery');
      await save(ada, 'Save settings');
      await ada.getByText('Saved', { exact: true }).waitFor();
      assert.equal(stage.bakery.config.name, 'Our Bakery');
    });

    it('“Keep mine” saves what is typed over it, and over nothing that was not told', async () => {
      const ada = await bothTyped();
      await nameIn(stage.page).fill('Vera’s other Bakery');
      await save(stage.page, 'Save settings');
      await save(ada, 'Keep mine');
      await isTold(ada, 'Vera Viewer');
      assert.equal(stage.bakery.config.name, 'Vera’s other Bakery');
      await button(ada, 'Keep mine').click();
      await ada.getByText('Saved', { exact: true }).waitFor();
      assert.equal(await note(ada).count(), 0);
      assert.equal(stage.bakery.config.name, 'Ada’s Bakery');
    });

    it('does not ask when the other change was to another part, and both are kept', async () => {
      await signIn(stage.page, 'ada@example.com', '/settings');
      await nameIn(stage.page).fill('Ada’s Bakery');
      const vera = await stage.visitAs(phone);
      await signIn(vera, 'vera@example.com', '/settings#data');
      await vera.getByLabel('Messages of a conversation, after its last change').fill('180');
      await button(vera, 'Save these times').click();
      await vera.getByText('Saved', { exact: true }).waitFor();
      await save(stage.page, 'Save settings');
      await stage.shows('Saved');
      const { name, retention } = stage.bakery.config;
      assert.deepEqual([name, retention.conversation_days], ['Ada’s Bakery', 180]);
    });
  });

  describe('a lead', () => {
    const noteOf = (page: Page) => page.getByLabel('Note');

    /** Both have opened Grace and typed; Vera saved before Ada. */
    async function bothTyped(): Promise<Page> {
      const ada = await stage.visitAs(phone);
      for (const [page, email] of [
        [ada, 'ada@example.com'] as const,
        [stage.page, 'vera@example.com'] as const,
      ]) {
        await signIn(page, email, '/leads');
        await button(page, 'Details of Grace').click();
        await noteOf(page).fill(`Called by ${email}`);
      }
      await save(stage.page, 'Save');
      await save(ada, 'Save');
      await isTold(ada, 'Vera Viewer');
      assert.equal(await noteOf(ada).inputValue(), 'Called by ada@example.com');
      return ada;
    }

    it('“Show theirs” shows what the other wrote', async () => {
      const ada = await bothTyped();
      if (isFull) assert.deepEqual(await faultsOf(ada), []);
      await button(ada, 'Show theirs').click();
      await note(ada).waitFor({ state: 'detached' });
      assert.equal(await noteOf(ada).inputValue(), 'Called by vera@example.com');
      assert.equal(stage.bakery.leads[0]?.note, 'Called by vera@example.com');
    });

    it('“Keep mine” saves what was written over it', async () => {
      const ada = await bothTyped();
      await button(ada, 'Keep mine').click();
      await noteOf(ada).waitFor({ state: 'detached' });
      assert.equal(stage.bakery.leads[0]?.note, 'Called by ada@example.com');
    });

    it('shows what is new until somebody types, and stays open when it leaves the list', async () => {
      await signIn(stage.page, 'ada@example.com', '/leads?status=new');
      await button(stage.page, 'Details of Grace').click();
      await noteOf(stage.page).waitFor();
      const lead = stage.bakery.leads[0] ?? assert.fail();
      const change = (seq: number, news: Partial<typeof lead>) => {
        Object.assign(lead, news);
        stage.server.world.tell({ kind: 'changed', conversation_id: lead.conversation_id, seq });
      };
      change(98, { note: 'Rang back' });
      await stage.page.waitForFunction(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Rang back'),
      );
      await noteOf(stage.page).fill('Called');
      change(99, { status: 'qualified' });
      await stage.page.locator('.lead-row[aria-label="Grace"]').waitFor({ state: 'detached' });
      assert.equal(await noteOf(stage.page).inputValue(), 'Called');
    });
  });

  describe('every other form', () => {
    /** Types, is told that it was changed meanwhile, and saves over it. */
    async function keepsMine(label: string, name: string, change: () => void): Promise<void> {
      const input = stage.page.getByRole('textbox', { name: label, exact: true }).first();
      await input.fill('By Ada');
      change();
      await save(stage.page, name);
      await note(stage.page).getByText('This was changed on').waitFor();
      assert.equal(await input.inputValue(), 'By Ada');
      await save(stage.page, 'Keep mine');
      await note(stage.page).waitFor({ state: 'detached' });
    }

    it('tells so, and keeps what was typed', async () => {
      const { assistants, intents, sources, connections } = stage.bakery;
      const [assistant, intent, source, connection] = [assistants[0], intents[1], sources[0], connections[0]];
      assert.ok(assistant && intent && source && connection);
      await signIn(stage.page, 'ada@example.com', '/assistant');
      await keepsMine('Name', 'Publish', () => (assistant.name = 'By another'));
      assert.equal(assistant.name, 'By Ada');
      await stage.page.getByRole('tab', { name: 'Intents' }).click();
      await button(stage.page, 'Edit Wedding cakes').click();
      await keepsMine('Name', 'Save', () => (intent.label = 'By another'));
      assert.equal(intent.label, 'By Ada');
      await stage.page.goto(`/knowledge/${source.id}`);
      await keepsMine('Title', 'Save', () => (source.title = 'By another'));
      assert.equal(source.title, 'By Ada');
      await stage.page.goto(`/connections/${connection.id}`);
      await keepsMine('Name', 'Save settings', () => (connection.name = 'By another'));
      assert.equal(connection.name, 'By Ada');
    });

    it('tells so of the sign-in service, which is read in one form and saved in another', async () => {
      const { bakery } = stage;
      bakery.service = { ...exampleOf(SignInService), is_enabled: false };
      await signIn(stage.page, 'ada@example.com', '/settings#sign-in');
      const form = stage.page.getByRole('form', { name: 'Sign-in service' });
      const name = form.getByRole('textbox', { name: 'Name of the service' });
      await name.fill('By Ada');
      bakery.service = { ...bakery.service, name: 'By another', updated_at: stage.server.world.now() };
      await save(stage.page, 'Save the sign-in service');
      await note(stage.page).getByText('This was changed on').waitFor();
      assert.equal(await name.inputValue(), 'By Ada');
      await save(stage.page, 'Keep mine');
      await note(stage.page).waitFor({ state: 'detached' });
      assert.equal(bakery.service.name, 'By Ada');
      await name.fill('By Ada again');
      await save(stage.page, 'Save the sign-in service');
      await stage.shows('Saved');
      assert.equal(await note(stage.page).count(), 0);
    });

    it('takes no change of one’s own in the form beside it for another’s', async () => {
      const connection = stage.bakery.connections[2] ?? assert.fail();
      await signIn(stage.page, 'ada@example.com', `/connections/${connection.id}`);
      const access = stage.page.getByRole('form', { name: 'Access' });
      await access.getByLabel('Server address').fill('https://other.example');
      await nameIn(stage.page).fill('By Ada');
      await save(stage.page, 'Save settings');
      await save(stage.page, 'Check and save');
      await stage.shows('Saved');
      assert.equal(await note(stage.page).count(), 0);
      assert.deepEqual(
        [connection.name, connection.config['server_url']],
        ['By Ada', 'https://other.example'],
      );
    });
  });
});
