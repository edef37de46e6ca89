import { z } from 'zod';
import type { Reply } from '../faults.js';
import { announceContact } from './announce.js';
import { changeContact, linkContact, putContact } from './contacts.js';
import { conversationView } from './conversation-views.js';
import type { Limits } from './limits.js';
import { contactView } from './person-views.js';
import { unprocessable } from './refusal.js';
import {
  type AccountCall,
  answer,
  attributes,
  bodyOf,
  flag,
  idNumber,
  idParam,
  inAccount,
  pageOf,
  type Route,
} from './route.js';
import type { ContactRow, InboxRow, NoteRow } from './rows.js';
import { seconds } from './times.js';
import { oneOf, type World } from './world.js';

const perPage = 15;

const ContactBody = z.object({
  inbox_id: idNumber.optional(),
  source_id: z.string().optional(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone_number: z.string().nullish(),
  identifier: z.string().nullish(),
  blocked: flag.optional(),
  custom_attributes: attributes.optional(),
  additional_attributes: attributes.optional(),
});

const contactOf = (call: AccountCall) => oneOf(call.account.contacts, idParam(call, 'contact_id'));

/** The raw record of an inbox, of which the recordings show these columns. */
const rawInbox = ({ id, channel_id, account_id, name, channel_type }: InboxRow) => ({
  ...{ id, channel_id, account_id, name, channel_type },
});

function createContact(call: AccountCall, world: World): Reply {
  const { account } = call;
  const { inbox_id, source_id, ...seed } = bodyOf(ContactBody, call);
  const inbox = inbox_id === undefined ? undefined : oneOf(account.inboxes, inbox_id);
  const contact = putContact(account, { additional_attributes: {}, ...seed }, world);
  const link = inbox && linkContact(contact, { inbox, sourceId: source_id }, world);
  announceContact(contact, { event: 'contact_created' }, world);
  const contact_inbox = { inbox: link ? rawInbox(link.inbox) : null, source_id: link?.source_id ?? null };
  return answer({ payload: { contact: contactView(contact), contact_inbox } });
}

function updateContact(call: AccountCall, world: World): Reply {
  const contact = contactOf(call);
  changeContact(contact, bodyOf(ContactBody, call), { account: call.account, world });
  return answer({ payload: contactView(contact) });
}

/** The page that was asked for, as it was written: text when it was asked for, the number 1 when not. */
const pageAsked = ({ query }: AccountCall) => query.get('page') ?? 1;

function paged(found: readonly ContactRow[], call: AccountCall) {
  const start = (pageOf(call) - 1) * perPage;
  return { payload: found.slice(start, start + perPage).map(contactView), end: start + perPage };
}

function searchContacts(call: AccountCall): Reply {
  const wanted = call.query.get('q')?.trim().toLowerCase();
  if (!wanted) throw unprocessable('Specify search string with parameter q');
  const found = call.account.contacts.filter(({ name, email, phone_number, identifier }) =>
    [name, email, phone_number, identifier].some((text) => text?.toLowerCase().includes(wanted)),
  );
  const { payload, end } = paged(found, call);
  const meta = { count: found.length, current_page: pageAsked(call), has_more: found.length > end };
  return answer({ meta, payload });
}

const NoteBody = z.object({ note: z.object({ content: z.string() }) });
/** The ids of account and contact come out empty. */
const noteView = ({ id, content, created_at }: NoteRow) => ({
  ...{ id, content, account_id: null, contact_id: null },
  ...{ created_at: seconds(created_at), updated_at: seconds(created_at) },
});

const noteRoutes = [
  inAccount({
    ...{ name: 'notes.list', method: 'GET', path: '/contacts/:contact_id/notes' },
    handle: (call) => answer(contactOf(call).notes.map(noteView)),
  }),
  inAccount({
    ...{ name: 'notes.create', method: 'POST', path: '/contacts/:contact_id/notes' },
    handle: (call, world) => {
      const contact = contactOf(call);
      const { content } = bodyOf(NoteBody, call).note;
      const note = { id: world.id('note'), content, created_at: world.now() };
      contact.notes.push(note);
      return answer(noteView(note));
    },
  }),
];

/** Contacts, for users only. Searching has a limit of its own. */
export const contactRoutes = (limits: Limits): Route[] => [
  inAccount({
    ...{ name: 'contacts.search', method: 'GET', path: '/contacts/search' },
    handle: (call) => {
      limits.spendSearch(call.account.id);
      return searchContacts(call);
    },
  }),
  inAccount({
    ...{ name: 'contacts.list', method: 'GET', path: '/contacts' },
    handle: (call) => {
      const { contacts } = call.account;
      const { payload } = paged(contacts, call);
      return answer({ meta: { count: contacts.length, current_page: pageAsked(call) }, payload });
    },
  }),
  inAccount({ name: 'contacts.create', method: 'POST', path: '/contacts', handle: createContact }),
  inAccount({
    ...{ name: 'contacts.show', method: 'GET', path: '/contacts/:contact_id' },
    handle: (call) => answer({ payload: contactView(contactOf(call)) }),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    inAccount({ name: 'contacts.update', method, path: '/contacts/:contact_id', handle: updateContact }),
  ),
  inAccount({
    ...{ name: 'contacts.conversations', method: 'GET', path: '/contacts/:contact_id/conversations' },
    handle: (call) => {
      const contact = contactOf(call);
      const theirs = [...call.account.conversations.values()].filter((one) => one.contact === contact);
      return answer({ payload: theirs.map(conversationView) });
    },
  }),
  ...noteRoutes,
];
