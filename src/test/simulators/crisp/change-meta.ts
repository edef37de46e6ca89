import { randomUUID } from 'node:crypto';
import { emitAbout } from './emit-events.js';
import type { ConversationRow, Meta, PersonRow } from './rows.js';
import { websiteOf, type World } from './world.js';

export type MetaChange = {
  [Field in 'nickname' | 'email' | 'phone' | 'address' | 'subject' | 'avatar' | 'segments' | 'data']?:
    Meta[Field] | undefined;
};

const announced = ['email', 'phone', 'nickname', 'data', 'segments', 'address', 'subject', 'avatar'] as const;

/** A contact card with nothing but the address. */
export function newPerson(email: string, now: number): PersonRow {
  return {
    people_id: randomUUID(),
    email,
    person: { nickname: '', avatar: '', phone: '', locales: ['nb'], timezone: -60 },
    segments: [],
    notepad: '',
    active: { now: true, last: now },
    score: 0,
    data: {},
    created_at: now,
    updated_at: now,
  };
}

/** Binds the session to the person of that address; makes the person first where there is none. */
function bindPerson(conversation: ConversationRow, email: string, world: World): void {
  const { website_id, people } = websiteOf(conversation.website_id, world);
  const known = [...people.values()].find((person) => person.email === email);
  const person = known ?? newPerson(email, world.now());
  if (!known) {
    people.set(person.people_id, person);
    world.emit(website_id, 'people:profile:created', { website_id, people_id: person.people_id, email });
  }
  if (conversation.people_id === person.people_id) return;
  conversation.people_id = person.people_id;
  const { people_id } = person;
  emitAbout(conversation, { event: 'people:bind:session', fields: { people_id } }, world);
}

/** Changes the visitor's facts and announces one `session:set_…` per changed field. */
export function changeMeta(conversation: ConversationRow, change: MetaChange, world: World): void {
  const data =
    change.data && world.knobs.metaData === 'merge'
      ? { ...conversation.meta.data, ...change.data }
      : change.data;
  const given = Object.entries({ ...change, data }).filter(([, value]) => value !== undefined);
  conversation.meta = { ...conversation.meta, ...Object.fromEntries(given) };
  conversation.updated_at = world.now();
  for (const field of announced) {
    if (change[field] === undefined) continue;
    const fields = { [field]: conversation.meta[field] };
    emitAbout(conversation, { event: `session:set_${field}`, fields }, world);
  }
  if (change.email) bindPerson(conversation, change.email, world);
}
