import assert from 'node:assert/strict';
import { sortFieldProblems } from './sort-field-problems.js';

const problem = (path: string) => ({ path, message: `wrong ${path}` });
const sort = (path: string, values: unknown) => sortFieldProblems([problem(path)], values);

describe('sortFieldProblems', () => {
  it('shows a problem at the input it names', () => {
    assert.deepEqual(sort('config.token', { config: { token: '' } }), {
      atInputs: { 'config.token': 'wrong config.token' },
      elsewhere: [],
    });
  });

  it('shows a problem of one item at the input of the whole list', () => {
    assert.deepEqual(sort('own_contacts.1', { own_contacts: ['a', 'b'] }).atInputs, {
      own_contacts: 'wrong own_contacts.1',
    });
  });

  it('shows a problem within a list of records at the record’s own input', () => {
    const values = { entries: [{ question: 'a', answer: '' }] };
    assert.deepEqual(sort('entries.0.answer', values).atInputs, {
      'entries.0.answer': 'wrong entries.0.answer',
    });
  });

  it('loses no problem that has no input', () => {
    assert.deepEqual(sort('secret.part', { name: '' }).elsewhere, ['secret.part: wrong secret.part']);
    assert.deepEqual(sort('', { name: '' }).elsewhere, ['wrong ']);
    assert.deepEqual(sort('config', { config: { token: '' } }).elsewhere, ['config: wrong config']);
  });

  it('keeps the first of two problems of one input', () => {
    const both = [
      { path: 'name', message: 'first' },
      { path: 'name', message: 'second' },
    ];
    assert.deepEqual(sortFieldProblems(both, { name: '' }).atInputs, { name: 'first' });
  });
});
