import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Recorded requests and answers, for tests. */

const folder = join(import.meta.dirname, 'fixtures');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

const ApiFixture = z.object({
  /** Whose token may make the call, in words. */
  meta: z.object({ token: z.string().optional() }),
  request: z.object({ method: z.string(), path: z.string(), body: z.unknown() }),
  response: z.object({ status: z.number(), body: z.unknown() }),
});
export const readApiFixture = (name: string) => ApiFixture.parse(readJson(`api/${name}.json`));
export const readPublicFixture = (name: string) => ApiFixture.parse(readJson(`public-api/${name}.json`));

const ErrorFixture = ApiFixture.pick({ response: true });
export const readErrorFixture = (name: string) =>
  ErrorFixture.parse(readJson(`errors/${name}.json`)).response;

const HookFixture = z.object({
  meta: z.object({ sent_to: z.array(z.enum(['agent_bot', 'account_webhook', 'api_inbox_webhook'])) }),
  body: z.record(z.string(), z.unknown()),
});
export const readHookFixture = (name: string) => HookFixture.parse(readJson(`webhooks/${name}.json`));

const SignedHook = z.object({
  secret: z.string(),
  headers: z.record(z.string(), z.string()),
  raw_body: z.string(),
  expected_signature: z.string(),
  negative_cases: z.record(z.string(), z.string()),
});
export const readSignedHook = () => SignedHook.parse(readJson('signed-webhook.json'));

/** The names of the fixtures of one kind, without their ending. */
export const fixtureNames = (kind: 'api' | 'errors' | 'public-api' | 'webhooks'): string[] =>
  readdirSync(join(folder, kind)).map((file) => file.replace(/\.json$/, ''));

const moment = /(_at|_since|_until|^timestamp)$/;

/**
 * A copy in which moments are replaced by their types and the values under `keys` by a dash. Keys and their order stay,
 * and so does null.
 */
function masked(value: unknown, keys: readonly string[] = [], key = ''): unknown {
  if (keys.includes(key)) return '–';
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return 'moment';
  if (typeof value === 'number' && moment.test(key)) return 'number';
  if (Array.isArray(value)) return value.map((item) => masked(item, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, keys, name)]));
}

/** As text, so that a comparison sees the order of keys as well. */
export const maskedText = (value: unknown, keys: readonly string[] = []): string =>
  JSON.stringify(masked(value, keys), null, 2);
