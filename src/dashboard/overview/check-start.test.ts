import assert from 'node:assert/strict';
import { checkStart, isStarted } from './check-start.js';

const inbox = { status: 'live' as const, snippet: null, last_event_at: null };
const widget = { status: 'live' as const, snippet: '<script>', last_event_at: null };
const facts = { connections: [], hasKnowledge: false, hasConversation: false };

describe('checkStart', () => {
  it('counts an inbox only once it is live', () => {
    assert.equal(checkStart({ ...facts, connections: [{ ...inbox, status: 'broken' }] }).inbox, false);
    assert.equal(checkStart({ ...facts, connections: [inbox] }).inbox, true);
  });

  it('takes the chat window for placed when something came from it, not when it was made', () => {
    assert.equal(checkStart({ ...facts, connections: [widget] }).widget, false);
    const used = { ...widget, last_event_at: '2026-05-04T09:30:00.000Z' };
    assert.equal(checkStart({ ...facts, connections: [used] }).widget, true);
    assert.equal(checkStart({ ...facts, connections: [used] }).inbox, false);
  });

  it('is satisfied with an inbox or a chat window', () => {
    const steps = { inbox: false, widget: false, knowledge: true, trial: true };
    assert.equal(isStarted(steps), false);
    assert.equal(isStarted({ ...steps, inbox: true }), true);
    assert.equal(isStarted({ ...steps, widget: true }), true);
    assert.equal(isStarted({ ...steps, widget: true, trial: false }), false);
  });
});
