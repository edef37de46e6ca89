import assert from 'node:assert/strict';
import { createCleanup } from '../tooling/bench/cleanup.js';
import { type Gate, openGate } from '../tooling/bench/database-gate.js';
import { eventually, openTenant, startTestApp, type TestApp } from './harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl } from './harness/test-database.js';
import type { CreatedAccount } from './simulators/chatwoot/setup.js';
import { type ChatwootSimulator, startChatwoot } from './simulators/chatwoot/start.js';
import type { ConversationAddress } from './simulators/chatwoot/world.js';

const question = 'How much is delivery of an oak desk to Norway?';
const visitors = 20;

type Asked = ReturnType<ChatwootSimulator['visitorWrites']>;

/** Only a database that is reached over a line can be away. */
if (testDatabaseUrl !== undefined) {
  describe('Chatwoot, while our database is away', function () {
    this.timeout(120_000);
    const cleanup = createCleanup((error) => console.error(error));
    let gate: Gate;
    let app: TestApp;
    let platform: ChatwootSimulator;
    let account: CreatedAccount;

    before(async () => {
      const database = await createServerDatabase();
      cleanup.add(database.drop);
      gate = await openGate(database.url, cleanup);
      const secret = 'only for tests, only for tests, only for tests';
      [app, platform] = await Promise.all([
        startTestApp({ DATABASE_URL: gate.url, SECRET_KEY: secret }),
        startChatwoot(),
      ]);
      const { api } = await openTenant(app, 'Harbor & Pine');
      account = platform.createAccount({ name: 'Harbor & Pine' });
      await api.post('/api/v1/knowledge/sources', {
        ...{ kind: 'text', title: 'Shipping' },
        content: 'Delivery of an oak desk to Norway costs 79 euros and takes 12 working days.',
      });
      await api.post('/api/v1/connections', {
        ...{ connector: 'chatwoot', name: 'Shop' },
        config: { base_url: platform.url, access_token: account.administrator.token },
      });
    });

    after(async () => {
      await app.stop();
      await platform.stop();
      await cleanup.run();
    });

    const ask = () => platform.visitorWrites({ accountId: account.accountId }, question);
    const statusOf = (where: ConversationAddress) => platform.conversation(where)?.status;
    const saidByUs = ({ conversationId }: ConversationAddress) =>
      platform.ledger.messages.filter(
        ({ message, by }) => message.conversation_id === conversationId && by === 'api' && !message.private,
      );
    /** How the hook about the visitor's message was answered, in the order of its tries. */
    const answersTo = ({ messageId }: Asked) =>
      platform.ledger.deliveries
        .filter(({ event, body }) => event === 'message_created' && body.includes(`"id":${messageId},`))
        .map(({ status }) => status);
    const refused = (where: Asked) =>
      eventually('a refusal', () => (answersTo(where).includes(500) ? true : undefined));
    const answered = (where: ConversationAddress) =>
      eventually('an answer', () => (saidByUs(where).length > 0 ? true : undefined), 30_000);

    it('refuses with the one status after which Chatwoot tries again, and a short absence costs no conversation', async () => {
      await gate.shut();
      const asked = Array.from({ length: visitors }, ask);
      await Promise.all(asked.map(refused));
      await gate.open();
      await Promise.all(asked.map(answered));
      await platform.settled();
      for (const where of asked) {
        assert.equal(statusOf(where), 'pending', `tries: ${answersTo(where).join(', ')}`);
        assert.equal(saidByUs(where).length, 1);
      }
    });

    it('F-023 loses to people only those that Chatwoot gives them itself, and speaks in none of these', async () => {
      platform.knobs.botRetryDelaysMs = [1, 1];
      const waiting = Array.from({ length: visitors }, ask);
      await Promise.all(waiting.map(answered));
      await platform.settled();
      await gate.shut();
      const asked = Array.from({ length: visitors }, ask);
      await platform.settled();
      await gate.open();
      const later = ask();
      await answered(later);
      await platform.settled();
      const opened = asked.filter((where) => statusOf(where) === 'open');
      const failed = asked.filter((where) => answersTo(where).every((status) => status !== 200));
      assert.equal(failed.length, visitors);
      assert.deepEqual(opened, failed);
      for (const where of [...waiting, later]) assert.equal(statusOf(where), 'pending');
      assert.deepEqual(asked.flatMap(saidByUs), []);
    });
  });
}
