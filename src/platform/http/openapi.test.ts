import assert from 'node:assert/strict';
import { z } from 'zod';
import { Id } from '../../contract/common.js';
import { ConnectionPage, CreateConnection } from '../../contract/connections.js';
import { Lead, LeadPage, LeadQuery, ReviewLead } from '../../contract/leads.js';
import { endpoint, rawEndpoint } from './endpoint.js';
import { openApiDocument } from './openapi.js';

const ById = z.strictObject({ id: Id });
const never = () => Promise.reject(new Error('a description calls nobody'));
const described = { summary: 'What it does', tag: 'Tests', handle: never } as const;

const endpoints = [
  endpoint({
    ...described,
    ...{ method: 'GET', path: '/api/v1/leads', access: 'leads:read', query: LeadQuery, reply: LeadPage },
  }),
  endpoint({
    ...described,
    ...{ method: 'PATCH', path: '/api/v1/leads/:id', access: 'leads:write', errors: ['conflict'] },
    ...{ params: ById, body: ReviewLead, reply: Lead },
  }),
  endpoint({
    ...described,
    ...{ method: 'DELETE', path: '/api/v1/leads/:id', access: 'leads:write', status: 204 },
    ...{ params: ById, reply: z.undefined() },
  }),
  endpoint({
    ...described,
    ...{ method: 'POST', path: '/api/v1/connections', access: 'connections:write', status: 201 },
    ...{ body: CreateConnection, reply: ConnectionPage },
  }),
  endpoint({
    ...described,
    ...{ method: 'GET', path: '/api/v1/admin/tenants', access: 'platform-admin', reply: LeadPage },
  }),
  rawEndpoint({
    ...described,
    ...{ method: 'POST', path: '/hooks/:connector/:token', access: 'public', errors: ['not-genuine'] },
    ...{ contentType: 'text/plain', readsRawBody: true },
  }),
  rawEndpoint({
    ...described,
    ...{ method: 'GET', path: '/api/v1/leads/export.csv', access: 'leads:read', contentType: 'text/csv' },
  }),
];

const Operation = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ in: z.string(), name: z.string() })).default([]),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).default({}) })),
});
const Document = z.object({
  openapi: z.literal('3.1.0'),
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string(), name: z.string().optional() })),
  }),
});

describe('the description of the API', () => {
  const json = JSON.stringify(
    openApiDocument(endpoints, {
      publicUrl: 'https://bot.example',
      version: '1.2.3',
      tags: { Tests: 'What is tested.' },
    }),
  );
  const document = Document.parse(JSON.parse(json));
  const operation = (path: string, method: string) => Operation.parse(document.paths[path]?.[method]);
  const parametersOf = (path: string, method: string) =>
    operation(path, method).parameters.map((parameter) => `${parameter.in} ${parameter.name}`);

  it('has every route under its path and method, each with an id of its own', () => {
    const found = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => ({
        route: `${method} ${path}`,
        operationId,
      })),
    );
    assert.deepEqual(found.map(({ route }) => route).sort(), [
      'delete /api/v1/leads/{id}',
      'get /api/v1/admin/tenants',
      'get /api/v1/leads',
      'get /api/v1/leads/export.csv',
      'patch /api/v1/leads/{id}',
      'post /api/v1/connections',
      'post /hooks/{connector}/{token}',
    ]);
    assert.equal(new Set(found.map(({ operationId }) => operationId)).size, found.length);
  });

  it('points to nothing that is not there', () => {
    const names = [...json.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    assert.ok(names.length > 0);
    assert.deepEqual(
      names.filter((name) => !(name in document.components.schemas)),
      [],
    );
  });

  it('names the parameters of path, query and header', () => {
    assert.deepEqual(parametersOf('/api/v1/leads', 'get').sort(), [
      ...[
        'header X-Tenant-Id',
        'query assignee',
        'query channel',
        'query connection_id',
        'query cursor',
        'query limit',
        'query q',
        'query since',
        'query status',
        'query until',
      ],
    ]);
    assert.deepEqual(parametersOf('/api/v1/leads/{id}', 'delete'), ['path id', 'header X-Tenant-Id']);
    assert.deepEqual(parametersOf('/api/v1/admin/tenants', 'get'), []);
  });

  it('says which credential opens what', () => {
    const schemes = (path: string, method: string) =>
      operation(path, method).security.flatMap((each) => Object.keys(each));
    assert.deepEqual(schemes('/api/v1/leads', 'get'), ['bearer', 'session', 'apiKey']);
    assert.deepEqual(schemes('/api/v1/admin/tenants', 'get'), ['bearer', 'session']);
    assert.deepEqual(schemes('/hooks/{connector}/{token}', 'post'), []);
    assert.equal(document.components.securitySchemes['session']?.name, '__Host-patchbay');
  });

  it('lists every refusal by status, with its code in an example', () => {
    const { responses } = operation('/api/v1/leads/{id}', 'patch');
    const statuses = ['200', '400', '401', '403', '404', '409', '413', '415', '429', '500', '503'];
    assert.deepEqual(Object.keys(responses), statuses);
    assert.deepEqual(responses['409']?.['$ref'], '#/components/responses/Conflict');
    const refusal = JSON.stringify(document.components.responses['Conflict']);
    assert.match(refusal, /"conflict":\{"value":\{"error":\{"code":"conflict"/);
    assert.match(refusal, /#\/components\/schemas\/Error/);
  });

  it('says what an answer is that is no JSON, and that 204 has none', () => {
    const csv = operation('/api/v1/leads/export.csv', 'get').responses['200'];
    assert.deepEqual(Object.keys(csv?.content ?? {}), ['text/csv']);
    assert.deepEqual(operation('/api/v1/leads/{id}', 'delete').responses['204']?.content, {});
  });

  it('shows times as they leave, and closes inputs to unknown members', () => {
    const schemas = z.record(z.string(), z.looseObject({})).parse(document.components.schemas);
    assert.equal(schemas['Time']?.['format'], 'date-time');
    assert.equal(schemas['ReviewLead']?.['additionalProperties'], false);
  });
});
