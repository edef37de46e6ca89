/** The little that this simulator needs to know about JSON Schema. */

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The properties of an object schema, in order. */
export function propertiesOf(schema: unknown): [string, unknown][] {
  return isRecord(schema) && isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
}

/** The types that a schema allows, alternatives included. */
export function typesOf(schema: unknown): string[] {
  if (!isRecord(schema)) return [];
  const { type, anyOf, oneOf } = schema;
  const own =
    typeof type === 'string'
      ? [type]
      : Array.isArray(type)
        ? type.filter((one) => typeof one === 'string')
        : [];
  const others = [anyOf, oneOf].flatMap((branches) =>
    Array.isArray(branches) ? branches.flatMap(typesOf) : [],
  );
  return [...own, ...others];
}

/** A value that fits the schema and says nothing. */
export function neutralValue(schema: unknown): unknown {
  if (isRecord(schema) && 'const' in schema) return schema['const'];
  if (isRecord(schema) && Array.isArray(schema['enum'])) return schema['enum'][0];
  const types = typesOf(schema);
  if (types.includes('null')) return null;
  if (types.includes('object'))
    return Object.fromEntries(propertiesOf(schema).map(([key, inner]) => [key, neutralValue(inner)]));
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  if (types.includes('number') || types.includes('integer')) return 0;
  return '';
}
