import { z } from 'zod';
import { Id, Time, TimeInput, line, page } from './common.js';
import { Scope } from './permissions.js';

export const CreateApiKey = z
  .strictObject({
    name: line(80),
    scopes: z.array(Scope).min(1).max(50),
    expires_at: TimeInput.optional().meta({ description: 'Never when absent.' }),
  })
  .meta({
    id: 'CreateApiKey',
    description: 'A key for a program. It can do at most what its maker can.',
    example: { name: 'Website chat', scopes: ['chat:write'] },
  });
export type CreateApiKey = z.infer<typeof CreateApiKey>;

const apiKey = {
  id: Id,
  name: z.string(),
  prefix: z.string().meta({ description: 'The first characters of the key, to tell keys apart.' }),
  scopes: z.array(Scope),
  expires_at: Time.nullable(),
  last_used_at: Time.nullable(),
  revoked_at: Time.nullable(),
  created_at: Time,
};

const apiKeyExample = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f16',
  name: 'Website chat',
  prefix: 'pb_7Hq2',
  scopes: ['chat:write'],
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
  created_at: '2026-05-04T09:30:00.000Z',
};

export const ApiKey = z.object(apiKey).meta({
  id: 'ApiKey',
  description: 'A key, without the key itself: that is shown once.',
  example: apiKeyExample,
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyPage = page(ApiKey).meta({
  id: 'ApiKeyPage',
  description: 'One page of the tenant’s keys.',
});
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;

export const CreatedApiKey = z.object({ ...apiKey, key: z.string() }).meta({
  id: 'CreatedApiKey',
  description: 'A new key. `key` is shown this once and not stored.',
  example: { ...apiKeyExample, key: 'pb_7Hq2mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9' },
});
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;
