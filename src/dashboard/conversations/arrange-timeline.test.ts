import assert from 'node:assert/strict';
import type { Message, WaitingDelivery } from '../../contract/conversations.js';
import type { Decision, Turn } from '../../contract/turns.js';
import { arrangeTimeline, type TimelineEntry } from './arrange-timeline.js';

const message = (id: string, role: Message['role'], isPrivate = false): Message => ({
  ...{ id, role, private: isPrivate, text: id, attachments: [], author_name: null, edited_at: null },
  ...{ sent_at: '2026-05-04T09:30:00.000Z', deleted: false, sources: [], delivery: null },
});
const turn = (id: string, decision: Decision, messageIds: string[]): Turn => ({
  ...{
    id,
    decision,
    reason: 'r',
    explanation: 'e',
    intent: null,
    language: null,
    confidence: null,
    model: null,
  },
  ...{ sources: [], stages: [], message_ids: messageIds, created_at: '2026-05-04T09:30:00.000Z' },
});
const waiting = (id: string, turnId: string | null): WaitingDelivery => ({
  ...{ id, turn_id: turnId, kind: 'reply', text: id, state: 'verifying', attempt: 1 },
  created_at: '2026-05-04T09:30:00.000Z',
});

/** The timeline in short: what is shown, and after a slash whose turn explains it. */
const inShort = (entries: readonly TimelineEntry[]) =>
  entries.map((entry) => {
    if (entry.kind === 'turn') return `(${entry.turn.id})`;
    const shown = entry.kind === 'message' ? entry.message.id : entry.delivery.id;
    return entry.turn ? `${shown}/${entry.turn.id}` : shown;
  });
const arranged = (
  messages: Message[],
  turns: Turn[],
  { deliveries = [], hasEarlier = false }: { deliveries?: WaitingDelivery[]; hasEarlier?: boolean } = {},
) => inShort(arrangeTimeline({ messages, turns, waiting_deliveries: deliveries, has_earlier: hasEarlier }));

describe('arrangeTimeline', () => {
  it('explains an answer by the turn that gave it', () => {
    const messages = [
      message('q1', 'visitor'),
      message('a1', 'bot'),
      message('q2', 'visitor'),
      message('a2', 'bot'),
    ];
    const turns = [turn('t1', 'reply', ['q1']), turn('t2', 'reply', ['q2'])];
    assert.deepEqual(arranged(messages, turns), ['q1', 'a1/t1', 'q2', 'a2/t2']);
  });

  it('explains an answer in several parts once, at its last part', () => {
    const messages = [message('q1', 'visitor'), message('a1', 'bot'), message('a2', 'bot')];
    assert.deepEqual(arranged(messages, [turn('t1', 'reply', ['q1'])]), ['q1', 'a1', 'a2/t1']);
  });

  it('explains what the visitor reads rather than the note beside it', () => {
    const messages = [message('q1', 'visitor'), message('said', 'bot'), message('note', 'bot', true)];
    assert.deepEqual(arranged(messages, [turn('t1', 'hand-over', ['q1'])]), ['q1', 'said/t1', 'note']);
  });

  it('explains a draft at its note', () => {
    const messages = [message('q1', 'visitor'), message('note', 'bot', true)];
    assert.deepEqual(arranged(messages, [turn('t1', 'suggest', ['q1'])]), ['q1', 'note/t1']);
  });

  it('says why nothing was said, right after what was not answered', () => {
    const messages = [
      message('q1', 'visitor'),
      message('human', 'operator'),
      message('q2', 'visitor'),
      message('a2', 'bot'),
    ];
    const turns = [turn('t1', 'stay-silent', ['q1']), turn('t2', 'reply', ['q2'])];
    assert.deepEqual(arranged(messages, turns), ['q1', '(t1)', 'human', 'q2', 'a2/t2']);
  });

  it('never explains an operator’s message', () => {
    const messages = [message('q1', 'visitor'), message('human', 'operator')];
    assert.deepEqual(arranged(messages, [turn('t1', 'reply', ['q1'])]), ['q1', '(t1)', 'human']);
  });

  it('explains an answer that has not arrived yet', () => {
    const messages = [message('q1', 'visitor')];
    assert.deepEqual(
      arranged(messages, [turn('t1', 'reply', ['q1'])], {
        deliveries: [waiting('d1', 't1'), waiting('d2', null)],
      }),
      ['q1', 'd1/t1', 'd2'],
    );
  });

  it('leaves a turn to the earlier messages that it is about', () => {
    const turns = [turn('t1', 'stay-silent', ['earlier'])];
    assert.deepEqual(arranged([message('q9', 'visitor')], turns, { hasEarlier: true }), ['q9']);
  });

  it('keeps a turn whose messages are gone', () => {
    assert.deepEqual(arranged([message('q9', 'visitor')], [turn('t1', 'stay-silent', ['gone'])]), [
      '(t1)',
      'q9',
    ]);
  });

  it('gives two turns over the same message one place each', () => {
    const messages = [message('q1', 'visitor'), message('a1', 'bot')];
    const turns = [turn('t1', 'stay-silent', ['q1']), turn('t2', 'reply', ['q1'])];
    assert.deepEqual(arranged(messages, turns), ['q1', '(t1)', 'a1/t2']);
  });
});
