import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import {
  type Api,
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from './harness/start-test-app.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';

/** A platform that tries again soon, and does not give up. */
const patience = Array.from({ length: 200 }, () => 300);

const question = 'When are you open on Saturday?';

describe('a database whose disk is full', function () {
  this.timeout(90_000);
  let app: TestApp;
  let platform: CrispSimulator;
  let tenant: OpenedTenant;
  let websiteId: string;
  let db: Pick<Database, 'knex'> | undefined;

  before(async () => {
    platform = await startCrisp({ knobs: { pluginRetryDelaysMs: patience } });
    app = await startTestApp(
      { CRISP_API_URL: `${platform.url}/v1` },
      {
        adjust: (parts) => {
          db = parts.db;
          return parts;
        },
      },
    );
    tenant = await openTenant(app, 'Corner Bakery');
    await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 0, settle_max_ms: 0 });
    await tenant.api.post('/api/v1/knowledge/sources', {
      ...{ kind: 'text', title: 'Opening hours' },
      content: 'The bakery is open Monday to Saturday from 6:00 to 18:00.',
    });
    websiteId = await connect();
    await run(prepareFilling);
  });

  after(async () => {
    await run(free);
    await app.stop();
    await platform.stop();
  });

  const run = async (sql: string, ...values: string[]): Promise<unknown> => {
    assert.ok(db);
    return db.knex.raw(sql, values);
  };
  const fill = (pattern: string) => run('select fill_disk(?)', pattern);
  const count = async (sql: string): Promise<number> => {
    const Counted = z.object({ rows: z.tuple([z.object({ count: z.coerce.number() })]) });
    return Counted.parse(await run(sql)).rows[0].count;
  };
  const refusals = () => count('select last_value as count from disk_refusals');

  const connect = async (): Promise<string> => {
    const website = platform.createWebsite({ name: 'Corner Bakery', domain: 'bakery.example' });
    const plugin = platform.createPlugin({});
    platform.installPlugin({ pluginId: plugin.pluginId, websiteId: website.websiteId });
    const made = await tenant.api.post('/api/v1/connections', {
      ...{ connector: 'crisp', name: 'Inbox' },
      config: {
        ...{ website_id: website.websiteId, token_kind: 'plugin', token_identifier: plugin.identifier },
        ...{ token_key: plugin.key, signing_secret: plugin.signingSecret },
      },
    });
    const { webhook_url } = z.looseObject({ webhook_url: z.string() }).parse(made);
    platform.setPluginHook(plugin.pluginId, webhook_url);
    return website.websiteId;
  };

  const answersAbout = (sessionId: string) =>
    platform.ledger.deliveries
      .filter(
        ({ event, body, status }) => event === 'message:send' && body.includes(sessionId) && status !== null,
      )
      .map(({ status }) => status);
  const replies = (sessionId: string) =>
    platform.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api')
      .length;

  const isAnsweredOnce = async (sessionId: string) => {
    await eventually('a reply', () => (replies(sessionId) > 0 ? true : undefined));
    const left = `from conversations c where c.external_id = '${sessionId}'`;
    const stored = await count(
      `select count(*) from messages where role = 'visitor' and conversation_id = (select id ${left})`,
    );
    const turns = await count(`select count(*) from turns where conversation_id = (select id ${left})`);
    assert.deepEqual([stored, turns, replies(sessionId)], [1, 1, 1]);
  };

  it('F-026 refuses a hook with 503, keeps no half of it, and takes it when there is room again', async () => {
    // The visitor and the conversation are stored before the message, in one commit.
    await fill('messages');
    const { sessionId } = platform.visitorWrites({ websiteId }, question);
    await eventually('two refusals', () => (answersAbout(sessionId).length > 1 ? true : undefined));
    assert.deepEqual([...new Set(answersAbout(sessionId))], [503]);
    assert.equal(await count('select count(*) from conversations'), 0);
    assert.equal(await count('select count(*) from visitors'), 0);
    await run(free);
    await isAnsweredOnce(sessionId);
    // What was answered may have been read from the history; the webhook itself comes again, too.
    await eventually('a 200', () => (answersAbout(sessionId).at(-1) === 200 ? true : undefined));
  });

  it('F-026 keeps no half of a decision, and decides again when there is room', async () => {
    await fill('deliveries');
    const before = await refusals();
    const words = `${question} My email is grace@mail.example.`;
    const { sessionId } = platform.visitorWrites({ websiteId }, words);
    await eventually('a decision that is refused', async () =>
      (await refusals()) > before ? true : undefined,
    );
    assert.deepEqual(answersAbout(sessionId), [200]);
    assert.equal(await count('select count(*) from leads'), 0);
    assert.equal(replies(sessionId), 0);
    await run(free);
    // Nobody waits here until the lease of who was refused has run out.
    await run(`update conversations set lease_until = '-infinity'`);
    await isAnsweredOnce(sessionId);
    assert.equal(await count('select count(*) from leads'), 1);
  });

  it('F-026 can still be read, by key and by session, and says that it lives', async () => {
    // A key notes when it was last used.
    await run('update api_keys set last_used_at = null');
    await fill('%');
    const { sessionId } = platform.visitorWrites({ websiteId }, question);
    assert.equal(await eventually('a refusal', () => answersAbout(sessionId)[0]), 503);
    const read = async (api: Api, route: string) => (await api.call('GET', route)).status;
    assert.equal(await read(tenant.api, '/api/v1/conversations'), 200);
    assert.equal(await read(app.admin, '/api/v1/admin/tenants'), 200);
    for (const route of ['/', '/healthz']) assert.equal((await fetch(app.url + route)).status, 200, route);
    await run(free);
    await isAnsweredOnce(sessionId);
  });
});

/**
 * `fill_disk` makes every table of that name refuse what PostgreSQL refuses when it cannot make its file longer. A sequence
 * counts the refusals: it does not go back with the transaction.
 */
const prepareFilling = `
create sequence disk_refusals;
create function refuse_row() returns trigger language plpgsql security definer as $$
begin
  perform nextval('public.disk_refusals');
  raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100';
end $$;
create function fill_disk(pattern text) returns void language plpgsql as $$
declare one regclass;
begin
  for one in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'bullmq') and c.relkind = 'r' and c.relname like pattern
  loop
    execute format('create trigger no_space before insert or update on %s for each row execute function refuse_row()', one);
  end loop;
end $$;`;

const free = `
do $$ declare one record; begin
  for one in select tgrelid::regclass as name from pg_trigger where tgname = 'no_space' loop
    execute format('drop trigger no_space on %s', one.name);
  end loop;
end $$;`;
