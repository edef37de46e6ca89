import {
  createDocument,
  type ZodOpenApiComponentsObject,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
} from 'zod-openapi';
import { z } from 'zod';
import { Id } from '../../contract/common.js';
import { Permission } from '../../contract/permissions.js';
import { sessionCookie } from './build-http.js';
import { answersOf, isChange } from './describe-answers.js';
import { type Access, type Endpoint, type OwnCredential, takesKey } from './endpoint.js';

/** What the document says besides its operations. */
export interface DocumentFacts {
  publicUrl: string;
  version: string;
  /** What the operations are grouped under, with a sentence each. */
  tags: Readonly<Record<string, string>>;
}

/** The whole API as an OpenAPI 3.1 document, from the very schemas that validate it. */
export function openApiDocument(
  endpoints: readonly Endpoint<never>[],
  { publicUrl, version, tags }: DocumentFacts,
) {
  const paths: ZodOpenApiObject['paths'] = {};
  for (const endpoint of endpoints) {
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
    tags: Object.entries(tags).map(([name, told]) => ({ name, description: told })),
    paths,
    components: { securitySchemes: credentials(publicUrl) },
  });
}

/** Every way to say who one is. */
const credentials = (publicUrl: string) =>
  ({
    bearer: { type: 'http', scheme: 'bearer', description: 'The token that signing in gives.' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: sessionCookie(publicUrl),
      description:
        'The same token, as a browser carries it. What changes something must then come from a page of ours.',
    },
    apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'A key of the tenant.' },
    accountToken: {
      ...{ type: 'apiKey', in: 'header', name: 'X-API-Key' },
      description: 'The account token of a connected inbox: it may be public, and has a visitor’s rights.',
    },
    visitor: {
      type: 'http',
      scheme: 'bearer',
      description: 'The token that a session of the chat window gives.',
    },
    operator: { type: 'http', scheme: 'bearer', description: 'The token in METRICS_TOKEN.' },
  }) as const satisfies ZodOpenApiComponentsObject['securitySchemes'];

const description =
  'Names are in snake_case, ids are UUIDs, times are ISO 8601 in UTC. Lists take `limit` and `cursor` and answer `items` and `next_cursor`. ' +
  'Every refusal has the form of `Error`, with a stable `code`. A platform admin says with `X-Tenant-Id` in which tenant to act. ' +
  '`RateLimit-Policy` and `RateLimit` tell how much an address, a caller and a tenant may ask and what is left; who asks more gets 429 with `Retry-After`. ' +
  'The same as types for TypeScript: `/api/openapi.d.ts`.';

function operationOf(endpoint: Endpoint<never>): ZodOpenApiOperationObject {
  const { summary, tag, schemas } = endpoint;
  return {
    summary,
    tags: [tag],
    operationId: operationIdOf(endpoint),
    security: credentialsFor(endpoint),
    description: needsOf(endpoint),
    requestParams: {
      ...(schemas.params instanceof z.ZodObject ? { path: schemas.params } : {}),
      ...(schemas.query instanceof z.ZodObject ? { query: schemas.query } : {}),
      ...headersOf(endpoint),
    },
    ...bodyOf(endpoint),
    responses: answersOf(endpoint),
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

function credentialsFor({ access, credential }: Endpoint<never>): Record<string, string[]>[] {
  if (access === 'public')
    return (credential ? ownCredentials[credential] : []).map((name) => ({ [name]: [] }));
  const ofPeople = [{ bearer: [] }, { session: [] }];
  return takesApiKeys(access) ? [...ofPeople, { apiKey: [] }] : ofPeople;
}

const takesApiKeys = (access: Access): boolean => access !== 'platform-admin' && access !== 'signed-in';

/** What a public endpoint asks for itself. */
const ownCredentials: Record<OwnCredential, (keyof ReturnType<typeof credentials>)[]> = {
  chat: ['apiKey', 'accountToken'],
  visitor: ['visitor'],
  operator: ['operator'],
};

function needsOf({ access, credential }: Endpoint<never>): string {
  if (access === 'platform-admin') return 'For platform admins.';
  if (access === 'signed-in') return 'For whoever is signed in; a key is nobody who signs in.';
  if (access !== 'public') return `Needs the permission \`${access}\`, of a person or as the scope of a key.`;
  return credential ? 'Its credentials are of its own kind: see its security.' : 'For everybody.';
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
    ...path
      .replace(/^\/api\/(?:v1\/)?/, '')
      .split(/[^A-Za-z]+/)
      .filter((word) => word !== ''),
  ]
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
