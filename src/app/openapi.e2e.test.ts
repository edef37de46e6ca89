import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { createLog } from '../platform/log.js';
import { errorTable } from '../platform/errors.js';
import { readSettings } from '../platform/settings.js';
import { startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { createServerDatabase, testDatabaseUrl } from '../test/harness/test-database.js';
import { build } from './build.js';
import { apiRoutes } from './routes.js';

const Operation = z.looseObject({
  summary: z.string().min(1),
  operationId: z.string(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

/** Every route of the API, as `GET /api/v1/leads/{id}`, asked of the program itself. */
async function routesOf(dataDir: string): Promise<string[]> {
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
  const given = server ? { DATABASE_URL: server.url, SECRET_KEY: 'x1'.repeat(20) } : {};
  const parts = await build(readSettings({ DATA_DIR: dataDir, ...given }), createLog({ level: 'silent' }));
  const facts = { version: '0', metricsToken: undefined, isServing: () => true };
  const routes = apiRoutes(parts, facts).map(
    ({ endpoint: { method, path } }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  await parts.wakeUps.stop(1_000);
  await parts.stop();
  await server?.drop();
  return routes;
}

describe('the description of the running API', function () {
  this.timeout(120_000);
  let app: TestApp;
  let text: string;
  let document: z.infer<typeof Document>;

  before(async () => {
    app = await startTestApp();
    const answer = await fetch(`${app.url}/api/openapi.json`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
    text = await answer.text();
    document = Document.parse(JSON.parse(text));
  });

  after(async () => {
    await app.stop();
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(z.looseObject({}).parse(JSON.parse(text)));
    assert.ok(valid, JSON.stringify(errors));
    assert.match(document.openapi, /^3\.1/);
  });

  it('refuses to be valid with one thing changed, or this proof would prove nothing', async () => {
    const broken = z.looseObject({}).parse(JSON.parse(text));
    const { valid } = await new Validator().validate({
      ...broken,
      paths: { 'no-slash': { get: { responses: 5 } } },
    });
    assert.equal(valid, false);
  });

  it('holds every route of the API and no other, each with an id of its own', async () => {
    const dataDir = `${app.dataDir}-routes`;
    const routes = await routesOf(dataDir);
    assert.ok(routes.length > 40, `${routes.length} routes`);
    assert.deepEqual(
      operations()
        .map(({ route }) => route)
        .sort(),
      routes.sort(),
    );
    const ids = operations().map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('names the codes of every refusal, each from the table', () => {
    let told = 0;
    for (const { route, operation } of operations()) {
      for (const [status, { description }] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue;
        const codes = [...description.matchAll(/^`([\w-]+)`:/gm)].map(([, code = '']) => code);
        assert.ok(codes.length > 0, `${route} ${status}`);
        for (const code of codes) {
          const known = Object.entries(errorTable).find(([name]) => name === code)?.[1];
          assert.equal(String(known?.status), status, `${route} ${code}`);
        }
        told += codes.length;
      }
    }
    assert.ok(told > operations().length);
  });

  it('lets other sites read it, and names no address of this machine', async () => {
    const answer = await fetch(`${app.url}/api/openapi.json`);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.doesNotMatch(text, new RegExp(process.cwd()));
  });
});
