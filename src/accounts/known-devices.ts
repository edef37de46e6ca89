import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { newId, newToken, sha256 } from '../platform/ids.js';

/** A session ends long before: whoever comes back every few months is still known. */
const lifetimeDays = 180;
/** More than anybody has. A program that signs in like a browser, without keeping cookies, makes a new one each time. */
const maxEach = 20;

export interface KnownDevice {
  /** What the browser shows from now on. */
  token: string;
  expiresAt: Date;
}

const Device = z.object({ id: z.uuid(), person_id: z.uuid() });

/** The device that shows this token, whoever's it is. */
export async function findDevice(tx: SystemDb, token: string): Promise<z.infer<typeof Device> | undefined> {
  const row: unknown = await tx('known_devices')
    .where({ token_hash: sha256(token) })
    .whereRaw('expires_at > app_now()')
    .first('id', 'person_id');
  return Device.optional().parse(row);
}

/**
 * From now on this browser is known to be one of the person's. What it showed works no more, and opens nothing by itself:
 * it only says whose tries are counted together. Only its hash is kept (F-116).
 */
export async function keepDevice(
  tx: SystemDb,
  personId: string,
  shown: string | undefined,
): Promise<KnownDevice> {
  const token = newToken(32);
  const known = shown === undefined ? undefined : await findDevice(tx, shown);
  const id = known?.person_id === personId ? known.id : newId();
  const rows: unknown = await tx('known_devices')
    .insert({
      ...{ id, person_id: personId, token_hash: sha256(token) },
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [lifetimeDays]),
      last_used_at: tx.raw('app_now()'),
    })
    .onConflict('id')
    .merge(['token_hash', 'expires_at', 'last_used_at'])
    .returning('expires_at');
  await tx.raw(
    `delete from known_devices where person_id = ? and id not in
      (select id from known_devices where person_id = ? order by last_used_at desc, id desc limit ?)`,
    [personId, personId, maxEach],
  );
  return { token, expiresAt: z.tuple([z.object({ expires_at: z.date() })]).parse(rows)[0].expires_at };
}

/** All of the person's devices are strangers again, except the one that shows this token. */
export const forgetOtherDevices = async (
  tx: SystemDb,
  personId: string,
  shown: string | undefined,
): Promise<void> => {
  await tx('known_devices')
    .where({ person_id: personId })
    .whereNot({ token_hash: sha256(shown ?? '') })
    .del();
};
