import assert from 'node:assert/strict';
import { ConversationDetail, ConversationSummary, Message } from '../../contract/conversations.js';
import { Turn } from '../../contract/turns.js';
import { exampleOf } from '../testing/example-of.js';
import { askedIn } from './asked-in.js';

describe('what a turn was asked', () => {
  const [summary, message, turn] = [exampleOf(ConversationSummary), exampleOf(Message), exampleOf(Turn)];
  const talk = (texts: string[]): ConversationDetail =>
    ConversationDetail.parse({
      ...{ ...summary, turns: [turn], waiting_deliveries: [], has_earlier: false },
      visitor: { ...summary.visitor, email: 'grace@example.com', phone: '+44 20 7946 0000' },
      messages: texts.map((text, at) => ({
        ...{ ...message, text },
        id: at === 0 ? message.id : message.id.replace(/.{2}$/, `f${at}`),
      })),
    });

  it('is what the visitor wrote for it and nothing else', () => {
    assert.equal(askedIn(talk(['Are you open?', 'Thanks!']), turn), 'Are you open?');
    assert.equal(askedIn(talk(['Are you open?']), undefined), '');
  });

  it('names no way to reach the visitor, for it may become an entry that others read', () => {
    const asked = askedIn(talk(['Do you deliver? grace@example.com or +44 20 7946 0000']), turn);
    assert.equal(asked, 'Do you deliver? … or …');
  });
});
