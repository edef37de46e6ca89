import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { readConfig } from '../accounts/tenant-config.js';
import type { WhichVisitor } from '../contract/visitor-data.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Sealer } from '../platform/secrets.js';
import { archivedNaming } from './archived-naming.js';
import { archivedOf, partiesAs, type PartyAt } from './parties.js';
import { idsOf, type Placed, placed, rowsOf } from './queries.js';

/** All that is held of a person: the rows that are theirs, and what they are known again by. */
export interface Held {
  visitors: string[];
  conversations: string[];
  leads: string[];
  hints: string[];
  archived: string[];
  parties: PartyAt[];
  /** Addresses, in lower case, and numbers. */
  contacts: string[];
}

export interface FindDeps {
  sealer: Pick<Sealer, 'fingerprints'>;
}

/** What an address or a number would be known again by. */
export const contactFingerprint = (
  tenantId: string,
  contact: string,
  { fingerprints }: FindDeps['sealer'],
): string => fingerprints([tenantId, 'contact', contact])[0];

/**
 * Finds a person. Whoever left the same address or number is taken for the same person, and so is a lead that one of theirs
 * was merged with; the same name says nothing. Throws `not-found` when nothing is held.
 */
export async function findVisitor(tx: TenantDb, which: WhichVisitor, { sealer }: FindDeps): Promise<Held> {
  const seeds = await seedsOf(tx, which);
  const contacts = await contactsOf(tx, which, seeds);
  const visitors = await placed(tx, visitorsBy, [seeds, contacts, contacts]);
  const held = await heldBy(tx, { visitors, which, contacts, sealer });
  const isNothing = [held.visitors, held.leads, held.hints, held.archived].every((ids) => ids.length === 0);
  if (isNothing) throw new AppError('not-found');
  return held;
}

const visitorsBy = `select id, connection_id, external_id from visitors
  where id = any(?) or lower(email) = any(?) or phone = any(?)`;

/** Whom a conversation, a lead or the platform's id leads to. */
async function seedsOf(tx: TenantDb, { conversation_id, lead_id, contact }: WhichVisitor): Promise<string[]> {
  if (conversation_id !== undefined)
    return idsOf(tx, 'select visitor_id as id from conversations where id = ?', [conversation_id]);
  if (lead_id !== undefined)
    return idsOf(
      tx,
      `select v.id from leads l left join conversations c on c.id = l.conversation_id
         join visitors v on v.id = l.visitor_id or v.id = c.visitor_id where l.id = ?`,
      [lead_id],
    );
  if (!contact) return [];
  const place = [contact.connection_id, contact.external_id];
  return idsOf(
    tx,
    `select id from visitors where connection_id = ? and external_id = ?
     union select visitor_id from conversations where connection_id = ? and external_id = ?`,
    [...place, ...place],
  );
}

const Contacts = z.array(z.object({ email: z.string().nullable(), phone: z.string().nullable() }));

/** How these can be reached, as far as it is known. */
async function contactsOf(tx: TenantDb, which: WhichVisitor, seeds: string[]): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    `select email, phone from visitors where id = any(?)
     union select email, phone from leads where id = ? or visitor_id = any(?)
       or conversation_id in (select id from conversations where visitor_id = any(?))`,
    [seeds, which.lead_id ?? null, seeds, seeds],
  );
  return contactsIn(rows, [which.email, which.phone, await inFull(tx, which.phone)]);
}

/** A number as it is kept, however somebody of the business wrote it. */
async function inFull(tx: TenantDb, phone: string | undefined): Promise<string | undefined> {
  if (phone === undefined) return undefined;
  const { country } = await readConfig(tx);
  return parsePhoneNumberFromString(phone, isSupportedCountry(country) ? country : undefined)?.number;
}

function contactsIn(rows: readonly unknown[], more: readonly (string | undefined)[]): string[] {
  const found = Contacts.parse(rows).flatMap(({ email, phone }) => [email?.toLowerCase(), phone]);
  return [...new Set([...found, ...more].flatMap((each) => (each ? [each] : [])))];
}

/** For what is noted: in an older backup they may stand with others of these. */
const contactsOfAll = `select email, phone from visitors where id = any(?)
  union select email, phone from leads where id = any(?)`;

/** Those merged with one of theirs are theirs, in either direction. */
const leadsBy = `with recursive theirs as (
    select id, merged_into from leads where id = ? or visitor_id = any(?) or conversation_id = any(?)
      or lower(email) = any(?) or phone = any(?)
    union select l.id, l.merged_into from leads l join theirs t on l.merged_into = t.id or t.merged_into = l.id)
  select id from theirs`;

/** Hooks that wait to be confirmed, and the keys of judged ones. */
const hintsBy = `select h.id, h.connection_id, h.conversation_external_id as external_id from hints h
  where (h.connection_id, h.conversation_external_id) in
      (select connection_id, external_id from conversations where visitor_id = any(?))
    or (h.connection_id, h.event->'visitor'->>'external_id') in
      (select connection_id, external_id from visitors where id = any(?))
    or lower(h.event->'visitor'->>'email') = any(?)`;

interface Search {
  visitors: Placed[];
  which: WhichVisitor;
  contacts: string[];
  sealer: FindDeps['sealer'];
}

async function heldBy(tx: TenantDb, { visitors, which, contacts, sealer }: Search): Promise<Held> {
  const ids = visitors.map(({ id }) => id);
  const talks = await placed(
    tx,
    'select id, connection_id, external_id from conversations where visitor_id = any(?)',
    [ids],
  );
  const leads = await idsOf(tx, leadsBy, [
    which.lead_id ?? null,
    ids,
    talks.map(({ id }) => id),
    contacts,
    contacts,
  ]);
  const hints = await placed(tx, hintsBy, [ids, ids, contacts]);
  const known = [
    ...partiesAs('visitor', visitors),
    ...partiesAs('conversation', [...talks, ...hints.filter(({ external_id }) => external_id !== '')]),
  ];
  const archived = [...(await archivedOf(tx, known, sealer)), ...(await archivedNaming(tx, contacts))];
  const reached = await rowsOf(tx, contactsOfAll, [ids, leads]);
  return {
    ...{ visitors: ids, conversations: talks.map(({ id }) => id), leads, hints: hints.map(({ id }) => id) },
    ...{ archived: [...new Set(archived.map(({ id }) => id))], contacts: contactsIn(reached, contacts) },
    parties: [...known, ...partiesAs('conversation', archived)],
  };
}
