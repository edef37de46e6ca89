import assert from 'node:assert/strict';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import { errorTable } from '../platform/errors.js';
import { describeApi } from './describe-api.js';
import { apiEndpoints } from './routes.js';

const Answer = z.looseObject({ description: z.string() });
const Operation = z.looseObject({
  summary: z.string().min(1),
  operationId: z.string(),
  responses: z.record(z.string(), z.union([Answer, z.object({ $ref: z.string() })])),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ responses: z.record(z.string(), Answer) }),
});

/** Where a rule of the linter does not fit, and why. */
const ledOn = 'A browser comes back from the sign-in service: whatever comes of it, it is led on to a page.';
const exceptions: Readonly<Record<string, string>> = {
  'operation-2xx-response #/paths/~1api~1v1~1auth~1openid~1callback/get/responses': ledOn,
  'operation-2xx-response #/paths/~1api~1v1~1auth~1openid~1callback~1{tenant}/get/responses': ledOn,
};

/** Those that `recommended-strict` leaves to taste. */
const furtherRules = {
  'operation-tag-defined': 'error',
  'tag-description': 'error',
  'operation-description': 'error',
  'no-unused-components': 'error',
} as const;

describe('the description of the whole API', function () {
  this.timeout(60_000);
  const text = JSON.stringify(describeApi('https://chat.shop.test'));
  const document = Document.parse(JSON.parse(text));

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

  /** What a linter of the field has to say: Redocly's, with all rules that it recommends. */
  const lint = async (source: string): Promise<string[]> => {
    const config = await createConfig({ extends: ['recommended-strict'], rules: furtherRules });
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    return problems.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer ?? ''}`);
  };

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

  it('passes every rule that Redocly recommends, but for exceptions with a reason', async () => {
    assert.deepEqual((await lint(text)).sort(), Object.keys(exceptions).sort());
  });

  it('does not pass with a word too few, or the rules would say nothing', async () => {
    const problems = await lint(text.replace('"operationId":"getLeads",', ''));
    assert.ok(problems.includes('operation-operationId #/paths/~1api~1v1~1leads/get/operationId'));
  });

  it('holds every route of the API and no other, each with an id of its own', () => {
    const routes = apiEndpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual(operations.map(({ route }) => route).sort(), routes.sort());
    const ids = operations.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('names the codes of every refusal, each from the table', () => {
    const shared = ({ $ref }: { $ref: string }) =>
      Answer.parse(document.components.responses[$ref.replace('#/components/responses/', '')]);
    for (const { route, operation } of operations) {
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (!('$ref' in answer)) continue;
        const { description } = shared(z.object({ $ref: z.string() }).parse(answer));
        const codes = [...description.matchAll(/^`([\w-]+)`:/gm)].map(([, code = '']) => code);
        assert.ok(codes.length > 0, `${route} ${status}`);
        for (const code of codes) {
          const known = Object.entries(errorTable).find(([name]) => name === code)?.[1];
          assert.equal(String(known?.status), status, `${route} ${code}`);
        }
      }
      const refused = Object.values(operation.responses).filter((answer) => '$ref' in answer);
      assert.ok(refused.length >= 3, route);
    }
  });
});
