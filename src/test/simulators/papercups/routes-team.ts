import { randomUUID } from 'node:crypto';
import { accountView, noteView } from './account-views.js';
import { cast, requireColumns, storable } from './cast.js';
import type { Columns } from './cast.js';
import { asText, caller, created, existing, ok, owned, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import { NoteInput, TagInput } from './inputs.js';
import { badRequest, crash } from './refusal.js';
import { naiveTime } from './times.js';
import { tagView, userView } from './views.js';
import type { World } from './world.js';

const showAccount = (call: Call, world: World) =>
  ok(accountView(existing(world.state.accounts.get(caller(call).account_id)), world));

/** Disabled users are left out. */
function listUsers(call: Call, world: World) {
  const team = world.state.users
    .all()
    .filter((user) => user.account_id === caller(call).account_id && user.disabled_at === null);
  return ok(team.map(userView));
}

/** An id of another account gives 200 with null. */
function showUser(call: Call, world: World) {
  const id = Number(call.path['id']);
  if (!Number.isInteger(id)) throw badRequest();
  const user = world.state.users.get(id);
  return ok(user?.account_id === caller(call).account_id ? userView(user) : null);
}

const tagColumns: Columns = { name: 'short', description: 'short', color: 'short' };

const listTags = (call: Call, world: World) =>
  ok(
    world.state.tags
      .all()
      .filter((tag) => tag.account_id === caller(call).account_id)
      .map(tagView),
  );

function createTag(call: Call, world: World) {
  const values = cast(wrapped(call, 'tag'), tagColumns);
  requireColumns(values, ['name']);
  storable(values, tagColumns);
  const time = naiveTime(world.now());
  const row = { id: randomUUID(), account_id: caller(call).account_id, created_at: time, updated_at: time };
  const tag = world.state.tags.put({ ...row, ...TagInput.parse(values) });
  return created('tags', tagView(tag));
}

/** Only with a session token; an unknown tag, and one that is not there to be taken off, crash. */
function tagConversation(call: Call, world: World) {
  const conversation = owned(world.state.conversations.get(pathId(call)), call);
  const tag_ids = [...conversation.tag_ids, knownTag(call.body['tag_id'], world)];
  world.state.conversations.put({ ...conversation, tag_ids });
  return ok({ ok: true });
}

function untagConversation(call: Call, world: World) {
  const conversation = owned(world.state.conversations.get(pathId(call)), call);
  const tag_ids = without(conversation.tag_ids, pathId(call, 'tag_id'));
  world.state.conversations.put({ ...conversation, tag_ids });
  return ok({ ok: true });
}

function tagCustomer(call: Call, world: World) {
  const customer = owned(world.state.customers.get(pathId(call)), call);
  world.state.customers.put({
    ...customer,
    tag_ids: [...customer.tag_ids, knownTag(call.body['tag_id'], world)],
  });
  return ok({ ok: true });
}

function untagCustomer(call: Call, world: World) {
  const customer = owned(world.state.customers.get(pathId(call)), call);
  world.state.customers.put({ ...customer, tag_ids: without(customer.tag_ids, pathId(call, 'tag_id')) });
  return ok({ ok: true });
}

function knownTag(id: unknown, { state }: World): string {
  const tag = state.tags.get(asText(id) ?? '');
  if (tag === undefined) throw crash();
  return tag.id;
}

function without(ids: readonly string[], id: string): string[] {
  if (!ids.includes(id)) throw crash();
  return ids.filter((one) => one !== id);
}

const noteColumns: Columns = { body: 'text', customer_id: 'uuid', content_type: 'short' };

/** A note on a customer, not on a conversation. */
function createNote(call: Call, world: World) {
  const values = cast(wrapped(call, 'note'), noteColumns);
  requireColumns(values, ['body', 'customer_id']);
  storable(values, noteColumns);
  const input = NoteInput.parse(values);
  if (world.state.customers.get(input.customer_id) === undefined) throw crash();
  const { id: author_id, account_id } = caller(call);
  const time = naiveTime(world.now());
  const row = { id: randomUUID(), account_id, author_id, created_at: time, updated_at: time };
  return created('notes', noteView(world.state.notes.put({ ...row, ...input })));
}

function listNotes(call: Call, world: World) {
  const customerId = asText(call.query['customer_id']);
  const notes = world.state.notes
    .all()
    .filter((note) => note.account_id === caller(call).account_id)
    .filter((note) => customerId === undefined || note.customer_id === customerId);
  return ok(notes.map(noteView));
}

export const teamEndpoints: Endpoint[] = [
  { name: 'accounts.me', method: 'GET', path: '/api/accounts/me', auth: 'session', handle: showAccount },
  { name: 'users.list', method: 'GET', path: '/api/v1/users', auth: 'api-key', handle: listUsers },
  { name: 'users.show', method: 'GET', path: '/api/v1/users/:id', auth: 'api-key', handle: showUser },
  { name: 'tags.list', method: 'GET', path: '/api/v1/tags', auth: 'api-key', handle: listTags },
  { name: 'tags.create', method: 'POST', path: '/api/v1/tags', auth: 'api-key', handle: createTag },
  {
    name: 'tags.add-to-conversation',
    method: 'POST',
    path: '/api/conversations/:id/tags',
    auth: 'session',
    handle: tagConversation,
  },
  {
    name: 'tags.take-from-conversation',
    method: 'DELETE',
    path: '/api/conversations/:id/tags/:tag_id',
    auth: 'session',
    handle: untagConversation,
  },
  {
    name: 'tags.add-to-customer',
    method: 'POST',
    path: '/api/customers/:id/tags',
    auth: 'session',
    handle: tagCustomer,
  },
  {
    name: 'tags.take-from-customer',
    method: 'DELETE',
    path: '/api/customers/:id/tags/:tag_id',
    auth: 'session',
    handle: untagCustomer,
  },
  { name: 'notes.list', method: 'GET', path: '/api/v1/notes', auth: 'api-key', handle: listNotes },
  { name: 'notes.create', method: 'POST', path: '/api/v1/notes', auth: 'api-key', handle: createNote },
];
