import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pieceBytes, Transfer, type TransferPage } from '../contract/transfers.js';
import type { PageQuery } from '../contract/common.js';
import { readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';

export type Direction = 'export' | 'import';

interface Begun {
  tenantId: string;
  /** By name, for those who look at it later. */
  by: string;
}

/** An upload that nobody goes on with, and a build that never ends, are forgotten after so many days. */
const openDays = 3;

const isEmpty = `not exists (select from conversations) and not exists (select from leads)
  and not exists (select from knowledge_sources)
  and not exists (select from connections where connector <> all (?) and removed_at is null)`;

/** How many finished archives stand beside the one that is begun: somebody may be downloading the last. */
const keptExports = 1;

/** Begins to gather an export; while one is under way, that is it. */
export async function beginExport(tx: TenantDb, begun: Begun): Promise<{ id: string; isNew: boolean }> {
  const made = await insert(tx, begun, { direction: 'export', state: 'building' });
  if (made === undefined) {
    const row: unknown = await tx('transfers').where({ direction: 'export', state: 'building' }).first('id');
    return { id: z.object({ id: z.uuid() }).parse(row).id, isNew: false };
  }
  const older = tx('transfers').where({ direction: 'export' }).whereNot({ id: made }).select('id');
  await tx('transfers').whereIn('id', older.orderBy('created_at', 'desc').offset(keptExports)).del();
  return { id: made, isNew: true };
}

/** Begins to receive an archive. Throws `conflict` while another is received or loaded. */
export async function beginImport(tx: TenantDb, begun: Begun): Promise<string> {
  const made = await insert(tx, begun, { direction: 'import', state: 'receiving' });
  if (made !== undefined) return made;
  throw new AppError('conflict', {
    publicMessage: 'Another import is under way. Wait for it, or remove it.',
  });
}

/** Its id, or nothing where one of that direction is under way. */
async function insert(
  tx: TenantDb,
  { tenantId, by }: Begun,
  columns: { direction: Direction; state: string },
): Promise<string | undefined> {
  const id = newId();
  const made: unknown = await tx('transfers')
    .insert({
      ...{ tenant_id: tenantId, id, ...columns, began_by: by },
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [openDays]),
    })
    .onConflict(tx.raw(`(tenant_id, direction) where state in ('building', 'receiving', 'loading')`))
    .ignore()
    .returning('id');
  return z.array(z.unknown()).parse(made).length === 0 ? undefined : id;
}

/** Throws `conflict` for a business that holds something: nothing is overwritten and nothing mixed. */
export async function requireEmpty(tx: TenantDb, internal: readonly string[]): Promise<void> {
  const answer: unknown = await tx.raw(`select (${isEmpty}) as "isEmpty"`, [[...internal]]);
  const { rows } = z.object({ rows: z.tuple([z.object({ isEmpty: z.boolean() })]) }).parse(answer);
  if (!rows[0].isEmpty)
    throw new AppError('conflict', {
      publicMessage: 'This business holds something already. Import into a new one that has nothing yet.',
    });
}

interface Which {
  id: string;
  direction: Direction;
}

/** Throws `not-found` for another tenant's as for a missing one. */
export async function readTransfer(tx: TenantDb, { id, direction }: Which): Promise<Transfer> {
  const row: unknown = await tx('transfers')
    .where({ id, direction })
    .whereRaw('expires_at > app_now()')
    .first();
  const found = Transfer.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return found;
}

export const listTransfers = (tx: TenantDb, direction: Direction, query: PageQuery): Promise<TransferPage> =>
  readPage(tx, tx('transfers').where({ direction }).whereRaw('expires_at > app_now()').select('*'), {
    ...query,
    ...{ timeColumn: 'created_at', idColumn: 'id', row: Transfer },
  });

/** Takes a transfer and its bytes away; one that is being built or loaded ends. */
export async function removeTransfer(tx: TenantDb, which: Which): Promise<void> {
  await readTransfer(tx, which);
  await tx('transfers').where({ id: which.id }).del();
}

interface GivenPiece {
  tenantId: string;
  id: string;
  number: number;
  bytes: Uint8Array;
}

/** Keeps a piece of the archive that is being received. Throws `conflict` where nothing is received any more. */
export async function receivePiece(tx: TenantDb, { tenantId, id, number, bytes }: GivenPiece): Promise<void> {
  await requireReceiving(tx, id);
  if (bytes.length === 0 || bytes.length > pieceBytes)
    throw new AppError('bad-request', { publicMessage: `A piece has 1 to ${pieceBytes} bytes.` });
  const piece = {
    ...{ row_count: 0, bytes: Buffer.from(bytes) },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await tx('transfer_parts')
    .insert({ ...piece, tenant_id: tenantId, transfer_id: id, number })
    .onConflict(['tenant_id', 'transfer_id', 'kind', 'number'])
    .merge(piece);
}

/** All pieces are there: from here on the archive is loaded in the background. */
export async function beginLoading(tx: TenantDb, id: string): Promise<Transfer> {
  await requireReceiving(tx, id);
  await tx('transfers')
    .where({ id })
    .update({
      state: 'loading',
      byte_count: tx('transfer_parts')
        .where({ transfer_id: id })
        .select(tx.raw('coalesce(sum(length(bytes)), 0)')),
    });
  return readTransfer(tx, { id, direction: 'import' });
}

async function requireReceiving(tx: TenantDb, id: string): Promise<void> {
  await tx('transfers').where({ id }).forUpdate().first('id');
  const { state } = await readTransfer(tx, { id, direction: 'import' });
  if (state !== 'receiving')
    throw new AppError('conflict', { publicMessage: 'This import takes no more pieces.' });
}
