import type { Sealer } from '../platform/secrets.js';

/** Somebody, or a conversation or message of theirs, by the platform's own id. */
export interface Party {
  kind: 'visitor' | 'conversation' | 'message';
  externalId: string;
}

/** A message's id is the platform's only within its conversation. */
export const messageParty = (conversationId: string, messageId: string): Party => ({
  kind: 'message',
  externalId: JSON.stringify([conversationId, messageId]),
});

/** The platform account that a connection stands for; without one the connection itself. */
export interface Account {
  tenant_id: string;
  id: string;
  connector: string;
  account_host: string | null;
  account_id: string | null;
}

type Fingerprinting = Pick<Sealer, 'fingerprints'>;

const ofConnection = ({ tenant_id, id }: Account): string[] => [tenant_id, 'connection', id];

const ofAccount = ({ tenant_id, connector, account_host, account_id }: Account): string[] | undefined =>
  account_id === null ? undefined : [tenant_id, 'account', connector, account_host ?? '', account_id];

/** What a party may have been noted as when it was erased. */
export const partyFingerprints = (
  account: Account,
  party: Party,
  sealer: Fingerprinting,
): readonly string[] =>
  sealer.fingerprints([...(ofAccount(account) ?? ofConnection(account)), party.kind, party.externalId]);

/**
 * What is noted of a party that is erased: by its account, so that it is known also when the account is connected anew, and
 * by its connection, for as long as the account is not known.
 */
export const erasedAs = (account: Account, party: Party, sealer: Fingerprinting): string[] =>
  [ofAccount(account), ofConnection(account)]
    .filter((place) => place !== undefined)
    .map((place) => sealer.fingerprints([...place, party.kind, party.externalId])[0]);
