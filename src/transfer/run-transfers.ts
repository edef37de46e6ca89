import { z } from 'zod';
import { recordAudit } from '../accounts/record-audit.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { requireEmpty } from './begin-transfer.js';
import { buildPiece } from './build-export.js';
import { loadArchive, type Loaded, type LoadDeps } from './load-archive.js';
import { addInternalConnections } from './store-connections.js';

export interface TransferDeps extends LoadDeps {
  db: Pick<Database, 'knex'>;
  log: Log;
  /** Told after an import: others keep a tenant's connections in memory. */
  tenantChanged: (tenantId: string) => Promise<void>;
}

/** What one round does of an export before it looks at the next one. */
const piecesPerRound = 50;
/** After so many rounds that failed somebody has to look. */
const mostFailures = 20;

const Due = z.array(z.object({ tenant_id: z.uuid(), id: z.uuid(), state: z.enum(['building', 'loading']) }));
type Due = z.infer<typeof Due>[number];

/** Goes on with every export and import that is under way. Each step is whole or not done, so a kill costs one step. */
export async function runTransfers(deps: TransferDeps): Promise<void> {
  for (let due = await findDue(deps); due.length > 0;) {
    const more: Due[] = [];
    for (const one of due) if (await goOn(one, deps)) more.push(one);
    due = more;
  }
}

const findDue = ({ db }: TransferDeps): Promise<Due[]> =>
  asSystem(db, async (tx) =>
    Due.parse(
      await tx('transfers')
        .whereIn('state', ['building', 'loading'])
        .whereRaw('expires_at > app_now()')
        .orderBy('created_at')
        .select('tenant_id', 'id', 'state'),
    ),
  );

/** Whether there is more to do right away. */
async function goOn(due: Due, deps: TransferDeps): Promise<boolean> {
  const { tenant_id: tenantId, id, state } = due;
  try {
    if (state === 'building') return await buildPieces(due, deps);
    await load(due, deps);
    await deps.tenantChanged(tenantId);
  } catch (err) {
    deps.log.warn(
      { err, transfer_id: id },
      'a transfer of a business failed; it comes again, or is given up',
    );
    await inTenant(deps.db, tenantId, (tx) => noteFailure(tx, due, err));
  }
  return false;
}

async function buildPieces({ tenant_id, id }: Due, deps: TransferDeps): Promise<boolean> {
  for (let count = 0; count < piecesPerRound; count += 1)
    if (!(await buildPiece(tenant_id, id, deps))) return false;
  return true;
}

const load = ({ tenant_id: tenantId, id }: Due, deps: TransferDeps): Promise<void> =>
  inTenant(deps.db, tenantId, async (tx) => {
    const row: unknown = await tx('transfers').where({ id, state: 'loading' }).forUpdate().first('began_by');
    const claimed = z.object({ began_by: z.string() }).optional().parse(row);
    if (!claimed) return;
    const internal = [...deps.connectors.values()].filter(({ manifest }) => manifest.internal === true);
    await tx('tenants').forNoKeyUpdate().first('id');
    await requireEmpty(
      tx,
      internal.map(({ manifest }) => manifest.id),
    );
    // What a new business is furnished with gives way, and that its days, which held nothing, were summed up.
    for (const table of ['connections', 'intents', 'assistants', 'daily_figures', 'insight_marks'])
      await tx(table).del();
    const loaded = await loadArchive(tx, readPieces(tx, id), { loading: { tenantId, transferId: id }, deps });
    await addInternalConnections(tx, tenantId, deps);
    await finish(tx, id, loaded);
    await recordAudit(tx, {
      ...{ tenantId, actor: { kind: 'operator', id: null, name: claimed.began_by }, action: 'data.imported' },
      ...{ subject: { kind: 'transfer', id }, details: { rows: loaded.rows, left_out: loaded.leftOut } },
    });
  });

const Piece = z.object({ bytes: z.instanceof(Buffer) });

async function* readPieces(tx: TenantDb, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const row: unknown = await tx('transfer_parts').where({ transfer_id: id, number }).first('bytes');
    const piece = Piece.optional().parse(row);
    if (!piece) return;
    yield piece.bytes;
  }
}

/** How long it is told that an import was done, or failed. */
const toldDays = 30;

async function finish(tx: TenantDb, id: string, { rows, leftOut }: Loaded): Promise<void> {
  await tx('transfers')
    .where({ id })
    .update({ ...ended(tx), state: 'done', row_count: rows, left_out: leftOut, problem: null });
  await tx('transfer_parts').where({ transfer_id: id }).del();
}

const ended = (tx: TenantDb) => ({
  finished_at: tx.raw('app_now()'),
  expires_at: tx.raw('app_now() + make_interval(days => ?)', [toldDays]),
});

/** An archive that is refused once is refused always; all else may have been a moment's trouble. */
async function noteFailure(tx: TenantDb, { id, state }: Due, error: unknown): Promise<void> {
  const isRefused =
    error instanceof AppError && ['bad-request', 'conflict', 'limit-reached'].includes(error.code);
  const rows: unknown = await tx('transfers')
    .where({ id, state })
    .update({ failures: tx.raw('failures + 1') })
    .returning('failures');
  const failures = z.array(z.object({ failures: z.number() })).parse(rows)[0]?.failures ?? 0;
  if (!isRefused && failures < mostFailures) return;
  const problem = isRefused ? error.message : 'It failed again and again. The log of the server says why.';
  await tx('transfers')
    .where({ id, state })
    .update({ ...ended(tx), state: 'failed', problem });
  await tx('transfer_parts').where({ transfer_id: id }).del();
}
