import { z } from 'zod';
import { SaveSignInService, SignInService, SignInServiceSettings } from '../../contract/sign-in-service.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { endpoint } from '../../platform/http/endpoint.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { forTenant } from '../../platform/scoped-key.js';
import { callbackUrl, signInUrl } from './issuer.js';
import { removeSignInService } from './remove-sign-in-service.js';
import { saveSignInService, type SaveDeps } from './save-sign-in-service.js';
import { readService, serviceView } from './sign-in-service.js';

export interface ServiceDeps extends SaveDeps {
  publicUrl: string;
  limiter: Limiter;
}

const described = { tag: 'Team', access: 'team:write', path: '/api/v1/team/sign-in-service' } as const;

/** Each asks an address that a tenant typed. */
const perTenant = { name: 'sign-in-service', points: 30, perSeconds: 600 };

const read = endpoint({
  ...described,
  method: 'GET',
  summary: 'Read the sign-in service of this business, and the addresses to enter at it',
  reply: SignInServiceSettings,
  // The service alone, as it is told when it was saved: whoever has read it may save it.
  etag: ({ service }) => service,
  handle: ({ caller: { tenantId } }, { db, publicUrl }: ServiceDeps) =>
    inTenant(db, tenantId, async (tx) => {
      const row = await readService(tx);
      const { slug } = z.object({ slug: z.string() }).parse(await tx('tenants').first('slug'));
      return {
        service: row ? serviceView(row) : null,
        ...{ redirect_uri: callbackUrl({ tenantId }, publicUrl), sign_in_url: signInUrl(slug, publicUrl) },
      };
    }),
});

const save = endpoint({
  ...described,
  method: 'PUT',
  summary: 'Set the sign-in service of this business up, or change it',
  body: SaveSignInService,
  reply: SignInService,
  etag: (service) => service,
  errors: ['conflict', 'rate-limited'],
  handle: async ({ caller, body: wanted, hasSeen }, deps: ServiceDeps) => {
    await deps.limiter.consume(perTenant, forTenant(caller.tenantId));
    return serviceView(await saveSignInService(caller, { wanted, hasSeen }, deps));
  },
});

const remove = endpoint({
  ...described,
  method: 'DELETE',
  summary: 'Take the sign-in service away; sessions that began with it end',
  reply: z.undefined(),
  status: 204,
  handle: ({ caller }, deps: ServiceDeps) => removeSignInService(caller, deps),
});

export const serviceEndpoints = [read, save, remove];
