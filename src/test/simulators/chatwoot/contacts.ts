import { randomBytes, randomUUID } from 'node:crypto';
import { announceContact, type Changes } from './announce.js';
import type { AccountRow, Attributes, ContactInboxRow, ContactRow, InboxRow } from './rows.js';
import { invalidRecord } from './refusal.js';
import type { Emitting, World } from './world.js';

/** What may be said about a contact when it begins and changed later; attributes are merged into those it has. */
export interface ContactChange {
  name?: string | null | undefined;
  email?: string | null | undefined;
  phone_number?: string | null | undefined;
  identifier?: string | null | undefined;
  blocked?: boolean | undefined;
  custom_attributes?: Attributes | undefined;
  additional_attributes?: Attributes | undefined;
}

const names = ['cold-forest', 'quiet-river', 'small-cloud', 'late-summer', 'blue-harbor'];

/** A made-up name, as Chatwoot gives to who has not told one. */
const madeUpName = (id: number): string => `${names[id % names.length] ?? ''}-${100 + (id % 900)}`;

const uniqueColumns = [
  ['email', 'Email has already been taken'],
  ['identifier', 'Identifier has already been taken'],
  ['phone_number', 'Phone number has already been taken'],
] as const;

/** 422 for an address or number that is misshapen, or that another contact of the account has. */
function checkContact(change: ContactChange, others: readonly ContactRow[]): void {
  const { email, phone_number } = change;
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalidRecord('Email is invalid', 'email');
  if (phone_number && !/^\+[1-9]\d{1,14}$/.test(phone_number))
    throw invalidRecord('Phone number should be in e164 format', 'phone_number');
  for (const [column, problem] of uniqueColumns)
    if (change[column] && others.some((one) => one[column] === change[column]))
      throw invalidRecord(problem, column);
}

/** Where a browser in Oslo says it is. */
const visitorPlace = { city: 'Oslo', country: 'Norway', country_code: 'NO' };

/** Adds a contact without a word to the hooks. */
export function putContact(
  account: AccountRow,
  seed: ContactChange & { contactId?: number },
  world: Pick<World, 'id' | 'now'>,
): ContactRow {
  checkContact(seed, account.contacts);
  const id = world.id('contact', seed.contactId);
  const contact: ContactRow = {
    ...{ id, account_id: account.id, name: seed.name ?? madeUpName(id) },
    email: seed.email ?? null,
    phone_number: seed.phone_number ?? null,
    identifier: seed.identifier ?? null,
    blocked: seed.blocked ?? false,
    additional_attributes: seed.additional_attributes ?? visitorPlace,
    custom_attributes: seed.custom_attributes ?? {},
    last_activity_at: world.now(),
    created_at: world.now(),
    ...{ contact_inboxes: [], notes: [] },
  };
  account.contacts.push(contact);
  return contact;
}

/** Changes a contact and announces it, unless nothing is different. 422 for what breaks a rule. */
export function changeContact(
  contact: ContactRow,
  change: ContactChange,
  { account, world }: { account: AccountRow; world: Emitting },
): void {
  checkContact(
    change,
    account.contacts.filter((one) => one !== contact),
  );
  const { custom_attributes, additional_attributes } = change;
  const next = {
    email: change.email === undefined ? contact.email : change.email || null,
    name: change.name ?? contact.name,
    phone_number: change.phone_number === undefined ? contact.phone_number : change.phone_number || null,
    identifier: change.identifier === undefined ? contact.identifier : change.identifier || null,
    blocked: change.blocked ?? contact.blocked,
    custom_attributes: { ...contact.custom_attributes, ...custom_attributes },
    additional_attributes: { ...contact.additional_attributes, ...additional_attributes },
  };
  const before: Record<string, unknown> = { ...contact };
  const changed = Object.entries(next).filter(
    ([field, current]) => JSON.stringify(before[field]) !== JSON.stringify(current),
  );
  if (changed.length === 0) return;
  Object.assign(contact, next);
  const changes: Changes = Object.fromEntries(
    changed.map(([field, current]) => [field, { previous: before[field], current }]),
  );
  announceContact(contact, { event: 'contact_updated', changes }, world);
}

export interface LinkSeed {
  inbox: InboxRow;
  sourceId?: string | undefined;
  linkId?: number;
  pubsubToken?: string;
}

/** The contact's link to an inbox: the one it has, or a new one. */
export function linkContact(
  contact: ContactRow,
  seed: LinkSeed,
  world: Pick<World, 'id' | 'now'>,
): ContactInboxRow {
  const known = contact.contact_inboxes.find(
    ({ inbox, source_id }) =>
      inbox === seed.inbox && (seed.sourceId === undefined || seed.sourceId === source_id),
  );
  if (known) return known;
  const link: ContactInboxRow = {
    id: world.id('contact_inbox', seed.linkId),
    contact_id: contact.id,
    inbox: seed.inbox,
    source_id: seed.sourceId ?? randomUUID(),
    hmac_verified: false,
    pubsub_token: seed.pubsubToken ?? randomBytes(12).toString('hex'),
    created_at: world.now(),
  };
  contact.contact_inboxes.push(link);
  return link;
}
