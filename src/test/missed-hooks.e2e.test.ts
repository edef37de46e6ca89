import assert from 'node:assert/strict';
import pg from 'pg';
import {
  accounts,
  connect,
  type Platforms,
  startPlatforms,
  stopPlatforms,
} from './connect-benches.testing.js';
import {
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from './harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl } from './harness/test-database.js';

const isFull = process.env['TEST_FULL'] === 'true';

/** Conversations on each platform. */
const conversations = isFull ? 300 : 30;
const lost = 0.1;

/** The embedded database's clock is the process's: there it takes real minutes, which only the proof has. */
if (isFull || testDatabaseUrl !== undefined)
  describe('webhooks of which the platform loses one in ten', loseHooks);

function loseHooks(this: Mocha.Suite): void {
  this.timeout(600_000);
  let server: Awaited<ReturnType<typeof createServerDatabase>> | undefined;
  let platforms: Platforms;
  let app: TestApp;
  let tenant: OpenedTenant;

  before(async () => {
    platforms = await startPlatforms();
    server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    app = await startTestApp({
      CRISP_API_URL: `${platforms.crisp.url}/v1`,
      ...(server ? { DATABASE_URL: server.url } : {}),
    });
    tenant = await openTenant(app, 'Harbor & Pine');
    await tenant.api.post('/api/v1/knowledge/sources', {
      ...{ kind: 'text', title: 'Shipping' },
      content: 'We ship furniture to Norway. Delivery of an oak desk to Norway costs 79 euros.',
    });
  });

  after(async () => {
    await app.stop();
    await stopPlatforms(platforms);
    await server?.drop();
  });

  /** So many minutes, for all that falls due; beyond fifteen a question would be too old to answer. */
  async function letTimePass(minutes: number): Promise<void> {
    const client = new pg.Client({ connectionString: server?.url });
    await client.connect();
    await client.query(`create or replace function app_now() returns timestamptz language sql stable as
      'select statement_timestamp() + interval ''${minutes} minutes'''`);
    await client.end();
  }

  // Chatwoot signs with the time, so it comes while the database's clock is still that of the platforms.
  for (const [at, name] of (['chatwoot', 'papercups', 'crisp'] as const).entries())
    it(`F-056 leave nobody at ${name} without an answer, or with two`, async () => {
      const account = accounts[name](platforms);
      const made = await connect(tenant.api, account);
      await account.enterHook(made.webhook_url);
      const greeted = account.ask('Hello?');
      await eventually('the first webhook', () => (greeted() > 0 ? true : undefined), 60_000);

      const { deliveries } = platforms[name].faults;
      deliveries.chance('*', lost, { kind: 'drop' });
      const asked = Array.from({ length: conversations }, () =>
        account.ask('How much is delivery of an oak desk to Norway?'),
      );
      const count = () => asked.map((answers) => answers());
      const isSome = () =>
        count().filter((answers) => answers > 0).length > conversations / 2 ? true : undefined;
      await eventually('what the other webhooks bring', isSome, 60_000);
      if (server) await letTimePass(4 * (at + 1));
      await eventually(
        'an answer to each',
        () => (count().every((answers) => answers > 0) ? true : undefined),
        60_000 + conversations * 500,
      );
      deliveries.clear();
      assert.deepEqual(new Set(count()), new Set([1]));
    });
}
