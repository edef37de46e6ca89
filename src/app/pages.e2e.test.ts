import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';

describe('what a browser loads', function () {
  this.timeout(120_000);
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.stop());

  /** The encoding in which a path comes to a browser that knows the usual ones. */
  const encodingOf = (path: string): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip, deflate, br' };
      http
        .get(`${app.url}${path}`, { headers }, (response) => {
          response.resume();
          response.on('end', () => resolve(response.headers['content-encoding']));
        })
        .on('error', reject);
    });

  it('comes compressed where it is a script, and never where an answer may hold a secret', async () => {
    assert.equal(await encodingOf('/widget.js'), 'br');
    assert.equal(await encodingOf('/api/openapi.json'), undefined);
    assert.equal(await encodingOf('/'), undefined);
  });

  it('is the types of the API, as they were generated', async () => {
    const types = await fetch(`${app.url}/api/openapi.d.ts`);
    const file = path.join(import.meta.dirname, '../client/openapi.d.ts');
    assert.equal(await types.text(), fs.readFileSync(file, 'utf8'));
  });

  it('is the dashboard at every address of its own, so that a page can be loaded again', async () => {
    const routes = fs.readFileSync(path.join(import.meta.dirname, '../dashboard/routes.tsx'), 'utf8');
    const paths = [...routes.matchAll(/path: '(\/[^']*)'/g)].map(([, found = '']) =>
      found.replaceAll('$', ''),
    );
    assert.ok(paths.length > 10);
    for (const address of paths) {
      const page = await fetch(app.url + address);
      assert.deepEqual([page.status, /<div id="root"/.test(await page.text())], [200, true], address);
    }
  });
});
