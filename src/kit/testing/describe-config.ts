import assert from 'node:assert/strict';
import { z } from 'zod';
import { type AnyConnector, fieldInfo } from '../index.js';
import type { It } from './check.js';
import type { Specimen } from './specimen.js';

/** More than so many required fields is work that `connect` could do. */
const mostRequired = 3;

const looksSecret = /(?:^|_)(?:key|secret|password|passphrase|token|credentials?)$/;

const Drawn = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.looseObject({ type: z.string() })),
  required: z.array(z.string()).default([]),
});

const drawable: readonly string[] = ['string', 'number', 'integer', 'boolean'];

const viaJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The config as a form gets it. */
function drawn({ config }: AnyConnector): z.infer<typeof Drawn> {
  const read = Drawn.safeParse(z.toJSONSchema(config, { io: 'input' }));
  assert.ok(
    read.success,
    'The config is not an object of plain fields: make it z.object with the kit’s fields.',
  );
  return read.data;
}

/** The schema of each field, by its name. */
function fieldsOf({ config }: AnyConnector): [string, z.ZodType][] {
  assert.ok(config instanceof z.ZodObject, 'The config is no z.object: forms and sealing go by its fields.');
  return Object.entries(z.record(z.string(), z.instanceof(z.ZodType)).parse(config.shape));
}

/** What a tenant types, and what of it and of `connect` is stored. */
export function describeConfig(connector: AnyConnector, specimen: Specimen, it: It): void {
  const { config: schema } = connector;

  it('has a config from which a form can be drawn', () => {
    for (const [name, { type }] of Object.entries(drawn(connector).properties))
      assert.ok(
        drawable.includes(type),
        `The field ${name} is of type ${type}, which no form draws: use text, a number, a choice or yes and no.`,
      );
  });

  it('labels every field', () => {
    for (const [name, field] of fieldsOf(connector))
      assert.ok(
        (fieldInfo.get(field)?.label ?? '') !== '',
        `The field ${name} has no label: make it with text, secret, serverUrl … of the kit, or register(fieldInfo, { label }).`,
      );
  });

  it('marks every secret, so that it is sealed and never shown again', () => {
    for (const [name, field] of fieldsOf(connector))
      assert.ok(
        !looksSecret.test(name) || fieldInfo.get(field)?.secret === true,
        `The field ${name} looks like a secret and is not marked as one: make it with secret, optionalSecret or oneTimeSecret.`,
      );
  });

  it(`asks for at most ${mostRequired} things`, () => {
    const { required } = drawn(connector);
    assert.ok(
      required.length <= mostRequired,
      `A tenant must fill in ${required.join(', ')}: let connect find out what it can, and make the rest optional.`,
    );
  });

  it('refuses a config with a required field left out or empty, and names the field', () => {
    for (const name of drawn(connector).required)
      for (const value of [undefined, '', '   ', null]) {
        const { error } = schema.safeParse({ ...specimen.typed, [name]: value });
        const named = error?.issues.map(({ path }) => path[0]) ?? [];
        assert.ok(
          named.includes(name),
          `The field ${name} took ${value === undefined ? 'nothing' : JSON.stringify(value)}: trim it and ask for at least one character.`,
        );
      }
  });

  it('takes optional fields that a form sends empty as not filled in', () => {
    const { properties, required } = drawn(connector);
    const isLeftOut = (name: string) => !required.includes(name) && !(name in specimen.typed);
    const plain = viaJson(schema.parse(specimen.typed));
    for (const name of Object.keys(properties).filter(isLeftOut)) {
      const read = schema.safeParse({ ...specimen.typed, [name]: '' });
      assert.ok(
        !read.success || isSame(viaJson(read.data), plain),
        `The field ${name} makes a difference when it is sent empty: use optionalText or optionalSecret.`,
      );
    }
  });

  it('reads config and state back from where they are stored, unchanged', () => {
    for (const [member, value] of [
      ['config', specimen.typed],
      ['state', specimen.state],
    ] as const) {
      const parsed = connector[member].parse(value);
      const again = connector[member].safeParse(viaJson(parsed));
      assert.deepEqual(
        again.success ? viaJson(again.data) : again.error.issues,
        viaJson(parsed),
        `The ${member} is not the same after it was stored: parsing what was parsed must change nothing.`,
      );
    }
  });
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
