import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { type ArchiveFile, fileName, formatVersion, type Manifest, manifestName } from './archive-format.js';
import { kinds } from './kinds.js';

export interface FinishedExport {
  tenantId: string;
  id: string;
  db: Pick<Database, 'knex'>;
}

const Parts = z.array(
  z.object({
    ...{ kind: z.string(), number: z.number(), row_count: z.number(), sha256: z.string() },
    bytes: z.number(),
  }),
);
const Made = z.object({ business: z.string(), finished_at: z.date() });

/** What a finished export holds. Throws `not-found` for one that is not there, not done, or over. */
export async function readManifest(tx: TenantDb, id: string): Promise<Manifest> {
  const row: unknown = await tx('transfers')
    .where({ id, direction: 'export', state: 'done' })
    .whereRaw('expires_at > app_now()')
    .first('finished_at', { business: tx('tenants').select('name').limit(1) });
  const made = Made.optional().parse(row);
  if (!made) throw new AppError('not-found');
  const parts = Parts.parse(
    await tx('transfer_parts')
      .where({ transfer_id: id })
      .orderBy('number')
      .select('kind', 'number', 'row_count', 'sha256', { bytes: tx.raw('length(bytes)') }),
  );
  const files = kinds.flatMap(({ name }) => parts.filter(({ kind }) => kind === name).map(fileOf));
  return {
    ...{ patchbay_archive: formatVersion, business: made.business },
    ...{ made_at: made.finished_at.toISOString(), files },
  };
}

const fileOf = ({
  kind,
  number,
  row_count: rows,
  sha256,
  bytes,
}: z.infer<typeof Parts>[number]): ArchiveFile => ({
  ...{ name: fileName(kind, number), kind },
  ...{ rows, bytes, sha256 },
});

/** The archive, as it is read: one piece of it is in memory at a time. */
export function writeArchive(manifest: Manifest, from: FinishedExport): AsyncIterable<Uint8Array> {
  const tar = pack();
  const gzip = createGzip();
  // Whoever stops reading ends both; the reader is told by its own stream.
  pipeline(tar, gzip, () => undefined);
  fill(tar, manifest, from).catch((error: unknown) =>
    tar.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return gzip;
}

async function fill(tar: Pack, manifest: Manifest, from: FinishedExport): Promise<void> {
  const mtime = new Date(manifest.made_at);
  await add(tar, { name: manifestName, mtime }, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  const numbers = new Map<string, number>();
  for (const { name, kind } of manifest.files) {
    const number = numbers.get(kind) ?? 0;
    numbers.set(kind, number + 1);
    await add(tar, { name, mtime }, await readBytes(from, { kind, number }));
  }
  tar.finalize();
}

const add = (tar: Pack, header: { name: string; mtime: Date }, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry(header, bytes, (error) => (error ? reject(error) : resolve()));
  });

const Bytes = z.object({ bytes: z.instanceof(Buffer) });

const readBytes = (
  { tenantId, id, db }: FinishedExport,
  which: { kind: string; number: number },
): Promise<Buffer> =>
  inTenant(db, tenantId, async (tx) => {
    const row: unknown = await tx('transfer_parts')
      .where({ transfer_id: id, ...which })
      .first('bytes');
    return Bytes.parse(row).bytes;
  });
