import assert from 'node:assert/strict';
import http from 'node:http';
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
});
