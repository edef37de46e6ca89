import { z } from 'zod';
import { Id } from '../../contract/common.js';
import { AddDomain, Domain, Domains } from '../../contract/domains.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { endpoint } from '../../platform/http/endpoint.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { forTenant } from '../../platform/scoped-key.js';
import { actorOf, recordAct } from '../record-audit.js';
import { addDomain } from './add-domain.js';
import { domainView } from './domain.js';
import { listPages, type PagesDeps } from './list-pages.js';
import { listDomains } from './read-domains.js';
import { removeDomain } from './remove-domain.js';
import { verifyDomain, type VerifyDeps } from './verify-domain.js';

export interface DomainDeps extends VerifyDeps, PagesDeps {
  limiter: Limiter;
}

const described = { tag: 'Team', access: 'team:write' } as const;
const ById = z.strictObject({ id: Id });

/** Each makes our name servers ask those of strangers. */
const perTenant = { name: 'domain-checks', points: 60, perSeconds: 3_600 };

const list = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/team/domains',
  summary: 'List the domains of this business, with the record that proves each',
  reply: Domains,
  handle: ({ caller }, { db, ...deps }: DomainDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const items = await listDomains(tx);
      const proven = items.filter(({ proven_at }) => proven_at !== null);
      const { slug } = z.object({ slug: z.string() }).parse(await tx('tenants').first('slug'));
      const pages = listPages({ slug, domains: proven.map(({ domain }) => domain) }, deps);
      return { items: items.map(domainView), pages };
    }),
});

const add = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/team/domains',
  summary: 'Say that a domain is one’s own; it counts once its record has proven it',
  body: AddDomain,
  reply: Domain,
  status: 201,
  errors: ['conflict'],
  handle: ({ caller, body }, { db }: DomainDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const row = await addDomain(tx, { tenantId: caller.tenantId, domain: body.domain });
      await recordAct(tx, caller, { action: 'domain.add', details: { name: row.domain } });
      return domainView(row);
    }),
});

const verify = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/team/domains/:id/verify',
  summary: 'Look whether the record of a domain is there',
  params: ById,
  reply: Domain,
  errors: ['rate-limited'],
  handle: async ({ caller, params }, deps: DomainDeps) => {
    const { tenantId } = caller;
    await deps.limiter.consume(perTenant, forTenant(tenantId));
    return domainView(await verifyDomain({ tenantId, id: params.id, actor: actorOf(caller) }, deps));
  },
});

const remove = endpoint({
  ...described,
  method: 'DELETE',
  path: '/api/v1/team/domains/:id',
  summary: 'Give a domain up',
  params: ById,
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, { db }: DomainDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const { domain } = await removeDomain(tx, params.id);
      await recordAct(tx, caller, { action: 'domain.remove', details: { name: domain } });
    }),
});

export const domainEndpoints = [list, add, verify, remove];
