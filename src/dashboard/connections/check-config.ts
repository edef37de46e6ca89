import { checkFields, type FieldValues } from '../form/field-values.js';
import type { SchemaField } from '../form/read-fields.js';
import { texts } from '../messages/texts.js';

/** Problems that need no server, by the path of their input, as in `config.token`. */
export function checkConfig(
  fields: readonly SchemaField[],
  values: FieldValues,
  secretsSet: readonly string[],
): Record<string, string> {
  const { missing, number: noNumber } = texts.problems;
  const { noJson } = texts.connections;
  const problems = checkFields(fields, values, { secretsSet, messages: { missing, noNumber, noJson } });
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [`config.${name}`, problem]));
}
