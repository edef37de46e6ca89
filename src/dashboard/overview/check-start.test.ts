import assert from 'node:assert/strict';
import { Connection } from '../../contract/connections.js';
import { configDefaults } from '../../contract/config.js';
import { checkStart, findHalfDone, isStarted } from './check-start.js';

const { checklist } = Connection.parse(Connection.meta()?.['example']);
const left = checklist.map((item) => ({ ...item, state: 'manual' as const }));
const waiting = checklist.map((item) => ({ ...item, state: 'waiting' as const }));
const inbox = { status: 'live' as const, snippet: null, last_event_at: null, checklist };
const widget = { ...inbox, snippet: '<script>', checklist: waiting };
const heard = { last_event_at: '2026-05-04T09:30:00.000Z' };
const facts = {
  ...{ config: configDefaults, connections: [], isTrustChosen: false },
  ...{ hasKnowledge: false, hasConversation: false },
};
const reachedBy = (...connections: (typeof inbox | typeof widget | object)[]) =>
  checkStart({ ...facts, connections: connections.map((one) => ({ ...inbox, ...one })) }).reached;

describe('checkStart', () => {
  it('finds nothing done at the beginning', () => {
    assert.deepEqual(Object.values(checkStart(facts)), [false, false, false, false, false]);
  });

  it('takes for filled in what only a person can have told, not what was guessed at the sign-up', () => {
    const isFilled = (config: object) =>
      checkStart({ ...facts, config: { ...configDefaults, ...config } }).business;
    assert.equal(isFilled({ country: 'DE', time_zone: 'Europe/Berlin', languages: ['de'] }), false);
    assert.equal(isFilled({ languages: ['de', 'en'] }), true);
    assert.equal(isFilled({ business: { phone: '+44 20 7946 0000' } }), true);
    assert.equal(isFilled({ business: { phone: '' } }), false);
    assert.equal(isFilled({ opening_hours: {} }), true);
  });

  it('counts an inbox once it is live and nothing is left to do there, or once something came from it', () => {
    assert.equal(reachedBy({ status: 'broken' }), false);
    assert.equal(reachedBy({ status: 'connecting' }), false);
    assert.equal(reachedBy({}), true);
    assert.equal(reachedBy({ checklist: waiting }), true);
    assert.equal(reachedBy({ checklist: left }), false);
    assert.equal(reachedBy({ checklist: left, ...heard }), true);
    assert.equal(reachedBy({ status: 'broken', ...heard }), false);
  });

  it('takes the chat window for placed when something came from it, not when it was made', () => {
    assert.equal(reachedBy(widget), false);
    assert.equal(reachedBy({ ...widget, ...heard }), true);
  });

  it('is satisfied with an inbox or a window, knowledge and a trial', () => {
    const steps = { business: false, reached: true, knowledge: true, trial: true, trust: false };
    assert.equal(isStarted(steps), true);
    assert.equal(isStarted({ ...steps, reached: false }), false);
    assert.equal(isStarted({ ...steps, trial: false }), false);
  });
});

describe('findHalfDone', () => {
  it('goes on with what waits for a person, then with what is being connected, never with what is paused', () => {
    const [toDo, begun] = [
      { ...inbox, checklist: left },
      { ...inbox, status: 'connecting' as const },
    ];
    const paused = { ...toDo, status: 'paused' as const };
    assert.equal(findHalfDone([paused, inbox, begun, toDo]), toDo);
    assert.equal(findHalfDone([paused, inbox, widget]), widget);
    assert.equal(findHalfDone([paused, inbox]), undefined);
  });
});
