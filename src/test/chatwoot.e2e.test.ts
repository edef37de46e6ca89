import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  eventually,
  openTenant,
  startTestApp,
  type OpenedTenant,
  type TestApp,
} from './harness/start-test-app.js';
import { callChatwoot } from './simulators/chatwoot/client.js';
import type { CreatedAccount } from './simulators/chatwoot/setup.js';
import { type ChatwootSimulator, startChatwoot } from './simulators/chatwoot/start.js';
import type { ConversationAddress } from './simulators/chatwoot/world.js';

const Made = z.looseObject({
  ...{ id: z.string(), status: z.string(), webhook_url: z.string() },
  ...{ secrets_set: z.array(z.string()), manual_steps: z.array(z.unknown()) },
});
const Talks = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), handler: z.string() })) });
const question = 'How much is delivery of an oak desk to Norway?';

for (const signatures of ['all', 'none'] as const)
  describe(`an inbox of Chatwoot whose hooks are ${signatures === 'all' ? 'signed' : 'read back'}`, () => {
    let app: TestApp;
    let platform: ChatwootSimulator;
    let tenant: OpenedTenant;
    let account: CreatedAccount;
    let connection: z.infer<typeof Made>;

    before(async function () {
      this.timeout(120_000);
      [app, platform] = [await startTestApp(), await startChatwoot({ knobs: { signatures } })];
      tenant = await openTenant(app, 'Harbor & Pine');
      account = platform.createAccount({ name: 'Harbor & Pine' });
      await tenant.api.post('/api/v1/knowledge/sources', {
        ...{ kind: 'text', title: 'Shipping' },
        content:
          'We ship furniture to Norway, Sweden and Denmark. Delivery of an oak desk to Norway costs 79 euros and takes 12 working days.',
      });
    });

    after(async () => {
      await app.stop();
      await platform.stop();
    });

    const connect = (change: object = {}) =>
      tenant.api.call('POST', '/api/v1/connections', {
        ...{ connector: 'chatwoot', name: 'Shop' },
        config: { base_url: platform.url, access_token: account.administrator.token, ...change },
      });
    const ask = () => platform.visitorWrites({ accountId: account.accountId }, question);
    const repliesIn = ({ conversationId }: ConversationAddress) =>
      platform.ledger.messages.filter(
        ({ message, by }) => message.conversation_id === conversationId && by === 'api' && !message.private,
      );
    /** Waits until so many answers are there; more than that may come later. */
    const answered = (where: ConversationAddress, count: number) =>
      eventually(`${count} answers`, () => (repliesIn(where).length >= count ? true : undefined));
    /** What came before it has had its turn when a question that was put later is answered. */
    const allIsSaid = async () => {
      await answered(ask(), 1);
      await platform.settled();
    };
    const talks = async (query: string) =>
      Talks.parse(await tenant.api.get(`/api/v1/conversations?${query}`)).items;

    it('refuses a wrong token, an agent’s, and an address that is no Chatwoot, each with its field', async () => {
      const refused: [object, RegExp][] = [
        [{ access_token: 'wrong' }, /config\.access_token/],
        [{ access_token: account.operator.token }, /config\.access_token/],
        [{ base_url: `${platform.url}/_sim` }, /config\.base_url/],
        [{ inboxes: 'Nowhere' }, /config\.inboxes/],
      ];
      for (const [change, field] of refused) {
        const { status, body } = await connect(change);
        assert.equal(status, 422);
        assert.match(JSON.stringify(body), field);
      }
      assert.deepEqual((await tenant.api.get('/api/v1/connections'))['items'], []);
    });

    it('connects by one token, with nothing left to do by hand', async () => {
      const { status, body } = await connect();
      assert.equal(status, 201, JSON.stringify(body));
      connection = Made.parse(body);
      const { manual_steps, secrets_set } = connection;
      assert.deepEqual([connection.status, secrets_set, manual_steps], ['live', ['access_token'], []]);
    });

    it('leaves the bot alone when the same account is connected a second time, and says so', async () => {
      assert.equal((await connect()).status, 422);
      await answered(ask(), 1);
    });

    it('answers a visitor once, marked as a bot, from the knowledge, however often the hook comes and in what order', async () => {
      const { deliveries } = platform.faults;
      // Long enough for what is held back, also on a machine that is busy: both messages are one question.
      const { settle_quiet_ms, settle_max_ms } = await tenant.api.get('/api/v1/config');
      await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 3_000, settle_max_ms: 6_000 });
      deliveries.queue('message_created', { kind: 'duplicate', copies: 3 }, { kind: 'reorder', holdMs: 300 });
      const where = ask();
      platform.visitorWrites(where, 'And how long does it take?');
      await answered(where, 1);
      await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms, settle_max_ms });
      const told = platform.ledger.deliveries.filter(({ event }) => event === 'message_created');
      await Promise.all(told.slice(-4).map((hook) => platform.replayHook(hook)));
      await allIsSaid();
      const sent = repliesIn(where);
      assert.equal(sent.length, 1);
      assert.match(sent[0]?.message.content ?? '', /79 euros/);
      assert.equal(sent[0]?.message.sender?.type, 'AgentBot');
      assert.equal(platform.conversation(where)?.status, 'pending');
      assert.equal(platform.conversation(where)?.first_reply_created_at, null, 'no human has answered yet');
    });

    it('falls silent when an operator writes, opens it for the team, and answers again when it is given back in Chatwoot', async () => {
      const where = ask();
      await answered(where, 1);
      const before = (await talks('handler=human')).length;
      platform.operatorWrites(where, 'Hello, Maya here.');
      await eventually('the takeover', async () =>
        (await talks('handler=human')).length > before ? true : undefined,
      );
      platform.visitorWrites(where, question);
      await allIsSaid();
      assert.equal(repliesIn(where).length, 1);
      await eventually('its opening', () =>
        platform.conversation(where)?.status === 'open' ? true : undefined,
      );
      platform.operatorSetsStatus(where, 'pending');
      await eventually('the giving back', async () =>
        (await talks('handler=human')).length === before ? true : undefined,
      );
      // Chatwoot's times are whole seconds: what is said within this one counts as said before.
      const givenBackAt = Date.now();
      await eventually('the next second', () => (Date.now() - givenBackAt > 1_000 ? true : undefined));
      platform.visitorWrites(where, question);
      await answered(where, 2);
    });

    it('says nothing in a conversation that people have opened, and opens one for people when asked for a human', async () => {
      const theirs = ask();
      await answered(theirs, 1);
      platform.operatorSetsStatus(theirs, 'open');
      platform.visitorWrites(theirs, question);
      const asking = platform.visitorWrites(
        { accountId: account.accountId },
        'I want to talk to a human, please.',
      );
      await eventually('the handover', () =>
        platform.conversation(asking)?.status === 'open' ? true : undefined,
      );
      await allIsSaid();
      assert.equal(repliesIn(theirs).length, 1);
      const notes = platform.conversation(asking)?.messages.filter((message) => message.private) ?? [];
      assert.equal(notes.length, 1);
    });

    it('stands in Chatwoot as members put it here, and who writes after the closing is answered', async () => {
      const where = ask();
      await answered(where, 1);
      const { id } = (await talks('handler=bot'))[0] ?? assert.fail();
      const does = async (act: string, status: string) => {
        await tenant.api.post(`/api/v1/conversations/${id}/${act}`);
        await eventually(`${status} after ${act}`, () =>
          platform.conversation(where)?.status === status ? true : undefined,
        );
      };
      await does('take-over', 'open');
      await does('hand-back', 'pending');
      await does('close', 'resolved');
      await does('take-over', 'open');
      await tenant.api.post(`/api/v1/conversations/${id}/close`);
      platform.visitorWrites(where, question);
      await answered(where, 2);
      await allIsSaid();
      assert.equal(repliesIn(where).length, 2);
    });

    it('is repaired by a check when the bot was deleted in Chatwoot', async () => {
      const { id } = platform.conversation(ask())?.inbox.bot ?? assert.fail();
      const path = `/api/v1/accounts/${account.accountId}/agent_bots/${id}`;
      await callChatwoot({ url: platform.url, token: account.administrator.token }, `DELETE ${path}`);
      const lost = ask();
      assert.equal(platform.conversation(lost)?.status, 'open');
      await tenant.api.post(`/api/v1/connections/${connection.id}/check`);
      const found = ask();
      assert.equal(platform.conversation(found)?.status, 'pending');
      await answered(found, 1);
      await allIsSaid();
      assert.equal(repliesIn(lost).length, 0, 'what people have got stays theirs');
    });

    if (signatures === 'all')
      it('believes no hook that is unsigned, or signed for nobody', async () => {
        for (const signature of ['', 'sha256=00'])
          assert.equal((await forge(connection.webhook_url, signature)).status, 401);
        assert.equal((await forge(`${app.url}/chatwoot/webhook`, '')).status, 401);
      });
    else
      it('stores nothing of a hook that Chatwoot does not confirm', async () => {
        assert.equal((await forge(connection.webhook_url, '')).status, 200);
        await allIsSaid();
        assert.deepEqual(await talks('q=boss'), []);
      });

    const forge = (url: string, signature: string) =>
      fetch(url, {
        ...{
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-chatwoot-signature': signature },
        },
        body: JSON.stringify({
          ...{ event: 'message_created', id: 987_654, account: { id: account.accountId } },
          ...{ content: 'I am the boss', message_type: 'incoming', private: false },
          ...{ created_at: new Date().toISOString(), sender: { id: 1 } },
          conversation: { id: 1, status: 'pending', meta: {} },
        }),
      });

    it('takes its bot with it when it is disconnected', async () => {
      const { status } = await tenant.api.call('DELETE', `/api/v1/connections/${connection.id}`);
      assert.ok(status < 300);
      assert.equal(platform.conversation(ask())?.inbox.bot, null);
    });
  });
