import { z } from 'zod';
import { readBackup } from '../backup/read-backup.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import {
  addFingerprintKeys,
  type FingerprintKeyDeps,
  openFingerprintKey,
} from '../platform/fingerprint-keys.js';
import { createSealer, deriveFingerprintKeys } from '../platform/secrets.js';

const Note = z.object({
  tenant_id: z.uuid(),
  fingerprint: z.string(),
  erasure_id: z.uuid(),
  kind: z.string(),
  erased_until: z.iso.datetime({ offset: true }),
});
type Note = z.infer<typeof Note>;

/** What a list of erasures holds: the notes, and the keys that they are made with. */
export const erasureTables: readonly string[] = ['erasures', 'fingerprint_keys'];

export type LoadErasuresDeps = Omit<FingerprintKeyDeps, 'log'>;

/**
 * Takes over who was erased from another file: a list of erasures, or any later backup. Tenants that are not here are left
 * out. Returns how many notes were new. Throws `bad-request` when they were made with a key that is not known here.
 */
export async function loadErasures(file: string, deps: LoadErasuresDeps): Promise<number> {
  const { notes, keys } = await read(file);
  const opened = keys ? openKeys(keys, file, deps) : deriveFingerprintKeys(deps.secretKeys);
  const tenants = await asSystem(deps.db, async (tx) => {
    await addFingerprintKeys(tx, opened, deps);
    return z.array(z.uuid()).parse(await tx('tenants').pluck('id'));
  });
  let added = 0;
  for (const tenantId of tenants) {
    const theirs = notes.filter((note) => note.tenant_id === tenantId);
    if (theirs.length > 0) added += await store(tenantId, theirs, deps.db);
  }
  return added;
}

interface Read {
  notes: Note[];
  /** Absent in a file from before they were stored: then its notes were made with what SECRET_KEY gives. */
  keys: string[] | undefined;
}

const Key = z.object({ key_sealed: z.string() });

async function read(file: string): Promise<Read> {
  const found: Read = { notes: [], keys: undefined };
  let table = '';
  for await (const part of readBackup(file)) {
    if (part.kind === 'table') {
      ({ table } = part.table);
      if (table === 'fingerprint_keys') found.keys = [];
    }
    if (part.kind !== 'row') continue;
    if (table === 'erasures') found.notes.push(Note.parse(JSON.parse(part.line)));
    if (table === 'fingerprint_keys') found.keys?.push(Key.parse(JSON.parse(part.line)).key_sealed);
  }
  return found;
}

function openKeys(keys: readonly string[], file: string, { secretKeys }: LoadErasuresDeps): Buffer[] {
  const sealer = createSealer(secretKeys);
  try {
    return keys.map((sealed) => openFingerprintKey(sealed, sealer));
  } catch (cause) {
    throw new AppError('bad-request', {
      publicMessage: `The erasures in ${file} were noted under another SECRET_KEY. Set SECRET_KEY_PREVIOUS to that of the installation it was taken from.`,
      cause,
    });
  }
}

const store = (tenantId: string, notes: readonly Note[], db: Pick<Database, 'knex'>): Promise<number> =>
  inTenant(db, tenantId, async (tx) => {
    const answer: unknown = await tx.raw(
      `insert into erasures as known (tenant_id, fingerprint, erasure_id, kind, erased_until)
       select tenant_id, fingerprint, erasure_id, kind, erased_until
         from jsonb_to_recordset(?::jsonb)
           as given (tenant_id uuid, fingerprint text, erasure_id uuid, kind text, erased_until timestamptz)
       on conflict (tenant_id, fingerprint) do update set erased_until = excluded.erased_until,
         erasure_id = excluded.erasure_id where known.erased_until < excluded.erased_until
       returning fingerprint`,
      [JSON.stringify(notes)],
    );
    return z.object({ rows: z.array(z.unknown()) }).parse(answer).rows.length;
  });
