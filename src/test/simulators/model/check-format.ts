import type { ResponseFormat } from './chat-request.js';
import { isRecord } from './json-schema.js';
import { badRequest } from './refusal.js';

/**
 * Refuses the formats that the real API refuses: JSON mode without the word JSON in the messages, and strict schemas
 * with optional or additional properties. Otherwise a mistake here would first show in production.
 */
export function checkFormat(format: ResponseFormat, prompt: string): void {
  if (format.type === 'json_object' && !/json/i.test(prompt))
    throw badRequest('The messages must mention JSON to use the format json_object.', 'messages');
  if (format.type !== 'json_schema' || format.json_schema.strict !== true) return;
  const { schema } = format.json_schema;
  if (schema?.['type'] !== 'object')
    throw badRequest('A strict schema must be an object.', 'response_format');
  checkStrict(schema, 'schema');
}

/** Every object at any depth lists all its properties as required and allows no others. */
function checkStrict(schema: unknown, path: string): void {
  if (Array.isArray(schema)) {
    for (const [index, item] of schema.entries()) checkStrict(item, `${path}.${index}`);
    return;
  }
  if (!isRecord(schema)) return;
  const { properties, required, additionalProperties } = schema;
  if (isRecord(properties)) {
    if (additionalProperties !== false)
      throw badRequest(`${path}: additionalProperties must be false.`, 'response_format');
    const listed = Array.isArray(required) ? required : [];
    const missing = Object.keys(properties).filter((key) => !listed.includes(key));
    if (missing.length > 0)
      throw badRequest(`${path}: required must list ${missing.join(', ')}.`, 'response_format');
  }
  for (const [key, value] of Object.entries(schema)) checkStrict(value, `${path}.${key}`);
}
