import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  eventually,
  openTenant,
  startTestApp,
  type OpenedTenant,
  type TestApp,
} from './harness/start-test-app.js';
import { callTelegram } from './simulators/telegram/client.js';
import type { Written } from './simulators/telegram/people-actions.js';
import { fixtureNames, readFixture } from './simulators/telegram/read-fixture.js';
import type { CreatedBot } from './simulators/telegram/setup.js';
import { startTelegram, type TelegramSimulator } from './simulators/telegram/start.js';

const Made = z.looseObject({
  ...{ id: z.string(), status: z.string(), webhook_url: z.string() },
  ...{ secrets_set: z.array(z.string()), manual_steps: z.array(z.unknown()) },
  account: z.looseObject({ name: z.string() }).nullable(),
});
type Made = z.infer<typeof Made>;
const Visitor = z.looseObject({ name: z.string().nullable() });
const Talk = { id: z.string(), status: z.string(), handler: z.string(), visitor: Visitor };
const Talks = z.looseObject({ items: z.array(z.looseObject(Talk)) });
const Told = z.looseObject({
  messages: z.array(
    z.looseObject({
      ...{ role: z.string(), text: z.string(), deleted: z.boolean() },
      attachments: z.array(z.looseObject({ url: z.string(), name: z.string() })),
    }),
  ),
});
const question = 'How much is delivery of an oak desk to Norway?';
const answer =
  'We ship furniture to Norway, Sweden and Denmark. Delivery of an oak desk to Norway costs 79 euros and takes 12 working days.';

