import { createHash } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The id that a record gets in an import: its time is kept, so that later records still sort after earlier ones, and the
 * rest follows from the import and the old id. So every reference finds its record without a list of them, and the same
 * archive can be imported twice.
 */
export function mapId(transferId: string, id: string): string {
  if (!uuid.test(id)) return id;
  const rest = createHash('sha256').update(`${transferId} ${id}`).digest('hex');
  const variant = ((Number.parseInt(rest[0] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${id.slice(0, 13)}-7${rest.slice(1, 4)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
}

/** The same wherever an id stands alone within a value. */
export function mapWithin(transferId: string, value: unknown): unknown {
  if (typeof value === 'string') return mapId(transferId, value);
  if (Array.isArray(value)) return value.map((part) => mapWithin(transferId, part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapWithin(transferId, part)]));
}
