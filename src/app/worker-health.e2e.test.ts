import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { readSettings } from '../platform/settings.js';
import { copyTemplate } from '../test/harness/embedded-template.js';
import { freePort } from '../test/harness/start-test-app.js';
import { silentLog } from '../test/harness/test-database.js';
import { startApp } from './start-app.js';

describe('a process without the role web', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-worker-'));
    await copyTemplate(folder);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** The settings refuse roles on the embedded database, where no second process could share it; here there is none. */
  const start = (port: number) => {
    const token = { METRICS_TOKEN: 'only-for-tests-only-for-tests' };
    const settings = readSettings({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, ...token });
    return startApp({ ...settings, roles: ['worker', 'scheduler'] }, silentLog);
  };

  it('answers probes and Prometheus, and nothing else', async () => {
    const port = await freePort();
    const app = await start(port);
    try {
      const status = async (route: string, headers: Record<string, string> = {}) =>
        (await fetch(`http://127.0.0.1:${port}${route}`, { headers })).status;
      assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 200]);
      const authorization = 'Bearer only-for-tests-only-for-tests';
      assert.deepEqual([await status('/metrics'), await status('/metrics', { authorization })], [401, 200]);
      for (const route of ['/', '/widget.js', '/api/v1/auth/me', '/api/openapi.json', '/hooks/example/token'])
        assert.equal(await status(route), 404, route);
    } finally {
      await app.stop(8_000);
    }
  });

  it('works without them where another program has the port', async () => {
    const other = net.createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      const app = await start(port);
      assert.equal(app.port, undefined);
      await app.stop(8_000);
    } finally {
      other.close();
    }
  });
});
