import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { sha256 } from '../platform/ids.js';
import type { Sealer } from '../platform/secrets.js';
import { createOneTimeLink } from './one-time-link.js';

/** Six digits every half minute, as every authenticator app understands it (RFC 6238). */
const algorithm = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const periodMs = algorithm.period * 1000;

/** It belongs to a person and to no tenant: the person's id says where it opens. */
export const placeOf = (personId: string) => ({
  ...{ tenantId: personId, table: 'second_factors', column: 'secret_sealed' },
});

const Factor = z.object({ secret_sealed: z.string(), is_confirmed: z.boolean() });

const findFactor = async (tx: SystemDb, personId: string): Promise<z.infer<typeof Factor> | undefined> =>
  Factor.optional().parse(
    await tx('second_factors')
      .where({ person_id: personId })
      .first('secret_sealed', tx.raw('confirmed_at is not null as is_confirmed')),
  );

export const hasSecondFactor = async (tx: SystemDb, personId: string): Promise<boolean> =>
  (await findFactor(tx, personId))?.is_confirmed === true;

/** What a sign-in goes on with: a token that is good for nothing but a code. */
export async function createChallenge(
  tx: SystemDb,
  personId: string,
): Promise<{ token: string; expires_at: string }> {
  const token = await createOneTimeLink(tx, personId, 'second-factor');
  const row: unknown = await tx('one_time_links')
    .where({ token_hash: sha256(token) })
    .first('expires_at');
  return { token, expires_at: z.object({ expires_at: z.date() }).parse(row).expires_at.toISOString() };
}

/** Stores a new secret that is not asked for yet. Returns it as apps want it. */
export async function storeSecret(
  tx: SystemDb,
  { personId, label, issuer }: { personId: string; label: string; issuer: string },
  { sealer }: { sealer: Pick<Sealer, 'seal'> },
): Promise<{ secret: string; uri: string }> {
  const totp = new TOTP({ ...algorithm, issuer, label, secret: new Secret({ size: 20 }) });
  const secret = totp.secret.base32;
  await tx('second_factors').where({ person_id: personId }).del();
  await tx('second_factors').insert({
    person_id: personId,
    secret_sealed: sealer.seal(secret, placeOf(personId)),
  });
  return { secret, uri: totp.toString() };
}

/** Whether a code is right and was not used before; of several at the same moment one is. It is used up by this. */
export async function takeCode(
  tx: SystemDb,
  { personId, code }: { personId: string; code: string },
  { sealer }: { sealer: Sealer },
): Promise<boolean> {
  const plain = plainOf(code);
  return /^\d{6}$/.test(plain)
    ? takeAppCode(tx, { personId, code: plain }, { sealer })
    : takeRecoveryCode(tx, personId, plain);
}

const plainOf = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');

const Now = z.object({ rows: z.tuple([z.object({ now: z.date() })]) });

/** The same for what the app shows alone: a recovery code is a wrong one. */
export async function takeAppCode(
  tx: SystemDb,
  { personId, code }: { personId: string; code: string },
  { sealer }: { sealer: Sealer },
): Promise<boolean> {
  const factor = await findFactor(tx, personId);
  if (!factor) return false;
  const secret = sealer.open(factor.secret_sealed, placeOf(personId));
  const timestamp = Now.parse(await tx.raw('select app_now() as now')).rows[0].now.getTime();
  const totp = new TOTP({ ...algorithm, secret: Secret.fromBase32(secret) });
  // One half minute before and after: clocks differ, and people type slowly.
  const delta = totp.validate({ token: plainOf(code), timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / periodMs) + delta;
  const isCurrent = sealer.isCurrent(factor.secret_sealed);
  const taken = await tx('second_factors')
    .where({ person_id: personId })
    .where('last_step', '<', step)
    .update({
      last_step: step,
      ...(isCurrent ? {} : { secret_sealed: sealer.seal(secret, placeOf(personId)) }),
    });
  return taken === 1;
}

async function takeRecoveryCode(tx: SystemDb, personId: string, code: string): Promise<boolean> {
  const taken = await tx('recovery_codes')
    .where({ person_id: personId, code_hash: sha256(code) })
    .whereNull('used_at')
    .update({ used_at: tx.raw('app_now()') });
  return taken === 1;
}

const codeCount = 10;

/** New recovery codes in place of all before; only their hashes are kept. Each has 80 bits, in letters hard to mix up. */
export async function storeRecoveryCodes(tx: SystemDb, personId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => new Secret({ size: 10 }).base32.toLowerCase());
  await tx('recovery_codes').where({ person_id: personId }).del();
  await tx('recovery_codes').insert(codes.map((code) => ({ person_id: personId, code_hash: sha256(code) })));
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}
