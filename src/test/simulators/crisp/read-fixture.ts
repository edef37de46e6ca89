import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Recorded requests and answers, for tests. */

const folder = join(import.meta.dirname, 'fixtures');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

const ApiFixture = z.object({
  request: z.object({ method: z.string(), path: z.string(), body: z.unknown() }),
  response: z.object({ status: z.number(), body: z.unknown() }),
});
export const readApiFixture = (name: string) => ApiFixture.parse(readJson(`api/${name}.json`));

const ErrorFixture = ApiFixture.pick({ response: true });
export const readErrorFixture = (name: string) =>
  ErrorFixture.parse(readJson(`errors/${name}.json`)).response;

const HookFixture = z.object({
  body: z.object({
    website_id: z.string(),
    event: z.string(),
    data: z.record(z.string(), z.unknown()),
    timestamp: z.number(),
  }),
});
export const readHookFixture = (name: string) => HookFixture.parse(readJson(`webhooks/${name}.json`)).body;

const SignedHook = z.object({
  secret: z.string(),
  headers: z.record(z.string(), z.string()),
  raw_body: z.string(),
  expected_signature: z.string(),
});
export const readSignedHook = () => SignedHook.parse(readJson('signed-hook.json'));
export const readWebsiteHook = () =>
  SignedHook.pick({ headers: true, raw_body: true }).parse(readJson('website-hook-request.json'));

/** The names of the fixtures of one kind, without their ending. */
export const fixtureNames = (kind: 'api' | 'errors' | 'webhooks'): string[] =>
  readdirSync(join(folder, kind)).map((file) => file.replace(/\.json$/, ''));

const varying =
  /^(timestamp|fingerprints?|since|for|last|(created|updated|published)_at|waiting_since|token|entity_id|locale_id)$/;

/** A copy in which times, fingerprints and made-up ids are replaced by their types. Keys and their order stay. */
export function masked(value: unknown, key = ''): unknown {
  if (varying.test(key) && !Array.isArray(value)) return typeof value;
  if (Array.isArray(value)) return value.map((item) => masked(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, name)]));
}

/** As text, so that a comparison sees the order of keys as well. */
export const maskedText = (value: unknown): string => JSON.stringify(masked(value), null, 2);
