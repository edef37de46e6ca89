import { z } from 'zod';
import type { FieldValue, SchemaField } from './read-fields.js';

export type FieldValues = Record<string, FieldValue>;

const Shown = z.union([z.string(), z.boolean(), z.array(z.string())]);

/** What the inputs show first: what is stored, else the schema's default, else nothing. Secrets are never stored here. */
export const startValues = (
  fields: readonly SchemaField[],
  stored: Readonly<Record<string, unknown>> = {},
): FieldValues =>
  Object.fromEntries(fields.map((field) => [field.name, startValue(field, stored[field.name])]));

function startValue(field: SchemaField, stored: unknown): FieldValue {
  if (stored === undefined || stored === null) return field.default ?? blank(field);
  if (field.input.kind === 'json') return JSON.stringify(stored, null, 2);
  const shown = Shown.safeParse(stored);
  return shown.success ? shown.data : z.coerce.string().parse(stored);
}

function blank({ input }: SchemaField): FieldValue {
  if (input.kind === 'switch') return false;
  return input.kind === 'lines' ? [] : '';
}

/** What is sent: typed as the schema wants it; what was left blank is left out. */
export const configFrom = (fields: readonly SchemaField[], values: FieldValues): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? blank(field);
      return isBlank(value) ? [] : [[field.name, sentValue(field, value)]];
    }),
  );

function sentValue({ input }: SchemaField, value: FieldValue): unknown {
  if (Array.isArray(value)) return value.map((line) => line.trim()).filter((line) => line !== '');
  if (typeof value === 'boolean') return value;
  if (input.kind === 'number') return Number(value);
  return input.kind === 'json' ? JSON.parse(value) : value;
}

const isBlank = (value: FieldValue): boolean =>
  Array.isArray(value) ? value.every(isBlank) : typeof value === 'string' && value.trim() === '';

export interface FieldMessages {
  missing: string;
  noNumber: string;
  noJson: string;
}

interface CheckOptions {
  /** Secrets that the server has already: they may stay blank. */
  secretsSet: readonly string[];
  messages: FieldMessages;
}

/** What can be told before the server is asked: by field, the problem to show there. */
export const checkFields = (
  fields: readonly SchemaField[],
  values: FieldValues,
  { secretsSet, messages }: CheckOptions,
): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? blank(field);
      const mayBeBlank = !field.isRequired || secretsSet.includes(field.name);
      if (isBlank(value)) return mayBeBlank ? [] : [[field.name, messages.missing]];
      const problem = problemOf(field, value, messages);
      return problem === undefined ? [] : [[field.name, problem]];
    }),
  );

function problemOf({ input }: SchemaField, value: FieldValue, messages: FieldMessages): string | undefined {
  if (input.kind === 'number') return Number.isFinite(Number(value)) ? undefined : messages.noNumber;
  if (input.kind !== 'json' || typeof value !== 'string') return undefined;
  return isJson(value) ? undefined : messages.noJson;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
