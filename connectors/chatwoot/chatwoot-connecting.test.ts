import assert from 'node:assert/strict';
import { failsAs } from '../../src/kit/testing/index.js';
import { type ChatwootBench, connected, http, productName, sessionOf, startBench } from './bench.testing.js';
import { chatwoot } from './index.js';

describe('chatwoot connecting', () => {
  let bench: ChatwootBench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.stop());

  const bots = () => {
    const { calls } = bench.simulator.ledger;
    return calls
      .filter(({ method, path }) => method !== 'GET' && /agent_bot/.test(path))
      .map(({ route }) => route);
  };
  const isServed = (inboxId: number) => {
    const { accountId } = bench.account;
    const { conversationId } = bench.simulator.visitorWrites({ accountId, inboxId }, 'Hello?');
    return bench.simulator.conversation({ accountId, conversationId })?.status === 'pending';
  };
  const addInbox = (name: string, channelType: string) =>
    bench.simulator.addInbox(bench.account.accountId, { name, channelType }).id;
  /** A bot that is none of ours, in an inbox. */
  const addBotTo = (inboxId: number, outgoing_url: string) => {
    const { accountId } = bench.account;
    const { id } = bench.simulator.createBot(accountId, { name: 'Other', outgoing_url });
    bench.simulator.attachBot({ accountId, inboxId }, id);
    return id;
  };

  it('makes one bot for all inboxes of websites and the API, and leaves those of other channels and bots alone', async () => {
    const { inboxId } = bench.account;
    const [api, whatsapp, taken] = [
      addInbox('App', 'Channel::Api'),
      addInbox('Phone', 'Channel::Whatsapp'),
      addInbox('Shop', 'Channel::WebWidget'),
    ];
    addBotTo(taken, 'https://bots.example/hook');
    const { state, steps } = await connected(sessionOf(bench));
    assert.deepEqual(state?.inbox_ids, [inboxId, api]);
    assert.ok(isServed(inboxId) && isServed(api) && !isServed(whatsapp));
    assert.equal(steps.length, 1);
    assert.match(steps.join(), /“Shop” has another bot/);
    assert.deepEqual(bots(), ['agent_bots.create', 'inboxes.set_agent_bot', 'inboxes.set_agent_bot']);
  });

  it('takes the inboxes that are named, by name or number, and gives back those that no longer are', async () => {
    const phone = addInbox('Phone, or so', 'Channel::Whatsapp');
    const shop = addInbox('Shop', 'Channel::WebWidget');
    addBotTo(shop, 'https://bots.example/hook');
    const all = await connected(sessionOf(bench));
    assert.deepEqual(all.state?.inbox_ids, [bench.account.inboxId]);
    const named = await connected({ ...sessionOf(bench, { inboxes: ` shop ,${phone}` }), state: all.state });
    assert.deepEqual([named.state?.inbox_ids, named.steps], [[phone, shop], []]);
    assert.ok(isServed(shop) && isServed(phone) && !isServed(bench.account.inboxId));
  });

  it('repairs what was changed or removed in Chatwoot', async () => {
    const { accountId, inboxId } = bench.account;
    const before = await connected(sessionOf(bench));
    bench.simulator.attachBot({ accountId, inboxId }, null);
    assert.ok(!isServed(inboxId));
    const reattached = await connected(before);
    assert.deepEqual(reattached.state, before.state);
    assert.ok(isServed(inboxId));

    await chatwoot.disconnect(before);
    const conversationId = await bench.visitorWrites('Is anybody there?');
    const reply = { conversationId, text: 'Yes.', idempotencyKey: 'key', isFirst: true };
    await assert.rejects(chatwoot.send(reply, before), failsAs('auth'));
    const after = await connected(before);
    assert.notEqual(after.state?.bot_id, before.state?.bot_id);
    await chatwoot.send(reply, after);
    assert.ok(isServed(inboxId));
  });

  it('says which inbox it has put right, and nothing where all was right', async () => {
    const { accountId, inboxId } = bench.account;
    const before = { ...(await connected(sessionOf(bench))), productName };
    assert.deepEqual((await chatwoot.connect(before)).repairs, []);
    bench.simulator.attachBot({ accountId, inboxId }, null);
    const { repairs = [] } = await chatwoot.connect(before);
    assert.match(repairs.join(), /had lost the bot and has it again/);
  });

  it('learns a new token and a new secret', async () => {
    const { accountId } = bench.account;
    const before = await connected(sessionOf(bench));
    bench.simulator.rollBotToken({ accountId, botId: before.state?.bot_id ?? 0 });
    const after = await connected(before);
    assert.equal(after.state?.bot_id, before.state?.bot_id);
    assert.notEqual(after.state?.bot_token, before.state?.bot_token);
  });

  it('gives the same bot a new address', async () => {
    const before = await connected(sessionOf(bench));
    const after = await connected({ ...before, hookUrl: before.hookUrl.replace('acme', 'new-token') });
    assert.deepEqual(after.state, { ...before.state, hook_url: after.hookUrl });
    assert.deepEqual(bots().slice(-1), ['agent_bots.update']);
  });

  /** A server out in the world, which is the simulator after all, and an installation on a desk. */
  const outThere = () => {
    const base_url = 'https://chatwoot.example.com';
    const call: typeof http.call = (asked) =>
      http.call({ ...asked, url: asked.url.replace(base_url, bench.simulator.url) });
    const session = { ...sessionOf(bench, { base_url }), http: { call } };
    return { ...session, hookUrl: 'http://localhost:3000/hooks/chatwoot/desk' };
  };

  it('gives the bot no address that Chatwoot could not call, for that would open every conversation for people', async () => {
    const { accountId, inboxId } = bench.account;
    const desk = await connected(outThere());
    assert.equal(chatwoot.traits(desk.config, desk.state).transport, 'pull');
    assert.match(desk.steps.join(), /cannot call a private address/);
    const where = bench.simulator.visitorWrites({ accountId, inboxId }, 'Is anybody there?');
    await bench.simulator.settled();
    assert.equal(bench.simulator.ledger.deliveries.length, 0);
    assert.equal(bench.simulator.conversation(where)?.status, 'pending');
    const { events = [] } = (await chatwoot.pull?.(undefined, desk)) ?? {};
    assert.deepEqual(
      events.map((event) => event.kind === 'message' && event.text),
      ['Is anybody there?'],
    );
  });

  it('knows a bot without an address again, and calls it once there is one that can be reached', async () => {
    const desk = await connected(outThere());
    const again = await connected(outThere());
    assert.equal(again.state?.bot_id, desk.state?.bot_id);
    const other = { ...outThere(), hookUrl: 'http://localhost:3000/hooks/chatwoot/other' };
    await assert.rejects(connected(other), failsAs('config', 'base_url'));
    const moved = await connected({ ...sessionOf(bench), state: again.state });
    assert.equal(moved.state?.bot_id, desk.state?.bot_id);
    assert.equal(chatwoot.traits(moved.config, moved.state).transport, 'hook');
    bench.simulator.visitorWrites({ accountId: bench.account.accountId }, 'Now?');
    assert.ok((await bench.hooks()).length > 0);
    await chatwoot.disconnect(moved);
    assert.ok(!isServed(bench.account.inboxId));
  });

  it('touches nothing where another connection of this installation has a bot', async () => {
    const first = await connected(sessionOf(bench));
    const made = bots().length;
    const second = { ...sessionOf(bench), hookUrl: first.hookUrl.replace('acme', 'another-token') };
    await assert.rejects(connected(second), failsAs('config', 'base_url'));
    await chatwoot.disconnect(second);
    assert.equal(bots().length, made);
    assert.ok(isServed(bench.account.inboxId));
  });

  it('refuses when no inbox is left to answer in', async () => {
    addBotTo(bench.account.inboxId, 'https://bots.example/hook');
    await assert.rejects(connected(sessionOf(bench)), failsAs('config', 'inboxes'));
  });

  it('takes the account that the address names when the token administers several', async () => {
    const other = bench.simulator.createAccount({ name: 'Harbor & Pine' });
    const both = [bench.account, other].map(({ accountId }) => ({
      ...{ account_id: accountId, role: 'administrator' as const },
    }));
    const { token } = bench.simulator.addUser({ memberships: both });
    const base_url = `${bench.simulator.url}/app/accounts/${other.accountId}/dashboard`;
    const { config } = sessionOf(bench, { access_token: token, base_url });
    const { account } = await chatwoot.connect({ config, http, hookUrl: bench.hookUrl, productName });
    assert.deepEqual(account, {
      ...{ host: new URL(bench.simulator.url).host, id: String(other.accountId), name: 'Harbor & Pine' },
    });
  });

  it('is content when the bot is gone already', async () => {
    const session = await connected(sessionOf(bench));
    bench.simulator.faults.calls.queue('agent_bots.delete', { kind: 'status', status: 404 });
    await chatwoot.disconnect(session);
    bench.simulator.faults.calls.queue('agent_bots.list', { kind: 'status', status: 404 });
    await chatwoot.disconnect(session);
  });
});
