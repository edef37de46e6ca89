import { z } from 'zod';
import { problemWords, sayProblem } from '../contract/problems.js';
import { type AnyConnector, fieldInfo } from '../kit/index.js';
import { AppError } from '../platform/errors.js';

/** One field of a connector's config, as its schema and the kit's registry describe it. */
interface ConfigField {
  name: string;
  isSecret: boolean;
  isOnce: boolean;
}

const JsonObject = z.record(z.string(), z.unknown());
export type JsonObject = z.infer<typeof JsonObject>;

/** JSON Schema of a connector's config with each field's label, help and secrecy: what a form is drawn from. */
export function configSchema(connector: AnyConnector): JsonObject {
  const drawn: unknown = z.toJSONSchema(connector.config, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const known = infoOf(zodSchema);
      if (!known) return;
      jsonSchema.title = known.label;
      if (known.help !== undefined) jsonSchema.description = known.help;
      Object.assign(jsonSchema, {
        ...(known.placeholder === undefined ? {} : { examples: [known.placeholder] }),
        ...(known.secret === true ? { writeOnly: true, format: 'password' } : {}),
      });
    },
  });
  return JsonObject.parse(drawn);
}

const infoOf = (schema: z.core.$ZodType) => (schema instanceof z.ZodType ? fieldInfo.get(schema) : undefined);

/** The fields of a config, from its schema: wrappers such as optional and transforms keep the inner one's information. */
function fieldsOf(connector: AnyConnector): ConfigField[] {
  const schema = configSchema(connector);
  const properties = JsonObject.catch({}).parse(schema['properties']);
  return Object.entries(properties).map(([name, property]) => {
    const drawn = z.looseObject({ writeOnly: z.boolean().optional() }).catch({}).parse(property);
    return { name, isSecret: drawn.writeOnly === true, isOnce: onceFields(connector).has(name) };
  });
}

function onceFields(connector: AnyConnector): ReadonlySet<string> {
  const shape =
    connector.config instanceof z.ZodObject
      ? z.record(z.string(), z.unknown()).parse(connector.config.shape)
      : {};
  const names = Object.entries(shape).filter(
    ([, field]) => field instanceof z.ZodType && fieldInfo.get(field)?.once === true,
  );
  return new Set(names.map(([name]) => name));
}

export interface SplitConfig {
  /** For the first call only, with what is used once. */
  full: unknown;
  /** What is kept, sealed. */
  kept: JsonObject;
  /** What may be shown again. */
  shown: JsonObject;
}

/** Checks what the tenant typed; every problem names its field, as in `config.token`. */
export function parseConfig(connector: AnyConnector, typed: unknown): SplitConfig {
  const parsed = connector.config.safeParse(typed, { error: sayProblem(problemWords) });
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({
      path: ['config', ...path].join('.'),
      message,
    }));
    throw new AppError('invalid-input', { fields });
  }
  const all = JsonObject.parse(JSON.parse(JSON.stringify(parsed.data)));
  const fields = fieldsOf(connector);
  const without = (leave: (field: ConfigField) => boolean) => {
    const left = new Set(fields.filter(leave).map(({ name }) => name));
    return Object.fromEntries(Object.entries(all).filter(([name]) => !left.has(name)));
  };
  return {
    full: parsed.data,
    kept: without(({ isOnce }) => isOnce),
    shown: without(({ isSecret }) => isSecret),
  };
}

/** Names of the secrets that a config holds. */
export const secretsIn = (connector: AnyConnector, kept: unknown): string[] => {
  const values = JsonObject.catch({}).parse(kept);
  return fieldsOf(connector)
    .filter(({ name, isSecret, isOnce }) => isSecret && !isOnce && values[name] !== undefined)
    .map(({ name }) => name);
};
