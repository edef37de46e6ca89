import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Updates built from the documentation, for tests. */

const folder = join(import.meta.dirname, 'fixtures');

const Update = z.record(z.string(), z.unknown());

/** An update as it stands in its file, key order included. */
export const readFixture = (name: string): Record<string, unknown> =>
  Update.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

/** The names of all fixtures, without their ending. */
export const fixtureNames = (): string[] => readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

const Message = z.record(z.string(), z.unknown());
const envelope = ['business_connection_id', 'message_id', 'from', 'chat', 'date'];

/** What the message of a fixture carries besides its envelope. */
export function contentOfFixture(name: string): Record<string, unknown> {
  const { message, business_message } = readFixture(name);
  const entries = Object.entries(Message.parse(message ?? business_message));
  return Object.fromEntries(entries.filter(([key]) => !envelope.includes(key)));
}
