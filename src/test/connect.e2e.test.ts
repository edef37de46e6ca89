import assert from 'node:assert/strict';
import type { Mail } from '../platform/mail.js';
import {
  accounts,
  askAtCrisp,
  connect,
  look,
  type PlatformAccount,
  type Platforms,
  type Seen,
  startPlatforms,
  statesOf,
  stopPlatforms,
} from './connect-benches.testing.js';
import {
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from './harness/start-test-app.js';

const question = 'How much is delivery of an oak desk to Norway?';
const names = ['papercups', 'crisp', 'chatwoot'] as const;
const drop = { kind: 'drop' } as const;
const knowledge = {
  ...{ kind: 'text', title: 'Shipping' },
  content: 'We ship furniture to Norway. Delivery of an oak desk to Norway costs 79 euros.',
};

describe('connecting', function () {
  this.timeout(240_000);
  let platforms: Platforms;
  let app: TestApp;
  let tenant: OpenedTenant;
  const mails: Mail[] = [];
  /** What was measured, for people to read. */
  const measured: string[] = [];

  before(async () => {
    platforms = await startPlatforms();
    const mailer = {
      send: (mail: Mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
    };
    app = await startTestApp(
      { CRISP_API_URL: `${platforms.crisp.url}/v1` },
      { adjust: (parts) => ({ ...parts, mailer }) },
    );
    tenant = await openTenant(app, 'Harbor & Pine');
    await tenant.api.post('/api/v1/knowledge/sources', knowledge);
  });

  after(async () => {
    await app.stop();
    await stopPlatforms(platforms);
    process.stdout.write(`\n${measured.map((line) => `  ${line}\n`).join('')}`);
  });

  /** A tenant whose owner gets mail. */
  async function ownedBy(owner_email: string): Promise<OpenedTenant> {
    const { admin } = app;
    const post: typeof admin.post = (route, body) => admin.post(route, { ...Object(body), owner_email });
    const owned = await openTenant({ as: app.as, admin: { ...admin, post } }, 'Fjord Furniture');
    await owned.api.post('/api/v1/knowledge/sources', knowledge);
    return owned;
  }

  const losesHooks = (isLosing: boolean): void => {
    platforms.chatwoot.faults.deliveries.clear();
    if (isLosing) platforms.chatwoot.faults.deliveries.chance('*', 1, drop);
  };

  const answered = async (answers: () => number): Promise<void> => {
    await eventually('an answer', () => (answers() > 0 ? true : undefined), 60_000);
  };

  /** Connects, asks as a visitor, and waits for the answer. */
  async function connectAndAsk(account: PlatformAccount, entersHook: boolean): Promise<Seen> {
    const since = performance.now();
    const made = await connect(tenant.api, account);
    if (entersHook) await account.enterHook(made.webhook_url);
    const answers = account.ask(question);
    await answered(answers);
    const way = entersHook ? 'webhook' : 'history';
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    measured.push(`${account.connector} by ${way}: answered ${seconds} s after it was connected`);
    assert.equal(answers(), 1);
    return made;
  }

  const reaches = (made: Seen, what: string, isReached: (seen: Seen) => boolean): Promise<Seen> =>
    eventually(
      what,
      async () => {
        const seen = await look(tenant.api, made);
        return isReached(seen) ? seen : undefined;
      },
      90_000,
    );

  for (const name of names) {
    it(`takes at most three fields of ${name}, answers by webhook, and its checklist is done`, async () => {
      const account = accounts[name](platforms);
      assert.ok(Object.keys(account.config).length <= 3);
      const made = await connectAndAsk(account, true);
      const seen = await reaches(made, 'a checklist that is done', (now) =>
        statesOf(now).every((state) => state.endsWith(' done')),
      );
      assert.equal(seen.transport.kind, 'webhook');
    });

    it(`answers the visitors of ${name} all the same when no webhook arrives, and says so`, async () => {
      losesHooks(true);
      const made = await connectAndAsk(accounts[name](platforms), false);
      const seen = await reaches(made, 'a first reply', (now) => statesOf(now).includes('first-reply done'));
      losesHooks(false);
      assert.equal(seen.transport.kind, 'history');
      assert.deepEqual(
        statesOf(seen).filter((state) => !state.startsWith('webhook')),
        ['token done', 'rights done', 'first-event done', 'first-reply done'],
      );
      const webhook = seen.checklist.find(({ key }) => key === 'webhook');
      assert.ok(webhook?.state === 'manual' || webhook?.state === 'failed');
      assert.equal(webhook.copy, seen.webhook_url);
      assert.equal(seen.health.found_in_history.count, 1);
    });
  }

  it('connects where the platform cannot reach this installation: says why, and answers from the history', async () => {
    const unreachable = 'http://127.0.0.1:9';
    const elsewhere = await startTestApp({}, { adjust: (parts) => ({ ...parts, publicUrl: unreachable }) });
    try {
      const { api } = await openTenant(elsewhere, 'Behind a wall');
      await api.post('/api/v1/knowledge/sources', knowledge);
      const account = accounts.papercups(platforms);
      const made = await connect(api, { ...account, config: { ...account.config, ...account.signIn } });
      const webhook = made.checklist.find(({ key }) => key === 'webhook');
      assert.match(webhook?.sentence ?? '', /could not open http:\/\/127\.0\.0\.1:9/);
      assert.deepEqual([webhook?.state, made.transport.kind, made.status], ['manual', 'history', 'live']);
      await answered(account.ask(question));
    } finally {
      await elsewhere.stop();
    }
  });

  it('tells once when a token is revoked, and answers once what waited when there is a new one', async () => {
    losesHooks(true);
    const owned = await ownedBy('revoked@example.com');
    const each = await Promise.all(
      names.map(async (name) => {
        const account = accounts[name](platforms);
        const made = await connect(owned.api, account);
        const typed = await account.revoke();
        const waiting = account.ask(question);
        return { account, made, typed, waiting };
      }),
    );
    const now = (made: Seen) => look(owned.api, made);
    for (const { made } of each) {
      await eventually(
        'it is broken and told',
        async () => {
          const { status, health } = await now(made);
          return status === 'broken' && health.told_at !== null ? true : undefined;
        },
        120_000,
      );
    }
    for (const { account, made, typed, waiting } of each) {
      assert.equal(waiting(), 0);
      const changed = await owned.api.call('PATCH', `/api/v1/connections/${made.id}`, { config: typed });
      assert.equal(changed.status, 200, JSON.stringify(changed.body));
      await answered(waiting);
      const later = account.ask(question);
      await answered(later);
      assert.deepEqual([waiting(), later(), (await now(made)).status], [1, 1, 'live']);
    }
    losesHooks(false);
    const told = mails.filter(({ to }) => to === 'revoked@example.com');
    assert.deepEqual(
      told.map(({ subject }) => /“(\w+)”/.exec(subject)?.[1]).toSorted(),
      [...names].toSorted(),
    );
  });

  /** Visitors who come one after the other until it is over; then says, when each has an answer, how many each has. */
  function keepAsking(ask: PlatformAccount['ask']): () => Promise<number[]> {
    const asked: (() => number)[] = [];
    const visitors = setInterval(() => asked.push(ask(question)), 250);
    return async () => {
      clearInterval(visitors);
      for (const answers of asked) await answered(answers);
      return asked.map((answers) => answers());
    };
  }

  for (const name of names)
    it(`loses nothing of ${name} while its hook address is changed`, async () => {
      const account = accounts[name](platforms);
      const made = await connect(tenant.api, account);
      await account.enterHook(made.webhook_url);
      const end = keepAsking(account.ask);
      await answered(account.ask(question));
      await tenant.api.post(`/api/v1/connections/${made.id}/rotate`);
      const { webhook_url: url } = await look(tenant.api, made);
      assert.notEqual(url, made.webhook_url);
      await answered(account.ask(question));
      await account.enterHook(url);
      await reaches(made, 'a webhook at the new address', ({ transport }) => transport.kind === 'webhook');
      const counts = await end();
      assert.deepEqual(
        counts.filter((count) => count !== 1),
        [],
      );
    });

  it('refuses a webhook that is not signed where the platform signs, and shows that it was', async () => {
    const made = await connect(tenant.api, accounts.chatwoot(platforms));
    const { status } = await fetch(made.webhook_url, { method: 'POST', body: '{"event":"message_created"}' });
    assert.equal(status, 401);
    const { health } = await look(tenant.api, made);
    assert.deepEqual([health.signature.state, health.signature.refused_last_day], ['refused', 1]);
  });

  it('says what it has put right at the platform', async () => {
    const { chatwoot } = platforms;
    const { accountId, administrator, inboxId } = chatwoot.createAccount({ name: 'Repaired' });
    const config = { base_url: chatwoot.url, access_token: administrator.token };
    const made = await connect(tenant.api, { ...accounts.chatwoot(platforms), config });
    chatwoot.attachBot({ accountId, inboxId }, null);
    await tenant.api.post(`/api/v1/connections/${made.id}/check`);
    const { health } = await look(tenant.api, made);
    assert.match(health.repaired?.sentences.join() ?? '', /had lost the bot and has it again/);
  });

  it('loses nothing while signing secret and token are changed, before and after the platform does the same', async () => {
    const { crisp } = platforms;
    const { websiteId } = crisp.createWebsite({ name: 'Signed', domain: 'signed.example' });
    const [former, next] = [crisp.createPlugin(), crisp.createPlugin()];
    for (const { pluginId } of [former, next]) crisp.installPlugin({ pluginId, websiteId });
    const typed = ({ identifier, key, signingSecret }: typeof former) => ({
      ...{ token_identifier: identifier, token_key: key, signing_secret: signingSecret },
    });
    const config = { website_id: websiteId, token_kind: 'plugin', ...typed(former) };
    const ask = (text: string) => askAtCrisp(crisp, { websiteId, question: text });
    const made = await connect(tenant.api, { ...accounts.crisp(platforms), config });
    crisp.setPluginHook(former.pluginId, made.webhook_url);
    const end = keepAsking(ask);
    await answered(ask(question));
    const changed = await tenant.api.call('PATCH', `/api/v1/connections/${made.id}`, {
      config: typed(next),
    });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    await answered(ask(question));
    crisp.setPluginHook(next.pluginId, made.webhook_url);
    crisp.uninstallPlugin({ pluginId: former.pluginId, websiteId });
    await answered(ask(question));
    const counts = await end();
    assert.deepEqual(
      counts.filter((count) => count !== 1),
      [],
    );
    const { health, transport } = await look(tenant.api, made);
    assert.deepEqual([health.signature.refused_last_day, transport.kind], [0, 'webhook']);
  });
});
