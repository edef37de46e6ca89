import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import {
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from './harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl } from './harness/test-database.js';
import { type CrispSimulator, startCrisp } from './simulators/crisp/start.js';
import { type PapercupsSimulator, startPapercups } from './simulators/papercups/start.js';
import { freePort } from './harness/free-port.js';

/** Messages that arrive while nobody is there. */
const missed = process.env['TEST_FULL'] === undefined ? 40 : 500;

describe('what a platform did not deliver', function () {
  this.timeout(300_000);
  let settings: Record<string, string>;
  let drop: () => Promise<void>;
  let app: TestApp;
  let tenant: OpenedTenant;
  let crisp: CrispSimulator;
  let papercups: PapercupsSimulator;
  let websiteId: string;
  let crispId: string;
  let accountId: string;

  before(async () => {
    [crisp, papercups] = [await startCrisp(), await startPapercups()];
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-outage-'));
    const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    const port = String(await freePort());
    settings = {
      ...{ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, DATA_DIR: dataDir },
      CRISP_API_URL: `${crisp.url}/v1`,
      ...(server ? { DATABASE_URL: server.url } : {}),
    };
    drop = async () => {
      await server?.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    };
    app = await startTestApp(settings);
    tenant = await openTenant(app, 'Harbor & Pine');
    await tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: 100, settle_max_ms: 300 });
    await tenant.api.post('/api/v1/knowledge/sources', {
      kind: 'text',
      title: 'Shipping',
      content: 'We ship furniture to Norway. Delivery of an oak desk to Norway costs 79 euros.',
    });
    websiteId = await connectCrisp();
    accountId = await connectPapercups();
  });

  after(async () => {
    await app.stop();
    await Promise.all([crisp.stop(), papercups.stop()]);
    await drop();
  });

  async function connectCrisp(): Promise<string> {
    const website = crisp.createWebsite({ name: 'Harbor', domain: 'harbor.example' });
    const { identifier, key } = website.websiteToken;
    const token = { token_kind: 'website', token_identifier: identifier, token_key: key };
    const made = await tenant.api.post('/api/v1/connections', {
      ...{ connector: 'crisp', name: 'Crisp' },
      config: { website_id: website.websiteId, ...token },
    });
    crispId = z.looseObject({ id: z.string() }).parse(made).id;
    return website.websiteId;
  }

  async function connectPapercups(): Promise<string> {
    const { account, apiKey, botCredentials } = papercups.createAccount({ companyName: 'Harbor' });
    await tenant.api.post('/api/v1/connections', {
      ...{ connector: 'papercups', name: 'Papercups' },
      config: { base_url: papercups.url, api_key: apiKey, ...botCredentials },
    });
    return account.id;
  }

  /** Ten minutes, for all that falls due. The embedded database opens for no one but the product; its clock stays. */
  async function letTimePass(): Promise<void> {
    const { DATABASE_URL: url } = settings;
    if (url === undefined) return;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create or replace function app_now() returns timestamptz language sql stable as
      'select statement_timestamp() + interval ''10 minutes'''`);
    await client.end();
  }

  const question = 'How much is delivery of an oak desk to Norway?';

  const Page = z.looseObject({
    items: z.array(z.looseObject({ id: z.string() })),
    next_cursor: z.string().nullable(),
  });

  it('F-056 is found after an outage of ten minutes: every message is answered once, none is lost', async () => {
    await app.stop({ keepData: true });
    const each = Array.from({ length: missed / 2 });
    const sessions = each.map(() => crisp.visitorWrites({ websiteId }, question));
    const talks = each.map(() => papercups.visitorWrites({ accountId }, question));
    await letTimePass();
    const since = performance.now();
    app = await startTestApp(settings);

    const repliesAtCrisp = () =>
      sessions.map(
        ({ sessionId }) =>
          crisp.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api')
            .length,
      );
    const repliesAtPapercups = () =>
      talks.map(
        ({ conversationId }) =>
          papercups
            .messagesOf(conversationId)
            .filter(({ type, private: hidden }) => type === 'bot' && !hidden).length,
      );
    const all = () => [...repliesAtCrisp(), ...repliesAtPapercups()];
    await eventually(
      'an answer to each',
      () => (all().every((count) => count > 0) ? true : undefined),
      missed * 500 + 60_000,
    );
    assert.ok(performance.now() - since < 60_000 + missed * 100);
    assert.deepEqual(
      all().filter((count) => count !== 1),
      [],
    );
    assert.equal(await countConversations(), missed);
  });

  it('F-056 is found without any webhook, when the connection is checked', async () => {
    const { sessionId } = crisp.visitorWrites({ websiteId }, question);
    await tenant.api.post(`/api/v1/connections/${crispId}/check`);
    const isAnswered = () =>
      crisp.ledger.messages.some(({ message, by }) => message.session_id === sessionId && by === 'api');
    await eventually('an answer', () => (isAnswered() ? true : undefined), 40_000);
  });

  async function countConversations(): Promise<number> {
    let count = 0;
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: z.infer<typeof Page> = Page.parse(
        await tenant.api.get(`/api/v1/conversations?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`),
      );
      count += page.items.length;
      cursor = page.next_cursor;
    }
    return count;
  }
});
