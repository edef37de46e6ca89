import { z } from 'zod';

/** What a form draws for one member of a JSON Schema. */
export interface SchemaField {
  name: string;
  label: string;
  help: string | undefined;
  placeholder: string | undefined;
  isRequired: boolean;
  /** Never shown again once it is stored. */
  isSecret: boolean;
  input: FieldInput;
  default: FieldValue | undefined;
}

export type FieldInput =
  | { kind: 'text'; isUrl: boolean; maxLength: number | undefined }
  | { kind: 'number'; min: number | undefined; max: number | undefined; isWhole: boolean }
  | { kind: 'switch' }
  | { kind: 'choice'; options: readonly string[] }
  /** Several texts, such as addresses. */
  | { kind: 'lines' }
  /** A shape that has no input of its own: typed as JSON. */
  | { kind: 'json' };

export type FieldValue = string | boolean | string[];

const Property = z.looseObject({
  type: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  examples: z.array(z.unknown()).optional().catch(undefined),
  format: z.string().optional().catch(undefined),
  writeOnly: z.boolean().optional().catch(undefined),
  enum: z.array(z.string()).optional().catch(undefined),
  default: z.unknown().optional(),
  maxLength: z.number().optional().catch(undefined),
  minimum: z.number().optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
  items: z
    .looseObject({ type: z.string().optional(), enum: z.array(z.string()).optional() })
    .optional()
    .catch(undefined),
  anyOf: z
    .array(z.looseObject({ type: z.string().optional() }))
    .optional()
    .catch(undefined),
});
type Property = z.infer<typeof Property>;

const ObjectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** The fields of a form, in the order of the schema. Whatever the schema says, each of its members gets an input. */
export function readFields(schema: unknown): SchemaField[] {
  const { properties = {}, required = [] } = ObjectSchema.parse(schema);
  return Object.entries(properties).map(([name, member]) => {
    const property = withoutNull(Property.catch({}).parse(member));
    const [example] = property.examples ?? [];
    return {
      name,
      label: property.title ?? labelFrom(name),
      help: property.description,
      placeholder: example === undefined ? undefined : textOf(example),
      // A switch is off or on: it is never missing.
      isRequired: required.includes(name) && property.default === undefined && property.type !== 'boolean',
      isSecret: property.writeOnly === true || property.format === 'password',
      input: inputOf(property),
      default: defaultOf(property),
    };
  });
}

const textOf = (example: unknown): string =>
  typeof example === 'string' ? example : JSON.stringify(example);

/** A member that may be null is drawn as what it is otherwise. */
function withoutNull(property: Property): Property {
  const others = property.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const [only] = others;
  return others.length === 1 && only ? Property.catch({}).parse({ ...only, ...known(property) }) : property;
}

const known = ({ title, description, examples, default: start }: Property) =>
  Object.fromEntries(
    Object.entries({ title, description, examples, default: start }).filter(
      ([, value]) => value !== undefined,
    ),
  );

function inputOf(property: Property): FieldInput {
  if (property.enum) return { kind: 'choice', options: property.enum };
  switch (property.type) {
    case 'string':
      return { kind: 'text', isUrl: property.format === 'uri', maxLength: property.maxLength };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        min: property.minimum,
        max: property.maximum,
        isWhole: property.type === 'integer',
      };
    case 'boolean':
      return { kind: 'switch' };
    case 'array':
      return property.items?.type === 'string' ? { kind: 'lines' } : { kind: 'json' };
    default:
      return { kind: 'json' };
  }
}

function defaultOf(property: Property): FieldValue | undefined {
  const start = z.union([z.string(), z.boolean(), z.array(z.string())]).safeParse(property.default);
  if (start.success) return start.data;
  return typeof property.default === 'number' ? String(property.default) : undefined;
}

/** `website_id` and `websiteId` read as "Website id". */
function labelFrom(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
