import { z } from 'zod';
import type { SaveSignInService } from '../../contract/sign-in-service.js';
import type { Database } from '../../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../../platform/database/tenant-db.js';
import { reasonOf } from '../../platform/egress/reason-of.js';
import { AppError } from '../../platform/errors.js';
import type { TenantCaller } from '../../platform/http/caller.js';
import type { Sealer } from '../../platform/secrets.js';
import { changedMeanwhile } from '../changed-meanwhile.js';
import { recordAct } from '../record-audit.js';
import type { DiscoverIssuer } from './discover-issuer.js';
import { endConfinedSessions } from './end-confined-sessions.js';
import { placeOfSecret, readService, serviceColumns, ServiceRow, serviceView } from './sign-in-service.js';

export interface SaveDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
  discoverIssuer: DiscoverIssuer;
}

interface Saving {
  wanted: SaveSignInService;
  /** Whether the caller knows what stands there, as far as they say what they know. */
  hasSeen: (service: ReturnType<typeof serviceView>) => boolean;
}

/**
 * Sets up a tenant's sign-in service. One that is to be turned on must answer; one that is another than before, or is turned
 * off, ends the sessions that began with it. Throws `invalid-input` with the field, and `changed-meanwhile`.
 */
export async function saveSignInService(
  caller: TenantCaller,
  { wanted, hasSeen }: Saving,
  deps: SaveDeps,
): Promise<ServiceRow> {
  const { tenantId } = caller;
  const before = await inTenant(deps.db, tenantId, async (tx) => {
    const present = await readService(tx);
    if (present && !hasSeen(serviceView(present))) throw await changedMeanwhile(tx, contested(tenantId));
    return present;
  });
  const secret = secretFor(wanted, before, deps);
  if (wanted.is_enabled) await checkAnswer({ tenantId, wanted, secret }, deps);
  return inTenant(deps.db, tenantId, async (tx) => {
    await tx('tenants').forNoKeyUpdate().first('id');
    const present = await readService(tx);
    // Whoever was faster may have named another service, for which this secret is not meant.
    if (present?.updated_at.getTime() !== before?.updated_at.getTime())
      throw new AppError('conflict', { publicMessage: 'Somebody has just changed this. Read it again.' });
    const row = await store(tx, { tenantId, wanted, secret }, deps);
    if (!wanted.is_enabled || !isSameService(wanted, before)) await endConfinedSessions(tx);
    await recordAct(tx, caller, {
      action: 'sign-in-service.save',
      details: {
        ...{ name: row.name, issuer: row.issuer, enabled: row.is_enabled, required: row.is_required },
        ...{ creates_accounts: row.creates_accounts, default_role: row.default_role },
      },
    });
    return row;
  });
}

const contested = (tenantId: string) =>
  ({ table: 'sign_in_services', id: tenantId, action: 'sign-in-service.save' }) as const;

const isSameService = (wanted: SaveSignInService, before: ServiceRow | undefined): boolean =>
  before?.issuer === wanted.issuer && before.client_id === wanted.client_id;

/** What is kept goes to the service that it was given for and to no other: the next one may be anybody's. */
function secretFor(
  wanted: SaveSignInService,
  before: ServiceRow | undefined,
  { sealer }: Pick<SaveDeps, 'sealer'>,
): string | null {
  if (wanted.client_secret !== undefined) return wanted.client_secret;
  if (!before || before.client_secret_sealed === null) return null;
  if (isSameService(wanted, before))
    return sealer.open(before.client_secret_sealed, placeOfSecret(before.tenant_id));
  throw new AppError('invalid-input', {
    fields: [
      { path: 'client_secret', message: 'Enter the secret again: the service or the client has changed.' },
    ],
  });
}

interface Wanted {
  tenantId: string;
  wanted: SaveSignInService;
  secret: string | null;
}

/** Asks the issuer what it says of itself, so that a wrong address is told here and not to the team at its next sign-in. */
async function checkAnswer(
  { tenantId, wanted: { issuer, client_id, name }, secret }: Wanted,
  { discoverIssuer }: SaveDeps,
): Promise<void> {
  const asked = { tenantId, url: issuer, clientId: client_id, clientSecret: secret ?? undefined, name };
  try {
    await discoverIssuer({ ...asked, domains: [] });
  } catch (error) {
    throw new AppError('invalid-input', {
      fields: [{ path: 'issuer', message: whyNot(error) }],
      cause: error,
    });
  }
}

/** A network behind us is told like any that is not allowed. */
const whyNot = (error: unknown): string =>
  reasonOf(error) ??
  'No sign-in service answers there under exactly this name. Take the issuer as the service itself writes it.';

async function store(
  tx: TenantDb,
  { tenantId, wanted: { client_secret: _, role_mapping, ...wanted }, secret }: Wanted,
  { sealer }: SaveDeps,
): Promise<ServiceRow> {
  const values = {
    ...{ ...wanted, role_mapping: JSON.stringify(role_mapping) },
    client_secret_sealed: secret === null ? null : sealer.seal(secret, placeOfSecret(tenantId)),
    updated_at: tx.raw('app_now()'),
  };
  const rows: unknown = await tx('sign_in_services')
    .insert({ tenant_id: tenantId, ...values })
    .onConflict('tenant_id')
    .merge(values)
    .returning(serviceColumns);
  return z.tuple([ServiceRow]).parse(rows)[0];
}
