import { z } from 'zod';
import type { Endpoint } from '../../platform/http/endpoint.js';
import { newToken } from '../../platform/ids.js';
import { bodies } from './route-notes.js';
import { makers, type MakeSubject, type Place, references, unsent } from './subjects.js';

export type AnyEndpoint = Endpoint<never>;

export const nameOf = ({ method, path }: AnyEndpoint): string => `${method} ${path}`;

/** One id that a request carries: where it stands, and what kind of thing it names. */
export interface Slot {
  place: 'path' | 'query' | 'body';
  name: string;
  kind: string;
  isList: boolean;
}

const Form = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) });
const JsonSchema = Form.extend({
  $ref: z.string().optional(),
  $defs: z.record(z.string(), Form).default({}),
});
const isId = (text: string): boolean => text.includes('"format":"uuid"') || text.includes('/Id"');

/** The members of a form by name, as JSON Schema tells them. */
export function membersOf(schema: z.ZodType | undefined): Record<string, unknown> {
  if (schema === undefined) return {};
  const told = JsonSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return (told.$defs[told.$ref?.split('/').at(-1) ?? ''] ?? told).properties;
}

/** Those that hold ids of ours. */
const idMembers = (schema: z.ZodType | undefined, place: 'query' | 'body'): Slot[] =>
  Object.entries(membersOf(schema))
    .map(([name, property]) => ({ name, text: JSON.stringify(property) }))
    .filter(({ name, text }) => isId(text) && references[name] !== unsent)
    .map(({ name, text }) => ({
      place,
      name,
      kind: references[name] ?? '',
      isList: text.includes('"items"'),
    }));

const known = new Map<AnyEndpoint, Slot[]>();

/** Every id that a route takes. A `kind` of '' is one that nobody has told the matrix about. */
export function slotsOf(endpoint: AnyEndpoint): Slot[] {
  const slots = known.get(endpoint) ?? readSlots(endpoint);
  known.set(endpoint, slots);
  return slots;
}

function readSlots(endpoint: AnyEndpoint): Slot[] {
  const parts = endpoint.path.split('/');
  const inPath = parts.flatMap((part, index): Slot[] => {
    if (!part.startsWith(':')) return [];
    const kind = parts[index - 1] ?? '';
    return [{ place: 'path', name: part.slice(1), kind: kind in makers ? kind : '', isList: false }];
  });
  const { query, body } = endpoint.schemas;
  return [...inPath, ...idMembers(query, 'query'), ...idMembers(body, 'body')];
}

/** The ids of one request, by slot. */
export type Ids = ReadonlyMap<Slot, string>;

/** Makes what each slot names, fresh, in the path's order: an intent belongs to the assistant before it. */
export async function makeIds(slots: readonly Slot[], place: Place): Promise<Map<Slot, string>> {
  const ids = new Map<Slot, string>();
  const parents: Record<string, string> = {};
  for (const slot of slots) {
    const make: MakeSubject | undefined = makers[slot.kind];
    if (make === undefined) continue;
    const id = await make(place, parents);
    ids.set(slot, id);
    if (slot.place === 'path') parents[slot.kind] = id;
  }
  return ids;
}

const members = (ids: Ids, place: Slot['place']): [string, string | string[]][] =>
  [...ids]
    .filter(([slot]) => slot.place === place)
    .map(([{ name, isList }, id]) => [name, isList ? [id] : id]);

/** The example of a form where nothing will not do. */
function exampleFor(schema: z.ZodType | undefined): Record<string, unknown> {
  if (schema === undefined || schema.safeParse({}).success) return {};
  return z.record(z.string(), z.unknown()).parse(schema.meta()?.['example']);
}

export interface Composed {
  method: string;
  path: string;
  body: string | undefined;
}

/** A request that the route takes, for these ids. */
export function composeRequest(endpoint: AnyEndpoint, ids: Ids): Composed {
  const { method, schemas } = endpoint;
  const inPath = new Map(members(ids, 'path'));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(inPath.get(name)));
  const query = new URLSearchParams();
  for (const [name, value] of [...Object.entries(exampleFor(schemas.query)), ...members(ids, 'query')])
    query.set(name, String(value));
  const given = bodies[nameOf(endpoint)]?.(
    newToken(6)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, 'x'),
  );
  const body = { ...exampleOfBody(schemas.body), ...z.looseObject({}).optional().parse(given) };
  return {
    method,
    path: query.size === 0 ? path : `${path}?${query.toString()}`,
    body: schemas.body ? JSON.stringify({ ...body, ...Object.fromEntries(members(ids, 'body')) }) : undefined,
  };
}

const exampleOfBody = (schema: z.ZodType | undefined): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).catch({}).parse(schema?.meta()?.['example']);
