import assert from 'node:assert/strict';
import type { z } from 'zod';
import { CreateApiKey } from './api-keys.js';
import { Assistant, AssistantSettings, CreateIntent } from './assistants.js';
import { LoginRequest } from './auth.js';
import { configDefaults, TenantConfig } from './config.js';
import { CreateConnection } from './connections.js';
import { BeginImport } from './history.js';
import { CreateSource } from './knowledge.js';
import { ReviewLead } from './leads.js';
import { problemWords, sayProblem } from './problems.js';
import { SaveSignInService } from './sign-in-service.js';
import { SignUp } from './sign-up.js';

/** What is told of one member of an example that was typed over; nothing where it is accepted. */
function told(schema: z.ZodType, typed: Record<string, unknown>): Record<string, string> {
  const { error } = schema.safeParse(typed, { error: sayProblem(problemWords) });
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [path.map(String).join('.'), message]),
  );
}

describe('what people read of a form that is not right yet', () => {
  it('asks for what was left blank, however the schema found out', () => {
    const missing = 'Please fill this in.';
    assert.deepEqual(told(LoginRequest, { email: ' ', password: '' }), { email: missing, password: missing });
    assert.deepEqual(told(SignUp, { business_name: '', name: '' })['business_name'], missing);
    assert.equal(told(CreateSource, { kind: 'text', title: '', content: ' ' })['content'], missing);
    assert.equal(told(CreateConnection, { connector: 'example', config: {} })['name'], missing);
    assert.equal(told(ReviewLead, { status: '' })['status'], missing);
  });

  it('asks for it also where a schema has a sentence of its own for what does not fit', () => {
    const missing = 'Please fill this in.';
    assert.equal(told(SignUp, { password: '' })['password'], missing);
    assert.equal(told(SignUp, { password: 'short' })['password'], 'Use at least 10 characters.');
    assert.equal(told(CreateIntent, { name: '' })['name'], missing);
    assert.equal(told(SaveSignInService, { issuer: ' ' })['issuer'], missing);
  });

  it('says what an address looks like', () => {
    assert.deepEqual(told(ReviewLead, { email: 'nobody' }), {
      email: 'Enter an e-mail address, such as name@example.com.',
    });
    const config = { ...configDefaults, name: 'Bakery', business: { website: 'bakery' } };
    assert.deepEqual(told(TenantConfig, config), {
      'business.website': 'Enter a whole address, such as https://example.com.',
    });
  });

  it('says how long a text may be, and how large a number', () => {
    const long = 'a'.repeat(4001);
    assert.deepEqual(told(ReviewLead, { note: long }), { note: 'At most 4,000 characters.' });
    assert.deepEqual(told(ReviewLead, { name: long }), { name: 'At most 200 characters.' });
    assert.deepEqual(told(BeginImport, { most_conversations: 99_999_999 }), {
      most_conversations: 'Enter a number from 1 to 50,000.',
    });
    const settings = { ...Assistant.parse(Assistant.meta()?.['example']).settings, temperature: 5 };
    assert.deepEqual(told(AssistantSettings, settings), { temperature: 'Enter a number from 0 to 2.' });
    assert.deepEqual(told(AssistantSettings, { ...settings, temperature: -1 }), {
      temperature: 'Enter a number from 0 to 2.',
    });
  });

  it('asks for a number where none was typed, and for a whole one', () => {
    const config = { ...configDefaults, name: 'Bakery' };
    assert.deepEqual(told(TenantConfig, { ...config, settle_quiet_ms: Number.NaN }), {
      settle_quiet_ms: 'Enter a number.',
    });
    assert.deepEqual(told(TenantConfig, { ...config, settle_quiet_ms: 2000.5 }), {
      settle_quiet_ms: 'Enter a whole number.',
    });
  });

  it('names what can be chosen, and asks for one where none is', () => {
    assert.deepEqual(told(ReviewLead, { status: 'sold' }), {
      status: 'Choose one of these: new, qualified, won, lost, spam.',
    });
    assert.deepEqual(told(CreateApiKey, { name: 'Shop', scopes: [] }), { scopes: 'Choose at least one.' });
  });

  it('keeps the sentence of a schema that has its own', () => {
    assert.deepEqual(told(TenantConfig, { ...configDefaults, name: 'Bakery', country: 'Germany' }), {
      country: 'Enter a country code of two capital letters, such as DE.',
    });
  });

  it('leaves what only a program can have done wrong to the words of the library', () => {
    assert.deepEqual(told(ReviewLead, { note: 7, verified: true }), {
      note: 'Invalid input: expected string, received number',
      '': 'Unrecognized key: "verified"',
    });
  });
});
