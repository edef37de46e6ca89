import { z } from 'zod';
import { type Account, erasedAs, type Party, partyFingerprints } from '../connections/party.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import type { Sealer } from '../platform/secrets.js';
import { type Placed, placed } from './queries.js';

/** Somebody, or a conversation, at a connection. */
export interface PartyAt extends Party {
  connectionId: string;
}

type Fingerprinting = Pick<Sealer, 'fingerprints'>;

export const partiesAs = (kind: Party['kind'], rows: readonly Placed[]): PartyAt[] =>
  rows.map(({ connection_id, external_id }) => ({
    kind,
    connectionId: connection_id,
    externalId: external_id,
  }));

const Accounts = z.array(
  z.object({
    tenant_id: z.uuid(),
    id: z.uuid(),
    connector: z.string(),
    account_host: z.string().nullable(),
    account_id: z.string().nullable(),
  }),
);

/** The platform accounts of a tenant's connections, removed ones too, by the connection's id. */
export async function readAccounts(tx: TenantDb): Promise<ReadonlyMap<string, Account>> {
  const rows: unknown = await tx('connections').select(
    ...['tenant_id', 'id', 'connector', 'account_host', 'account_id'],
  );
  return new Map(Accounts.parse(rows).map((account) => [account.id, account]));
}

/** What parties are noted as when they are erased. */
export async function erasedParties(
  tx: TenantDb,
  parties: readonly PartyAt[],
  sealer: Fingerprinting,
): Promise<{ kind: Party['kind']; fingerprint: string }[]> {
  const accounts = await readAccounts(tx);
  return parties.flatMap((party) => {
    const account = accounts.get(party.connectionId);
    const prints = account ? erasedAs(account, party, sealer) : [];
    return prints.map((fingerprint) => ({ kind: party.kind, fingerprint }));
  });
}

/** Past conversations of these: the same conversation, or one that is noted as the visitor's. */
export async function archivedOf(
  tx: TenantDb,
  parties: readonly PartyAt[],
  sealer: Fingerprinting,
): Promise<Placed[]> {
  const accounts = await readAccounts(tx);
  const prints = parties
    .filter(({ kind }) => kind === 'visitor')
    .flatMap((party) => {
      const account = accounts.get(party.connectionId);
      return account ? partyFingerprints(account, party, sealer) : [];
    });
  const [links, names] = [
    parties.map(({ connectionId }) => connectionId),
    parties.map(({ externalId }) => externalId),
  ];
  return placed(
    tx,
    `select id, connection_id, external_id from archived_conversations where visitor_fingerprint = any(?)
       or (connection_id, external_id) in (select * from unnest(?::uuid[], ?::text[]))`,
    [prints, links, names],
  );
}