describe('a bot of Telegram', function () {
  this.timeout(120_000);
  let app: TestApp;
  let platform: TelegramSimulator;
  let tenant: OpenedTenant;
  let bot: CreatedBot;
  let connection: Made;

  const openShop = async (name: string, content = answer) => {
    const opened = await openTenant(app, name);
    await opened.api.post('/api/v1/knowledge/sources', { kind: 'text', title: 'Shipping', content });
    return opened;
  };

  before(async () => {
    const knobs = { localWebhooks: true, messagesPerSecondPerChat: null, webhookRetryDelaysMs: [100] };
    platform = await startTelegram({ knobs });
    app = await startTestApp({ TELEGRAM_API_URL: platform.url });
    tenant = await openShop('Harbor & Pine');
    bot = platform.createBot({ name: 'Harbor & Pine' });
  });
  after(async () => {
    await app.stop();
    await platform.stop();
  });

  const connect = ({ api }: OpenedTenant, bot_token: string) =>
    api.call('POST', '/api/v1/connections', { connector: 'telegram', name: 'Bot', config: { bot_token } });
  const connected = async (owner: OpenedTenant, token: string) => {
    const { status, body } = await connect(owner, token);
    assert.equal(status, 201, JSON.stringify(body));
    return Made.parse(body);
  };
  const ask = (where: { chatId?: number; connectionId?: string } = {}) =>
    platform.visitorWrites({ botId: bot.botId, ...where }, question);
  const repliesIn = ({ botId, chatId, connectionId }: Written) =>
    platform.ledger.messages
      .filter((one) => one.by === 'bot' && one.botId === botId && one.chatId === chatId)
      .filter((one) => one.connectionId === (connectionId ?? null));
  /** Waits for the first answer; more may come later. */
  const answered = (where: Written) =>
    eventually('an answer', () => (repliesIn(where).length > 0 ? true : undefined));
  /** What came before has had its turn when a later question is answered. */
  const allIsSaid = async () => {
    await answered(ask());
    await platform.settled();
  };
  const talks = async (query = '', { api } = tenant) =>
    Talks.parse(await api.get(`/api/v1/conversations?limit=100&${query}`)).items;
  const messagesOf = async ({ id }: { id: string }, { api } = tenant) =>
    Told.parse(await api.get(`/api/v1/conversations/${id}`)).messages;
  const statusOf = async () =>
    Made.parse(await tenant.api.get(`/api/v1/connections/${connection.id}`)).status;
  const secretOf = (botId: number): string => {
    const set = platform.ledger.calls.filter((one) => one.botId === botId && one.method === 'setWebhook');
    return set.at(-1)?.params['secret_token'] ?? assert.fail('no secret was registered');
  };
  const post = async (url: string, update: unknown, secret?: string) => {
    const proof = secret !== undefined && { 'x-telegram-bot-api-secret-token': secret };
    const headers = { 'content-type': 'application/json', ...proof };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })).status;
  };

  it('refuses a misshapen token before it asks anybody, a wrong one, and an address that Telegram cannot reach', async () => {
    const misshapen = await connect(tenant, 'AAF0t9Zk2vB7mQe4XcL8sWd1RyN6uPg3hJo');
    assert.deepEqual([misshapen.status, platform.ledger.calls.length], [400, 0]);
    assert.match(JSON.stringify(misshapen.body), /config\.bot_token.*@BotFather/);
    const wrong = await connect(tenant, `${bot.botId}:AA${'x'.repeat(33)}`);
    assert.match(JSON.stringify(wrong), /^{"status":422,.*config\.bot_token/);
    platform.knobs.localWebhooks = false;
    const unreachable = await connect(tenant, bot.token);
    platform.knobs.localWebhooks = true;
    assert.match(
      JSON.stringify(unreachable),
      /^{"status":422,.*http:\/\/127\.0\.0\.1.*https:\/\/.*PUBLIC_URL/,
    );
    assert.deepEqual((await tenant.api.get('/api/v1/connections'))['items'], []);
  });

  it('is connected by its token, with nothing left to do by hand, and shows it to nobody', async () => {
    connection = await connected(tenant, bot.token);
    const { status, secrets_set, manual_steps, account, webhook_url } = connection;
    assert.deepEqual([status, secrets_set, manual_steps], ['live', ['bot_token'], []]);
    assert.equal(account?.name, 'Harbor & Pine (@harborpine_bot)');
    assert.ok(!JSON.stringify(connection).includes(bot.token.slice(-20)));
    const { result } = await callTelegram({ url: platform.url, token: bot.token }, 'getWebhookInfo');
    assert.ok(JSON.stringify(result).includes(webhook_url));
  });

  it('stays with its business when another one connects it, and goes on answering', async () => {
    const other = await openTenant(app, 'Somebody else');
    const refused = await connect(other, bot.token);
    assert.match(JSON.stringify(refused), /^{"status":422,.*connected to this installation already/);
    await answered(ask());
  });

  it('answers a visitor once, without link previews, however often the update comes and in what order', async () => {
    const { deliveries } = platform.faults;
    // Long enough for what is held back, also on a machine that is busy: both messages are one question.
    const { settle_quiet_ms, settle_max_ms } = await tenant.api.get('/api/v1/config');
    await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 3_000, settle_max_ms: 6_000 });
    deliveries.queue('message', { kind: 'duplicate', copies: 3 }, { kind: 'reorder', holdMs: 300 });
    const where = ask();
    platform.visitorWrites(where, 'And how long does it take?');
    await answered(where);
    await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms, settle_max_ms });
    const sent = platform.ledger.deliveries.filter(({ body }) => body.includes(String(where.chatId)));
    assert.equal(sent.length, 4);
    const secret = secretOf(bot.botId);
    for (const { body } of sent.toReversed())
      assert.equal(await post(connection.webhook_url, JSON.parse(body), secret), 200);
    await allIsSaid();
    const [reply, ...more] = repliesIn(where);
    assert.match(String(reply?.content['text']), /79 euros/);
    assert.deepEqual([reply?.content['link_preview_options'], more], [{ is_disabled: true }, []]);
  });

  it('greets who presses Start, whatever link led to the bot', async () => {
    for (const text of ['/start', '/start spring-2026']) {
      const where = platform.visitorWrites({ botId: bot.botId }, text);
      await answered(where);
      assert.match(String(repliesIn(where)[0]?.content['text']), /Hello/);
    }
  });

  it('answers an owner’s customer in the owner’s name, apart from the same person’s own chat with the bot', async () => {
    const { connectionId } = platform.ownerConnects(bot.botId);
    const from = { first_name: 'Liv', last_name: 'Both' };
    const direct = platform.visitorWrites({ botId: bot.botId }, question, { from });
    const business = ask({ chatId: direct.chatId, connectionId });
    assert.equal(business.messageId, direct.messageId);
    await Promise.all([answered(direct), answered(business)]);
    await allIsSaid();
    assert.deepEqual([repliesIn(direct).length, repliesIn(business).length], [1, 1]);
    const both = (await talks()).filter(({ visitor }) => visitor.name === 'Liv Both');
    assert.equal(both.length, 2);
    for (const talk of both) {
      const roles = (await messagesOf(talk)).map(({ role }) => role);
      assert.deepEqual([...roles, talk.handler], ['visitor', 'bot', 'bot'], 'our own came back as another');
    }
  });

  it('falls silent where the owner writes by hand, and nowhere else', async () => {
    const { connectionId } = platform.ownerConnects(bot.botId);
    const where = ask({ connectionId });
    await answered(where);
    const before = (await talks('handler=human')).length;
    platform.ownerWrites(where, 'Nora here, I take this one.');
    await eventually('the takeover', async () =>
      (await talks('handler=human')).length > before ? true : undefined,
    );
    platform.visitorWrites(where, question);
    await allIsSaid();
    assert.equal(repliesIn(where).length, 1);
  });

  it('closes a conversation whose visitor blocks the bot, gives an answer that comes too late to a human, and goes on', async () => {
    const where = ask();
    await answered(where);
    const closed = (await talks('status=closed')).length;
    platform.visitorBlocks(where);
    await eventually('the end', async () =>
      (await talks('status=closed')).length > closed ? true : undefined,
    );
    platform.faults.calls.queue('sendMessage', { kind: 'status', status: 403 });
    const waiting = (await talks('waiting=true')).length;
    const late = ask();
    await eventually('a human', async () =>
      (await talks('waiting=true')).length > waiting ? true : undefined,
    );
    await allIsSaid();
    assert.deepEqual([repliesIn(late).length, await statusOf()], [0, 'live']);
  });

  it('repeats what Telegram was too busy for, and never what it may have stored', async () => {
    const { calls } = platform.faults;
    calls.queue('sendMessage', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
    const busy = ask();
    await answered(busy);
    assert.equal(repliesIn(busy).length, 1);
    const Parked = z.looseObject({ items: z.array(z.looseObject({ state: z.string() })) });
    const parked = async () => Parked.parse(await tenant.api.get('/api/v1/deliveries')).items.length;
    const before = await parked();
    calls.queue('sendMessage', { kind: 'store-then-status', status: 502 });
    const unsure = ask();
    await eventually('a human is called', async () => ((await parked()) > before ? true : undefined), 60_000);
    await allIsSaid();
    assert.equal(repliesIn(unsure).length, 1);
  });

  it('believes no update without its secret, or with another bot’s', async () => {
    const other = platform.createBot({ name: 'Fjord', username: 'fjord_bot' });
    const fjord = await openShop('Fjord');
    const theirs = await connected(fjord, other.token);
    const update = { ...readFixture('message-text'), update_id: 1 };
    const secrets = [undefined, 'guess', '', secretOf(other.botId), secretOf(bot.botId).slice(0, -1)];
    for (const secret of secrets) assert.equal(await post(connection.webhook_url, update, secret), 401);
    assert.equal(await post(theirs.webhook_url, update, secretOf(bot.botId)), 401);
    assert.equal(await post(`${app.url}/telegram/webhook`, update, secretOf(bot.botId)), 404);
    assert.deepEqual(await talks('q=Tromsø'), []);
  });

  it('keeps two businesses apart, though the same person has the same chat id and message ids with both bots', async () => {
    const other = platform.createBot({ name: 'Cliff', username: 'cliff_bot' });
    const cliff = await openShop('Cliff', answer.replace('79 euros', '35 euros'));
    await connected(cliff, other.token);
    const ours = ask();
    const theirs = platform.visitorWrites({ botId: other.botId, chatId: ours.chatId }, question);
    await Promise.all([answered(ours), answered(theirs)]);
    await allIsSaid();
    const texts = [ours, theirs].map((where) => repliesIn(where).map(({ content }) => content['text']));
    assert.match(JSON.stringify(texts[0]), /79 euros/);
    assert.match(JSON.stringify(texts[1]), /35 euros/);
    assert.deepEqual([texts[0]?.length, texts[1]?.length, (await talks('', cliff)).length], [1, 1, 1]);
  });

  it('makes of every update of the documentation what it means', async () => {
    const known = platform.createBot({ name: 'Told', username: 'told_bot' });
    const told = await openShop('Told');
    const { webhook_url } = await connected(told, known.token);
    const idOf = (update: Record<string, unknown>) => Number(update['update_id']);
    const updates = fixtureNames().map((name) => readFixture(name));
    for (const update of updates.toSorted((one, other) => idOf(one) - idOf(other)))
      assert.equal(await post(webhook_url, update, secretOf(known.botId)), 200);
    const [[ida], [marek]] = [await talks('q=Solheim', told), await talks('q=Marek', told)];
    assert.ok(ida && marek && (await talks('', told)).length === 2, 'two people, and no group');
    const linesOf = async (talk: { id: string }) =>
      (await messagesOf(talk, told))
        .filter(({ role, text }) => role !== 'bot' || text.startsWith('We are open'))
        .map(({ role, text, deleted, attachments: [file] }) =>
          [role, deleted ? 'gone' : text, file?.name].filter(Boolean).join(': '),
        );
    assert.deepEqual(await linesOf(ida), [
      'visitor: 👋',
      'visitor: Hei! Do you deliver to Tromsø before Friday?',
      'visitor: The lid came broken: photo',
      'visitor: Here is the order: order-2041.pdf',
      'visitor: voice message',
      'visitor: 👋',
      'visitor: Liv Aasen, +4791234567',
      'visitor: 69.649208, 18.955324',
      'visitor: Great, see https://harborpine.example/cups',
    ]);
    assert.deepEqual(await linesOf(marek), [
      'visitor: gone',
      'operator: gone',
      'bot: We are open from 10 to 18.',
    ]);
    assert.deepEqual([ida.status, marek.handler], ['open', 'human']);
  });

  it('says that its token was revoked, and answers what waited at Telegram when there is a new one', async () => {
    const { token } = platform.revokeToken(bot.botId);
    await tenant.api.call('POST', `/api/v1/connections/${connection.id}/check`);
    await eventually('it is broken', async () => ((await statusOf()) === 'broken' ? true : undefined));
    const waiting = ask();
    const renewed = { config: { bot_token: token } };
    const change = await tenant.api.call('PATCH', `/api/v1/connections/${connection.id}`, renewed);
    assert.equal(change.status, 200, JSON.stringify(change.body));
    await answered(waiting);
    await allIsSaid();
    assert.deepEqual([repliesIn(waiting).length, await statusOf()], [1, 'live']);
  });
});
