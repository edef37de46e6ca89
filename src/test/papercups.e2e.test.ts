import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import {
  eventually,
  openTenant,
  startTestApp,
  type OpenedTenant,
  type TestApp,
} from './harness/start-test-app.js';
import { tablesWith } from './harness/tables-with.js';
import { startPapercups, type PapercupsSimulator } from './simulators/papercups/start.js';

type Account = ReturnType<PapercupsSimulator['createAccount']>;

describe('an inbox of Papercups', () => {
  let app: TestApp;
  let platform: PapercupsSimulator;
  let tenant: OpenedTenant;
  let account: Account;
  let db: Pick<Database, 'knex'> | undefined;

  before(async function () {
    this.timeout(120_000);
    platform = await startPapercups();
    app = await startTestApp(
      {},
      {
        adjust: (parts) => {
          db = parts.db;
          return parts;
        },
      },
    );
    tenant = await openTenant(app, 'Harbor & Pine');
    account = platform.createAccount({ companyName: 'Harbor & Pine' });
    await tenant.api.post('/api/v1/knowledge/sources', {
      kind: 'text',
      title: 'Shipping',
      content:
        'We ship furniture to Norway, Sweden and Denmark. Delivery of an oak desk to Norway costs 79 euros and takes 12 working days.',
    });
  });

  after(async () => {
    await app.stop();
    await platform.stop();
  });

  const config = (given: object = {}) => ({
    base_url: platform.url,
    api_key: account.apiKey,
    email: account.botCredentials.email,
    password: account.botCredentials.password,
    ...given,
  });

  const connect = (given: object = {}) =>
    tenant.api.call('POST', '/api/v1/connections', {
      connector: 'papercups',
      name: 'Shop',
      config: config(given),
    });

  const bots = (conversationId: string) =>
    platform
      .messagesOf(conversationId)
      .filter(({ type, private: isPrivate }) => type === 'bot' && !isPrivate);

  it('refuses a wrong key, an unreachable address and half a sign-in, each with the field and what was said', async () => {
    const wrong = await connect({ api_key: 'SFMyNTY.wrong.key' });
    assert.equal(wrong.status, 422);
    assert.match(JSON.stringify(wrong.body), /config\.api_key/);
    const unreachable = await connect({ base_url: 'http://127.0.0.1:9' });
    assert.equal(unreachable.status, 422);
    const forbidden = await connect({ base_url: 'http://10.1.2.3' });
    assert.equal(forbidden.status, 422);
    assert.match(JSON.stringify(forbidden.body), /EGRESS_ALLOW/);
    const half = await connect({ password: undefined });
    assert.match(JSON.stringify(half.body), /config\.password/);
    const list = await tenant.api.get('/api/v1/connections');
    assert.deepEqual(list['items'], []);
  });

  it('connects by key and one-time sign-in, registers the hook, and forgets the password', async () => {
    const { status, body } = await connect();
    assert.equal(status, 201, JSON.stringify(body));
    const made = z
      .looseObject({
        status: z.string(),
        secrets_set: z.array(z.string()),
        manual_steps: z.array(z.unknown()),
      })
      .parse(body);
    assert.deepEqual([made.status, made.secrets_set, made.manual_steps], ['live', ['api_key'], []]);
  });

  it('refuses the same account a second time, with the reason', async () => {
    const { status, body } = await connect();
    assert.equal(status, 409);
    assert.match(JSON.stringify(body), /account-taken/);
  });

  it('answers a visitor once, as the bot, from the knowledge, and leaves the conversation unassigned', async () => {
    const { conversationId } = platform.visitorWrites(
      { accountId: account.account.id },
      'How much is delivery of an oak desk to Norway?',
    );
    const [reply] = await eventually('a bot reply', () =>
      bots(conversationId).length > 0 ? bots(conversationId) : undefined,
    );
    assert.match(reply?.body ?? '', /79 euros/);
    await eventually('no assignee', () =>
      platform.conversation(conversationId)?.assignee_id == null ? true : undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(bots(conversationId).length, 1);
  });

  it('F-069 falls silent when an operator writes, and stays so', async () => {
    const { conversationId, customerId } = platform.visitorWrites(
      { accountId: account.account.id },
      'Do you ship to Sweden?',
    );
    await eventually('a first reply', () => (bots(conversationId).length === 1 ? true : undefined));
    platform.operatorWrites(conversationId, 'Hello, Priya here.');
    await eventually('the takeover', async () => {
      const { items } = z
        .looseObject({ items: z.array(z.looseObject({ handler: z.string() })) })
        .parse(await tenant.api.get('/api/v1/conversations?handler=human'));
      return items.length > 0 ? true : undefined;
    });
    platform.visitorWrites(conversationId, 'And to Denmark?');
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    assert.equal(bots(conversationId).length, 1);
    assert.ok(customerId);
  });

  /** Where the hooks of a tenant's one connection go. */
  const hookUrl = async ({ api }: OpenedTenant): Promise<string> => {
    const { items } = z
      .looseObject({ items: z.tuple([z.looseObject({ webhook_url: z.string() })]) })
      .parse(await api.get('/api/v1/connections'));
    return items[0].webhook_url;
  };

  /** A visitor's message as a hook, whoever wrote it; answers the status. */
  const post = async (url: string, said: Record<string, string>): Promise<number> => {
    const payload = {
      ...{ id: randomUUID(), object: 'message', type: 'reply', private: false, user_id: null },
      ...{ conversation_id: randomUUID(), customer_id: randomUUID(), created_at: '2026-05-04T09:30:00' },
      ...said,
    };
    const body = JSON.stringify({ event: 'message:created', payload });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };

  it('ignores a forged hook: nothing of it is stored as a message', async () => {
    const said = { body: 'I am the boss', account_id: account.account.id };
    assert.equal(await post(await hookUrl(tenant), said), 200);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const found = await tenant.api.get('/api/v1/conversations?q=boss');
    assert.deepEqual(found['items'], []);
  });

  it('F-074 takes no hook for another business: neither by its account nor by its conversation', async () => {
    assert.ok(db);
    const other = await openTenant(app, 'Fjord Furniture');
    const theirs = platform.createAccount({ companyName: 'Fjord Furniture' });
    const { apiKey: api_key, botCredentials } = theirs;
    await other.api.post('/api/v1/connections', {
      ...{ connector: 'papercups', name: 'Theirs' },
      config: { base_url: platform.url, api_key, ...botCredentials },
    });
    const talk = platform.visitorWrites({ accountId: theirs.account.id }, 'Do you ship to Sweden?');
    const [ours, theirUrl] = [await hookUrl(tenant), await hookUrl(other)];
    const [a, b] = [account.account.id, theirs.account.id];
    const body = `Hello ${randomUUID()}`;
    assert.equal(await post(ours, { body, account_id: b }), 401);
    assert.equal(await post(theirUrl, { body, account_id: a }), 401);
    assert.deepEqual(await tablesWith(db, body), []);

    // With an account of its own the hook is a hint, which the platform refutes with this business's key.
    const known = { conversation_id: talk.conversationId, customer_id: talk.customerId, id: talk.messageId };
    assert.equal(await post(ours, { body, account_id: a, ...known }), 200);
    assert.equal(await post(`${app.url}/papercups/webhook`, { body, account_id: b }), 200);
    const { knex } = db;
    await eventually('both are refuted', async () =>
      (await tablesWith({ knex }, body)).length === 0 ? true : undefined,
    );
    await eventually('their own message, from their own hook', async () =>
      (await owners(talk.conversationId)).length > 0 ? true : undefined,
    );
    assert.deepEqual(await owners(talk.conversationId), [other.id]);
  });

  /** The tenants that have a conversation of that name at the platform. */
  const owners = async (conversationId: string): Promise<string[]> => {
    const rows: unknown = await db
      ?.knex('conversations')
      .where({ external_id: conversationId })
      .pluck('tenant_id');
    return z.array(z.string()).parse(rows);
  };
});
