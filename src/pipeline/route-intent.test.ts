import assert from 'node:assert/strict';
import { fallbackReply, routeIntent } from './route-intent.js';
import { capturedOf, noon, starters, type Told } from './turn.testing.js';

const greeting = starters.find(({ name }) => name === 'greeting')?.reply_texts['en'] ?? '';
const greeted: Told['before'] = [
  { role: 'visitor', text: 'Hi' },
  { role: 'bot', text: greeting },
];

describe('routeIntent', () => {
  it('greets a greeting, once within ten minutes', () => {
    const first = routeIntent(capturedOf({ says: 'Hi', intent: 'greeting' }));
    assert.deepEqual([first?.stop, first?.text], ['reply', greeting]);
    const again = routeIntent(capturedOf({ says: 'Hello', intent: 'greeting', before: greeted }));
    assert.deepEqual([again?.stop, again?.because], ['stay-silent', 'said-already']);
    const nextDay = new Date(noon.getTime() + 24 * 3_600_000);
    const later = routeIntent(capturedOf({ says: 'Hi', intent: 'greeting', before: greeted, now: nextDay }));
    assert.equal(later?.stop, 'reply');
  });

  it('leaves a greeting that goes on, or asks, to the knowledge', () => {
    for (const says of ['Hi, are you open?', 'Hello, I would like to know what your oldest cake is'])
      assert.equal(routeIntent(capturedOf({ says, intent: 'greeting' })), undefined, says);
  });
});

describe('fallbackReply', () => {
  it('has nothing to say twice, so that a human is called for who was greeted and asks if anybody is there', () => {
    const says = 'Hello? Anybody there?';
    assert.equal(fallbackReply(capturedOf({ says, intent: 'greeting' }))?.text, greeting);
    assert.equal(fallbackReply(capturedOf({ says, intent: 'greeting', before: greeted })), undefined);
  });
});
