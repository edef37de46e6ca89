import { readdirSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

const Told = z.record(z.string(), z.unknown()).catch({});
const word = z.string().min(1).max(100).optional().catch(undefined);

/** Where platforms say what happened, the plainest first. */
const members = [
  'event',
  'event_type',
  'eventType',
  'event_name',
  'topic',
  'type',
  'update',
  'action',
  'kind',
  'object',
];

/** The event’s name as the body tells it, or a header, or, of an update that is named by its member, that member. */
function eventOf(body: unknown, headers: IncomingHttpHeaders): string {
  const told = Told.parse(body);
  for (const member of members) {
    const value = told[member];
    const inside = Told.parse(value);
    const name = word.parse(value) ?? word.parse(inside['type']) ?? word.parse(inside['name']);
    if (name !== undefined) return name;
  }
  const header = Object.keys(headers).find((name) => /(?:^|-)(?:event|topic)(?:-|$)/.test(name));
  const named = header === undefined ? undefined : word.parse(headers[header]);
  const member = Object.keys(told).find((name) => typeof told[name] === 'object' && told[name] !== null);
  return named ?? member ?? 'hook';
}

/** `03-message-created.json`: numbered on from what is in the folder. */
export function nameRecording(folder: string, body: unknown, headers: IncomingHttpHeaders): string {
  const numbers = readdirSync(folder).map((file) => Number(/^(\d+)-/.exec(file)?.[1] ?? 0));
  const slug = eventOf(body, headers)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}-${slug || 'hook'}.json`;
}
