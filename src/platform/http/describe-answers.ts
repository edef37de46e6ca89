import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { z } from 'zod';
import { ErrorBody } from '../../contract/common.js';
import { type ErrorCode, errorTable } from '../errors.js';
import { type Endpoint, takesKey } from './endpoint.js';

/** Every answer of an operation, by its status: the good one, and the refusals that it may meet. */
export const answersOf = (endpoint: Endpoint<never>): Record<string, ZodOpenApiResponseObject> => ({
  ...refusals(endpoint),
  ...Object.fromEntries(
    [endpoint.status, ...endpoint.otherStatuses].map((status) => [status, goodAnswer(endpoint, status)]),
  ),
});

/** Whether it changes a record that has a tag. */
export const isChange = ({ method, isTagged }: Endpoint<never>): boolean => isTagged && method !== 'GET';

const header = (id: string, description: string) => z.string().meta({ description, header: { id } });

const everyAnswer = { 'X-Request-Id': header('X-Request-Id', 'Find the request in the log by this.') };

const counted = {
  'RateLimit-Policy': header(
    'RateLimit-Policy',
    'What counts this request: for each rule its name, how many requests (`q`) in how many seconds (`w`).',
  ),
  RateLimit: header(
    'RateLimit',
    'What is left: for each rule its name, how many requests (`r`), and in how many seconds it begins anew (`t`).',
  ),
};

const TagHeader = header('ETag', 'Changes when somebody changes the record.');
const Replayed = header('Idempotency-Replayed', '`true`: this is the first answer to this Idempotency-Key.');
const RetryAfter = header('Retry-After', 'After how many seconds to try again.');
const LocationHeader = header('Location', 'Where to go on.');

/** Webhooks are counted by the connection alone, and told nothing of it. */
const commonHeaders = ({ readsRawBody }: Endpoint<never>) =>
  readsRawBody ? everyAnswer : { ...everyAnswer, ...counted };

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

function goodAnswer(endpoint: Endpoint<never>, status: number): ZodOpenApiResponseObject {
  const { schemas, contentType, isTagged } = endpoint;
  const headers = z.object({
    ...commonHeaders(endpoint),
    ...(isTagged ? { ETag: TagHeader } : {}),
    ...(takesKey(endpoint) ? { 'Idempotency-Replayed': Replayed.optional() } : {}),
    ...(isRedirect(status) ? { Location: LocationHeader } : {}),
  });
  if (status === 204 || isRedirect(status)) return { description: 'Done.', headers };
  const schema = schemas.reply ?? { type: 'string' as const };
  return { description: 'Done.', headers, content: { [contentType]: { schema } } };
}

function refusals(endpoint: Endpoint<never>): Record<string, ZodOpenApiResponseObject> {
  const codes = new Set<string>([...commonRefusals(endpoint), ...(endpoint.errors ?? [])]);
  const inOrder = Object.entries(errorTable).filter(([code]) => codes.has(code));
  const byStatus = new Map<number, [string, { message: string }][]>();
  for (const [code, told] of inOrder)
    byStatus.set(told.status, [...(byStatus.get(told.status) ?? []), [code, told]]);
  return Object.fromEntries(
    [...byStatus].map(([status, told]) => [status, refusal(told, commonHeaders(endpoint))]),
  );
}

/** What stands before every handler refuses in its own right. */
function commonRefusals(endpoint: Endpoint<never>): ErrorCode[] {
  const { access, schemas, method, readsRawBody } = endpoint;
  const { params, query, reply } = schemas;
  return [
    ...(access === 'public' ? [] : guardRefusals),
    ...(method === 'GET' ? [] : (['bad-request', 'too-large', 'unsupported-media-type'] as const)),
    ...(params ? (['not-found'] as const) : []),
    ...((params ?? query ?? reply) && !readsRawBody ? (['invalid-input'] as const) : []),
    ...(isChange(endpoint) ? (['changed-meanwhile'] as const) : []),
    ...(takesKey(endpoint) ? (['idempotency-in-progress', 'idempotency-key-reused'] as const) : []),
    ...(['rate-limited', 'internal', 'unavailable'] as const),
  ];
}

const guardRefusals: ErrorCode[] = [
  ...(['bad-request', 'unauthorized', 'forbidden', 'missing-scope'] as const),
  // Of the tenant that X-Tenant-Id names.
  ...(['tenant-suspended', 'not-found'] as const),
];

/** The same refusals have one name in the whole document. */
const named = new Map<string, ZodOpenApiResponseObject>();

function refusal(
  told: readonly [string, { message: string }][],
  headers: Record<string, z.ZodType>,
): ZodOpenApiResponseObject {
  const id = told.map(([code]) => asName(code)).join('Or') + ('RateLimit' in headers ? '' : 'OfWebhook');
  const known = named.get(id) ?? {
    id,
    description: told.map(([code, { message }]) => `\`${code}\`: ${message}`).join('\n'),
    headers: z.object({ ...headers, 'Retry-After': RetryAfter.optional() }),
    content: {
      'application/json': {
        schema: ErrorBody,
        examples: Object.fromEntries(
          told.map(([code, { message }]) => [code, { value: example(code, message) }]),
        ),
      },
    },
  };
  named.set(id, known);
  return known;
}

/** `rate-limited` as `RateLimited`. */
const asName = (code: string): string =>
  code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const example = (code: string, message: string): ErrorBody => ({
  error: { code, message, request_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01' },
});
