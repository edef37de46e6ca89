import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import { z } from 'zod';
import { ErrorBody, Id } from '../../contract/common.js';
import { Permission } from '../../contract/permissions.js';
import { type ErrorCode, errorTable } from '../errors.js';
import { sessionCookie } from './build-http.js';
import { type Access, type Endpoint, type Served, takesKey } from './endpoint.js';

/** The whole API as an OpenAPI 3.1 document, from the very schemas that validate it. */
export function openApiDocument(
  served: readonly Served[],
  { publicUrl, version }: { publicUrl: string; version: string },
) {
  const paths: ZodOpenApiObject['paths'] = {};
  for (const { endpoint } of served) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Patchbay',
      version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token that signing in gives.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie(publicUrl),
          description:
            'The same token, as a browser carries it. What changes something must then come from a page of ours.',
        },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key of the tenant.' },
      },
    },
  });
}

const description =
  'Names are in snake_case, ids are UUIDs, times are ISO 8601 in UTC. Lists take `limit` and `cursor` and answer `items` and `next_cursor`. ' +
  'Every refusal has the form of `Error`, with a stable `code`. A platform admin says with `X-Tenant-Id` in which tenant to act. ' +
  '`RateLimit-Policy` and `RateLimit` tell how much an address, a caller and a tenant may ask and what is left; who asks more gets 429 with `Retry-After`.';

function operationOf(endpoint: Endpoint<never>): ZodOpenApiOperationObject {
  const { summary, tag, access, schemas, status } = endpoint;
  return {
    summary,
    tags: [tag],
    operationId: operationIdOf(endpoint),
    security: credentialsFor(access),
    ...(access === 'public' || access === 'signed-in' ? {} : { description: `Needs \`${access}\`.` }),
    requestParams: {
      ...(schemas.params instanceof z.ZodObject ? { path: schemas.params } : {}),
      ...(schemas.query instanceof z.ZodObject ? { query: schemas.query } : {}),
      ...headersOf(endpoint),
    },
    ...bodyOf(endpoint),
    responses: { [status]: goodAnswer(endpoint), ...refusals(endpoint) },
  };
}

function headersOf(endpoint: Endpoint<never>): { header?: z.ZodObject } {
  const shape = {
    ...(isPermission(endpoint.access) ? ActingIn.shape : {}),
    ...(takesKey(endpoint) ? Keyed.shape : {}),
    ...(isChange(endpoint) ? Matching.shape : {}),
  };
  return Object.keys(shape).length === 0 ? {} : { header: z.object(shape) };
}

const TagHeader = z.string().meta({ description: 'Changes when somebody changes the record.' });

const isChange = ({ method, isTagged }: Endpoint<never>): boolean => isTagged && method !== 'GET';

const Matching = z.object({
  'If-Match': z.string().optional().meta({
    description:
      'The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case.',
  }),
});

const Keyed = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({
      description:
        'A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: ' +
        'the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, ' +
        'the key is free after two minutes, and the request then runs anew.',
    }),
});

const isPermission = (access: Access): boolean => Permission.safeParse(access).success;

const ActingIn = z.object({
  'X-Tenant-Id': Id.optional().meta({ description: 'For platform admins: the tenant to act in.' }),
});

function credentialsFor(access: Access): Record<string, string[]>[] {
  if (access === 'public') return [];
  const ofPeople = [{ bearer: [] }, { session: [] }];
  return access === 'platform-admin' ? ofPeople : [...ofPeople, { apiKey: [] }];
}

function bodyOf({ schemas, readsRawBody }: Endpoint<never>): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (readsRawBody)
    return {
      requestBody: { required: true, content: { '*/*': { schema: {} } }, description: 'Read as it came.' },
    };
  if (!schemas.body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemas.body } } } };
}

/** Stable and unique: the method and the path's words, as in `getConversationsId`. */
const operationIdOf = ({ method, path }: Endpoint<never>): string =>
  [
    method.toLowerCase(),
    ...path.split(/[^A-Za-z]+/).filter((word) => word !== '' && word !== 'api' && word !== 'v'),
  ]
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');

function goodAnswer({ status, schemas, contentType, isTagged }: Endpoint<never>) {
  if (status === 204) return { description: 'Done.' };
  if (schemas.reply)
    return {
      description: 'Done.',
      content: { 'application/json': { schema: schemas.reply } },
      ...(isTagged ? { headers: z.object({ ETag: TagHeader }) } : {}),
    };
  return { description: 'Done.', content: { [contentType]: { schema: { type: 'string' as const } } } };
}

function refusals(endpoint: Endpoint<never>) {
  const { access, schemas, errors = [] } = endpoint;
  const common: ErrorCode[] = [
    ...(access === 'public' ? [] : (['unauthorized', 'forbidden'] as const)),
    ...(schemas.params ? (['not-found'] as const) : []),
    ...(schemas.body || schemas.query ? (['invalid-input'] as const) : []),
    ...(isChange(endpoint) ? (['changed-meanwhile'] as const) : []),
    ...(takesKey(endpoint) ? (['idempotency-in-progress', 'idempotency-key-reused'] as const) : []),
  ];
  const codes = [...new Set<ErrorCode>([...common, ...errors])];
  const statuses = [...new Set(codes.map((code) => errorTable[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const told = codes.filter((code) => errorTable[code].status === status);
      const description = told.map((code) => `\`${code}\`: ${errorTable[code].message}`).join('\n');
      const examples = Object.fromEntries(told.map((code) => [code, { value: exampleOf(code) }]));
      return [status, { description, content: { 'application/json': { schema: ErrorBody, examples } } }];
    }),
  );
}

const exampleOf = (code: ErrorCode): ErrorBody => ({
  error: { code, message: errorTable[code].message, request_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01' },
});
