import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
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

const root = path.join(import.meta.dirname, '../..');
const secretKey = 'only for tests, only for tests, only for tests';
const question = 'How much is delivery of an oak desk to Norway?';

/** An installation's own place: a database of a server, or a folder. */
interface Place {
  settings: Record<string, string>;
  drop: () => Promise<void>;
}

async function makePlace(common: Record<string, string>): Promise<Place> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-place-'));
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase('empty');
  if (!server) fs.writeFileSync(path.join(folder, 'secret.key'), secretKey, { mode: 0o600 });
  return {
    settings: {
      ...common,
      DATA_DIR: folder,
      ...(server ? { DATABASE_URL: server.url, SECRET_KEY: secretKey } : {}),
    },
    drop: async () => {
      await server?.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A command as an operator types it; answers what it said. */
async function run(
  name: 'backup' | 'restore',
  file: string,
  settings: Record<string, string>,
): Promise<string> {
  const command = path.join(root, `src/app/commands/${name}.ts`);
  const env = { PATH: process.env['PATH'], EGRESS_ALLOW: '127.0.0.1/32', LOG_LEVEL: 'error', ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command, file], {
    cwd: root,
    env,
  });
  return stdout;
}

describe('a restore from a backup', function () {
  this.timeout(300_000);
  let [crisp, papercups]: [CrispSimulator?, PapercupsSimulator?] = [];
  let first: Place;
  let second: Place;
  let app: TestApp;
  let tenant: OpenedTenant;
  let file: string;
  let websiteId: string;
  let accountId: string;

  before(async () => {
    [crisp, papercups] = [await startCrisp(), await startPapercups()];
    const port = String(await freePort());
    const common = {
      ...{ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, CRISP_API_URL: `${crisp.url}/v1` },
    };
    [first, second] = [await makePlace(common), await makePlace(common)];
    file = path.join(first.settings['DATA_DIR'] ?? '', 'backup.gz');
    app = await startTestApp(first.settings);
    tenant = await openTenant(app, 'Harbor & Pine');
    await tenant.api.post('/api/v1/knowledge/sources', {
      kind: 'text',
      title: 'Shipping',
      content: 'We ship furniture to Norway. Delivery of an oak desk to Norway costs 79 euros.',
    });
    const website = crisp.createWebsite({ name: 'Harbor', domain: 'harbor.example' });
    websiteId = website.websiteId;
    const { identifier, key } = website.websiteToken;
    const token = { token_kind: 'website', token_identifier: identifier, token_key: key };
    const { webhook_url } = z
      .looseObject({ webhook_url: z.string() })
      .parse(await connect('crisp', { website_id: websiteId, ...token }));
    crisp.addWebsiteHook(websiteId, webhook_url);
    const made = papercups.createAccount({ companyName: 'Harbor' });
    accountId = made.account.id;
    await connect('papercups', { base_url: papercups.url, api_key: made.apiKey, ...made.botCredentials });
  });

  after(async () => {
    await app.stop();
    await Promise.all([crisp?.stop(), papercups?.stop()]);
    await first.drop();
    await second.drop();
  });

  const connect = (connector: string, config: Record<string, string>) =>
    tenant.api.post('/api/v1/connections', { connector, name: connector, config });
  const settleIn = (ms: number) =>
    tenant.api.call('PATCH', '/api/v1/config', { settle_quiet_ms: ms, settle_max_ms: ms });

  /** Somebody asks on each platform; answers how often the bot has written to both. */
  function ask(): { replies: () => number[]; operatorWrites: () => void } {
    const { sessionId } = crisp!.visitorWrites({ websiteId }, question);
    const { conversationId } = papercups!.visitorWrites({ accountId }, question);
    return {
      replies: () => [
        crisp!.ledger.messages.filter(({ message, by }) => message.session_id === sessionId && by === 'api')
          .length,
        papercups!.messagesOf(conversationId).filter(({ type, private: hidden }) => type === 'bot' && !hidden)
          .length,
      ],
      operatorWrites: () => {
        crisp!.operatorWrites({ websiteId, sessionId }, 'A human here.');
        papercups!.operatorWrites(conversationId, 'A human here.');
      },
    };
  }

  type Asked = ReturnType<typeof ask>;
  const answered = (asked: Asked) =>
    eventually(
      'an answer on both',
      () => (asked.replies().every((count) => count > 0) ? true : undefined),
      60_000,
    );

  it('F-029 says nothing twice and loses nothing, whatever happened since the backup', async () => {
    await settleIn(100);
    const before = ask();
    await answered(before);
    await settleIn(4_000);
    const during = ask();
    await eventually('both are stored', async () => {
      const { items } = z
        .object({ items: z.array(z.unknown()) })
        .parse(await tenant.api.get('/api/v1/conversations'));
      return items.length === 4 ? true : undefined;
    });
    assert.match(await run('backup', file, first.settings), /rows\.\nKeep the SECRET_KEY apart/);
    assert.deepEqual(during.replies(), [0, 0], 'nobody has answered yet');
    await answered(during);
    await settleIn(100);
    const after = ask();
    await answered(after);
    const human = ask();
    human.operatorWrites();
    await app.stop({ keepData: true });
    const silenced = human.replies();
    const down = ask();

    const said = await run('restore', file, second.settings);
    assert.deepEqual(down.replies(), [0, 0], 'a restore says nothing');
    app = await startTestApp(second.settings);
    await answered(down);
    const all = [before, during, after, down].map((asked) => asked.replies());
    assert.deepEqual(all, [
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    assert.deepEqual(human.replies(), silenced);
    const again = ask();
    await answered(again);
    assert.deepEqual(again.replies(), [1, 1], 'and it goes on as before');
    assert.match(said, /Connections read up to now: 2\. Conversations answered since the backup: [1-9]/);
  });

  it('F-124 refuses to restore over it, and to write over a backup', async () => {
    const refusal = (error: unknown) => z.object({ stderr: z.string() }).parse(error).stderr;
    const restored = await run('restore', file, second.settings).then(() => '', refusal);
    assert.match(
      restored,
      testDatabaseUrl === undefined ? /in use by another process/ : /nothing in it is overwritten/,
    );
    assert.match(
      await run('backup', file, second.settings).then(() => '', refusal),
      /no backup is overwritten/,
    );
  });
});
