import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  entriesOf,
  fieldInfo,
  oneTimeSecret,
  optionalSecret,
  optionalText,
  secret,
  serverUrl,
  text,
} from './index.js';

const config = z.object({
  address: serverUrl({ label: 'Address' }),
  name: text({ label: 'Name' }),
  key: secret({ label: 'Key' }),
  remark: optionalText({ label: 'Remark' }),
  second: optionalSecret({ label: 'Second key' }),
  password: oneTimeSecret({ label: 'Password' }),
});
const typed = { address: 'https://chat.example//', name: ' Shop ', key: ' k ' };

describe('config fields', () => {
  it('take what is typed without the spaces around it and without a slash at an address’s end', () => {
    assert.deepEqual(config.parse(typed), { address: 'https://chat.example', name: 'Shop', key: 'k' });
  });

  it('take optional ones that came empty as not filled in', () => {
    const parsed = config.parse({ ...typed, remark: '  ', second: '', password: '' });
    assert.deepEqual([parsed.remark, parsed.second, parsed.password], [undefined, undefined, undefined]);
    assert.equal(config.parse({ ...typed, password: ' with spaces ' }).password, ' with spaces ');
  });

  it('say of themselves what a form and the sealing need, also when they are optional', () => {
    const { shape } = config;
    assert.equal(fieldInfo.get(shape.second)?.secret, true);
    assert.deepEqual(fieldInfo.get(shape.password), { label: 'Password', secret: true, once: true });
    assert.equal(fieldInfo.get(shape.name)?.secret, undefined);
    const { properties, required } = z.toJSONSchema(config, { io: 'input' });
    assert.deepEqual(Object.keys(properties ?? {}), [
      'address',
      'name',
      'key',
      'remark',
      'second',
      'password',
    ]);
    assert.deepEqual(required, ['address', 'name', 'key']);
  });

  it('refuse addresses that are no web addresses', () => {
    for (const address of ['chat.example', 'ftp://chat.example', 'javascript:alert(1)', ''])
      assert.ok(!config.safeParse({ ...typed, address }).success, address);
  });

  it('hold several entries in one text', () => {
    assert.deepEqual(entriesOf(' a, b\nc\r\n\nd ,'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(entriesOf(''), []);
  });
});
