import assert from 'node:assert/strict';
import { leaveOutContacts } from './leave-out-contacts.js';

const question = 'How long is the warranty of a lamp?';

describe('a question beside contact data', () => {
  it('is searched by itself, whatever stands before or behind it', () => {
    for (const text of [
      question,
      `${question} My email is visitor7@mail.example.`,
      `My email is visitor7@mail.example. ${question}`,
      `${question} You can call me on +44 20 7946 0123`,
      `Ring +44 20 7946 0123. ${question} Or write to a.b@mail.example.`,
    ])
      assert.equal(leaveOutContacts(text, 'GB'), question, text);
  });

  it('loses only the data where both stand in one sentence', () => {
    const text = leaveOutContacts('I am a.b@mail.example and want to know how long the warranty is', 'GB');
    assert.doesNotMatch(text, /@/);
    assert.match(text, /how long the warranty is/);
  });

  it('stays as it is where there is nothing else', () => {
    assert.equal(leaveOutContacts('a.b@mail.example', 'GB'), 'a.b@mail.example');
  });
});
