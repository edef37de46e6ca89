import type { Knex } from 'knex';
import { z } from 'zod';
import type { DomainProblem } from '../../contract/domains.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, inTenant, type SystemDb } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import { type Actor, recordAudit } from '../record-audit.js';
import { domainColumns, DomainRow, recordValue } from './domain.js';
import { readDomain } from './read-domains.js';
import { type Found, readRecords, type ReadRecordsDeps } from './read-records.js';

export interface VerifyDeps extends ReadRecordsDeps {
  db: Pick<Database, 'knex'>;
}

interface Verified {
  tenantId: string;
  id: string;
  actor: Actor;
}

/**
 * Looks whether the record of a domain is there. Of two businesses that claim the same one, it is whose record stands alone:
 * who took theirs away has lost it, so a domain that was sold goes to its new owner. Throws `not-found`.
 */
export async function verifyDomain(wanted: Verified, deps: VerifyDeps): Promise<DomainRow> {
  const { tenantId, id } = wanted;
  const row = await inTenant(deps.db, tenantId, (tx) => readDomain(tx, id));
  const found = await readRecords(row, deps);
  return asSystem(deps.db, (tx) => settle(tx, wanted, found));
}

const Claim = DomainRow.extend({ tenant_id: z.uuid() });
type Claim = z.infer<typeof Claim>;

async function settle(tx: SystemDb, { tenantId, id, actor }: Verified, found: Found): Promise<DomainRow> {
  const claims = await lockClaims(tx, { tenantId, id });
  const own = claims.find((claim) => claim.id === id && claim.tenant_id === tenantId);
  if (!own) throw new AppError('not-found');
  const holder = claims.find((claim) => claim !== own && claim.proven_at !== null);
  const problem = problemOf(own, { holder, found });
  if (problem === null && holder) await loseDomain(tx, holder);
  const settled = await noteCheck(tx, own, problem);
  const details = { name: own.domain, proven: settled.proven_at !== null };
  await recordAudit(tx, { tenantId, actor, action: 'domain.verify', details });
  return settled;
}

/** All that claim the same domain, held until one of them is settled. */
async function lockClaims(tx: SystemDb, key: { tenantId: string; id: string }): Promise<Claim[]> {
  const domain = tx('domains').where({ tenant_id: key.tenantId, id: key.id }).select('domain');
  return z.array(Claim).parse(
    await tx('domains')
      .where('domain', domain)
      .orderBy('tenant_id')
      .forUpdate()
      .select('tenant_id', ...domainColumns),
  );
}

function problemOf(
  own: Claim,
  { holder, found }: { holder: Claim | undefined; found: Found },
): DomainProblem | null {
  if (found === undefined) return 'unreachable';
  if (!found.includes(recordValue(own))) return 'no-record';
  return holder && found.includes(recordValue(holder)) ? 'taken' : null;
}

/** Where nobody could say anything, what was proven stays so: name servers that fail take no domain away. */
function provenAfter(
  tx: SystemDb,
  { proven_at }: Claim,
  problem: DomainProblem | null,
): Date | Knex.Raw | null {
  if (problem === 'unreachable') return proven_at;
  return problem === null ? (proven_at ?? tx.raw('app_now()')) : null;
}

async function noteCheck(tx: SystemDb, own: Claim, problem: DomainProblem | null): Promise<DomainRow> {
  const rows: unknown = await tx('domains')
    .where({ tenant_id: own.tenant_id, id: own.id })
    .update({
      ...{ proven_at: provenAfter(tx, own, problem), problem, checked_at: tx.raw('app_now()') },
      // A daily check that is under way finds this one, and counts no more.
      check_due_at: tx.raw(`app_now() + interval '1 day'`),
      ...(problem === null && { missing_since: null, missing_checks: 0 }),
    })
    .returning(domainColumns);
  return z.tuple([DomainRow]).parse(rows)[0];
}

async function loseDomain(tx: SystemDb, { tenant_id, id, domain }: Claim): Promise<void> {
  await tx('domains').where({ tenant_id, id }).update({ proven_at: null, problem: 'lost' });
  await recordAudit(tx, {
    ...{ tenantId: tenant_id, action: 'domain.lose', details: { name: domain } },
    // Who took it over is another business, which is nobody here.
    actor: { kind: 'unknown', id: null, name: '' },
  });
}
