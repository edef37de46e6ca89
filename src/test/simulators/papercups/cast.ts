import { validate as isUuid } from 'uuid';
import { naiveTime } from './times.js';
import { crash, invalid } from './refusal.js';

/** How a column takes what a caller sends; the rules are Ecto's. `short` holds 255 characters, `text` any number. */
export type Column = 'short' | 'text' | 'integer' | 'boolean' | 'map' | 'uuid' | 'time' | 'date' | 'ids';
export type Columns = Record<string, Column>;
export type Params = Record<string, unknown>;

const shortLength = 255;
const timePattern = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** Marks a value that does not fit its column; null is a value. */
const misfit = Symbol('misfit');

export function isMap(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export { isUuid };

/**
 * Takes the known columns out of a caller's object, converted; others are ignored. `""` counts as the column's default
 * or else as null, while a null of the caller's stays null. 422 with one complaint per misfitting field.
 */
export function cast(params: Params, columns: Columns, defaults: Params = {}): Params {
  const taken: Params = {};
  const errors: Record<string, string[]> = {};
  for (const [name, column] of Object.entries(columns)) {
    if (!(name in params)) continue;
    const given = params[name] === '' ? (defaults[name] ?? null) : params[name];
    const value = castValue(given, column);
    if (value === misfit) errors[name] = ['is invalid'];
    else taken[name] = value;
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return taken;
}

function castValue(value: unknown, column: Column): unknown {
  if (value === null) return null;
  switch (column) {
    case 'short':
    case 'text':
      return typeof value === 'string' ? value : misfit;
    case 'integer':
      return castInteger(value);
    case 'boolean':
      if (value === true || value === 'true' || value === '1') return true;
      return value === false || value === 'false' || value === '0' ? false : misfit;
    case 'map':
      return isMap(value) ? value : misfit;
    case 'uuid':
      return typeof value === 'string' && isUuid(value) ? value : misfit;
    case 'time':
      return castTime(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : misfit;
    case 'ids':
      return Array.isArray(value) && value.every((id) => typeof id === 'string') ? value : misfit;
  }
}

function castInteger(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : misfit;
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : misfit;
}

/** ISO 8601; without a zone it is UTC; fractions of a second are dropped. */
function castTime(value: unknown): unknown {
  if (typeof value !== 'string' || !timePattern.test(value)) return misfit;
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(value);
  const date = new Date(hasZone ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? misfit : `${naiveTime(date)}Z`;
}

/** 422 for required columns that end up null. */
export function requireColumns(record: Params, names: readonly string[]): void {
  const missing = names.filter((name) => (record[name] ?? null) === null);
  if (missing.length > 0)
    throw invalid(Object.fromEntries(missing.map((name) => [name, ["can't be blank"]])));
}

/** What PostgreSQL refuses and Papercups does not catch: NUL in any text, more than 255 characters in a short column. */
export function storable(record: Params, columns: Columns): void {
  if (holdsNul(record)) throw crash();
  for (const [name, column] of Object.entries(columns)) {
    const value = record[name];
    if (column === 'short' && typeof value === 'string' && Array.from(value).length > shortLength)
      throw crash();
  }
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(holdsNul);
  return isMap(value) && Object.entries(value).some(([key, one]) => holdsNul(key) || holdsNul(one));
}
