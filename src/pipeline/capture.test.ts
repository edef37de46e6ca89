import assert from 'node:assert/strict';
import { capture } from './capture.js';
import { capturedOf, type Told } from './turn.testing.js';

const leadOf = (told: Told) => {
  const { lead } = capture(capturedOf({ config: { country: 'NO' }, ...told }));
  return lead && { name: lead.name, email: lead.email, phone: lead.phone };
};

describe('capture', () => {
  it('tells what is new with what is known of the visitor, so that it fills one lead', () => {
    const visitor = { name: 'Ingrid Bjørnstad', email: 'ingrid@example.no' };
    assert.deepEqual(leadOf({ says: 'and 934 56 789 is my mobile', visitor }), {
      name: 'Ingrid Bjørnstad',
      email: 'ingrid@example.no',
      phone: '+4793456789',
    });
  });

  it('adds a name that comes last to the address that came first', () => {
    const visitor = { email: 'ida@example.no' };
    assert.deepEqual(leadOf({ says: 'my name is Ida Hansen', visitor }), {
      name: 'Ida Hansen',
      email: 'ida@example.no',
      phone: undefined,
    });
  });

  it('tells a second address alone: beside the known number it would be lost in the lead of the first', () => {
    const visitor = { email: 'jon@exmaple.no', phone: '+4793456789' };
    const { email, phone } = leadOf({ says: 'sorry, I meant jon@example.no', visitor }) ?? {};
    assert.deepEqual([email, phone], ['jon@example.no', undefined]);
  });

  it('makes no lead of what is known when nothing new is said', () =>
    assert.equal(leadOf({ says: 'When are you open?', visitor: { email: 'ida@example.no' } }), null));

  it('finds contact data in the middle of a very long message', () => {
    const story =
      'The bread was never the same again, and we have tried everything that we could think of. '.repeat(60);
    const { email } = leadOf({ says: `${story} My mail is ida@example.no. ${story}` }) ?? {};
    assert.equal(email, 'ida@example.no');
  });
});
