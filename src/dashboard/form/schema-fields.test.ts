import assert from 'node:assert/strict';
import { z } from 'zod';
import { checkFields, configFrom, startValues } from './field-values.js';
import { readFields } from './read-fields.js';

const schema = {
  type: 'object',
  properties: {
    website_id: { type: 'string', title: 'Website ID', description: 'Under Settings', examples: ['4711'] },
    token: { type: 'string', title: 'Token', writeOnly: true, format: 'password' },
    serverUrl: { type: 'string', format: 'uri', maxLength: 300 },
    region: { type: 'string', enum: ['eu', 'us'], default: 'eu' },
    retries: { type: 'integer', minimum: 0, maximum: 5, default: 3 },
    greets: { type: 'boolean' },
    origins: { type: 'array', items: { type: 'string' } },
    nickname: { anyOf: [{ type: 'string' }, { type: 'null' }], title: 'Nickname' },
    routes: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['website_id', 'token', 'region', 'retries', 'greets', 'origins'],
};
const fields = readFields(schema);
const field = (name: string) => fields.find((one) => one.name === name);
const messages = { missing: 'missing', noNumber: 'no number', noJson: 'no JSON' };

describe('readFields', () => {
  it('takes label, help and example from the schema', () => {
    const { label, help, placeholder, isRequired } = field('website_id')!;
    assert.deepEqual(
      { label, help, placeholder, isRequired },
      { label: 'Website ID', help: 'Under Settings', placeholder: '4711', isRequired: true },
    );
  });

  it('knows a secret, so that it is drawn as a password', () => {
    assert.equal(field('token')?.isSecret, true);
    assert.equal(field('website_id')?.isSecret, false);
  });

  it('gives every kind of member an input that fits it', () => {
    assert.deepEqual(
      fields.map(({ name, input }) => [name, input.kind]),
      [
        ['website_id', 'text'],
        ['token', 'text'],
        ['serverUrl', 'text'],
        ['region', 'choice'],
        ['retries', 'number'],
        ['greets', 'switch'],
        ['origins', 'lines'],
        ['nickname', 'text'],
        ['routes', 'json'],
      ],
    );
  });

  it('makes a label of a name that has none', () => {
    assert.equal(field('serverUrl')?.label, 'Server url');
    assert.equal(readFields({ properties: { account_token: {} } })[0]?.label, 'Account token');
  });

  it('asks for nothing that the schema fills by itself', () => {
    assert.deepEqual(
      fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      ['website_id', 'token', 'origins'],
    );
  });

  it('draws a form from the JSON Schema that zod makes', () => {
    const made = z.toJSONSchema(z.object({ token: z.string().min(1).meta({ title: 'Key' }), size: z.int() }));
    assert.deepEqual(
      readFields(made).map(({ label, input }) => [label, input.kind]),
      [
        ['Key', 'text'],
        ['Size', 'number'],
      ],
    );
  });
});

describe('field values', () => {
  it('start with what is stored, then with the defaults', () => {
    const values = startValues(fields, { website_id: '1', retries: 2, routes: { a: 'b' }, origins: ['x'] });
    assert.deepEqual(values, {
      website_id: '1',
      token: '',
      serverUrl: '',
      region: 'eu',
      retries: '2',
      greets: false,
      origins: ['x'],
      nickname: '',
      routes: '{\n  "a": "b"\n}',
    });
  });

  it('are sent in the types of the schema, without what was left blank', () => {
    const typed = {
      ...startValues(fields, {}),
      website_id: '1',
      token: 's',
      routes: '{"a":"b"}',
      origins: ['x'],
    };
    assert.deepEqual(configFrom(fields, typed), {
      website_id: '1',
      token: 's',
      region: 'eu',
      retries: 3,
      greets: false,
      origins: ['x'],
      routes: { a: 'b' },
    });
  });

  it('drop blank lines from a list', () => {
    assert.deepEqual(configFrom(fields, { origins: ['', ' x ', ''] }), { greets: false, origins: ['x'] });
    assert.deepEqual(configFrom(fields, { origins: ['', ' '] }), { greets: false });
  });

  it('are checked before they are sent', () => {
    const typed = { ...startValues(fields, {}), retries: 'many', routes: '{', origins: [] };
    assert.deepEqual(checkFields(fields, typed, { secretsSet: [], messages }), {
      website_id: 'missing',
      token: 'missing',
      retries: 'no number',
      origins: 'missing',
      routes: 'no JSON',
    });
  });

  it('may leave a secret blank that the server has already', () => {
    const typed = { ...startValues(fields, {}), website_id: '1', origins: ['x'] };
    assert.deepEqual(checkFields(fields, typed, { secretsSet: ['token'], messages }), {});
    assert.equal('token' in configFrom(fields, typed), false);
  });
});
