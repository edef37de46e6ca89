import { z } from 'zod';
import { newPerson } from './change-meta.js';
import { added, listed, Refusal, removed, resolved, updated } from './refusal.js';
import { bodyOf, onWebsite, pageOf, param, type Route, type WebsiteCall } from './route.js';
import type { PersonRow } from './rows.js';
import type { World } from './world.js';

const fields = {
  email: z.email().optional(),
  person: z.record(z.string(), z.unknown()).optional(),
  company: z.record(z.string(), z.unknown()).optional(),
  segments: z.array(z.string()).optional(),
  notepad: z.string().optional(),
  active: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
};
const NewProfile = z.strictObject({ ...fields, email: z.email() });
const ChangedProfile = z.strictObject(fields);
const Data = z.strictObject({ data: z.record(z.string(), z.unknown()) });
const Event = z.strictObject({
  text: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
  color: z.string().optional(),
});

function personOf(call: WebsiteCall): PersonRow {
  const person = call.website.people.get(param(call, 'people_id'));
  if (!person) throw new Refusal(404, 'people_not_found');
  return person;
}

function viewPerson({ people_id, email, person, company, data: _data, ...rest }: PersonRow) {
  return { people_id, email, person, ...(company && { company }), ...rest };
}

/** Changes a profile: `PATCH` merges the person's fields, `PUT` replaces them. */
function changeProfile(call: WebsiteCall, world: World, isPatch: boolean) {
  const { email, person, company, segments, notepad } = bodyOf(ChangedProfile, call);
  const profile = personOf(call);
  if (email !== undefined) profile.email = email;
  if (person) profile.person = isPatch ? { ...profile.person, ...person } : person;
  if (company) profile.company = company;
  if (segments) profile.segments = segments;
  if (notepad !== undefined) profile.notepad = notepad;
  profile.updated_at = world.now();
  const { website_id } = call.website;
  const update = { updated_at: profile.updated_at, person: person ?? {} };
  const about = { website_id, people_id: profile.people_id, email: profile.email };
  world.emit(website_id, 'people:profile:updated', { ...about, update });
  return updated();
}

function createProfile(call: WebsiteCall, world: World) {
  const { email, person, company, segments } = bodyOf(NewProfile, call);
  const { people, website_id } = call.website;
  // Reason and status for a second profile of one address are not known.
  if ([...people.values()].some((one) => one.email === email)) throw new Refusal(409, 'people_exists');
  const fresh = newPerson(email, world.now());
  const profile: PersonRow = {
    ...fresh,
    person: { ...fresh.person, ...person },
    segments: segments ?? [],
    ...(company && { company }),
  };
  people.set(profile.people_id, profile);
  const { people_id } = profile;
  world.emit(website_id, 'people:profile:created', { website_id, people_id, email });
  return added({ people_id });
}

function findProfiles(call: WebsiteCall): PersonRow[] {
  const wanted = call.query.get('search_text')?.toLowerCase() ?? '';
  const matches = ({ email, person }: PersonRow) =>
    [email, ...Object.values(person)].some(
      (value) => typeof value === 'string' && value.toLowerCase().includes(wanted),
    );
  const page = pageOf(call);
  return [...call.website.people.values()].filter(matches).slice((page - 1) * 20, page * 20);
}

function removeProfile(call: WebsiteCall, world: World) {
  const { people_id } = personOf(call);
  const { website_id, people } = call.website;
  people.delete(people_id);
  world.emit(website_id, 'people:profile:removed', { website_id, people_id });
  return removed();
}

function sessionsOf(call: WebsiteCall): string[] {
  const { people_id } = personOf(call);
  const page = pageOf(call);
  const own = [...call.website.conversations.values()].filter((one) => one.people_id === people_id);
  return own.map(({ session_id }) => session_id).slice((page - 1) * 20, page * 20);
}

/** Routes on contact cards. crisp: WebsitePeople of the Node and Go clients. */
export const peopleRoutes: Route[] = [
  onWebsite({
    name: 'people.search',
    method: 'GET',
    path: '/people/profiles/:page',
    handle: (call) => listed(findProfiles(call).map(viewPerson)),
  }),
  onWebsite({ name: 'people.create', method: 'POST', path: '/people/profile', handle: createProfile }),
  onWebsite({
    name: 'people.get',
    method: 'GET',
    path: '/people/profile/:people_id',
    handle: (call) => resolved(viewPerson(personOf(call))),
  }),
  onWebsite({
    name: 'people.put',
    method: 'PUT',
    path: '/people/profile/:people_id',
    handle: (call, world) => changeProfile(call, world, false),
  }),
  onWebsite({
    name: 'people.patch',
    method: 'PATCH',
    path: '/people/profile/:people_id',
    handle: (call, world) => changeProfile(call, world, true),
  }),
  onWebsite({
    name: 'people.remove',
    method: 'DELETE',
    path: '/people/profile/:people_id',
    handle: removeProfile,
  }),
  onWebsite({
    name: 'people.data',
    method: 'PATCH',
    path: '/people/data/:people_id',
    handle: (call) => {
      const person = personOf(call);
      person.data = { ...person.data, ...bodyOf(Data, call).data };
      return updated();
    },
  }),
  onWebsite({
    name: 'people.events',
    method: 'POST',
    path: '/people/events/:people_id',
    handle: (call) => {
      personOf(call);
      bodyOf(Event, call);
      return added({});
    },
  }),
  onWebsite({
    name: 'people.conversations',
    method: 'GET',
    path: '/people/conversations/:people_id/list/:page',
    handle: (call) => listed(sessionsOf(call)),
  }),
];
