import assert from 'node:assert/strict';
import { checklistOf } from './checklist.js';
import type { Standing } from './standing.js';

const at = new Date('2026-05-04T09:30:00Z');
const later = new Date('2026-05-04T09:40:00Z');

const standing: Standing = {
  ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', connector: 'example', status: 'live', trust: 'auto' },
  ...{ problem: null, manual_steps: [], hook: 'registered', hook_why: null, repairs: [], found_count: 0 },
  ...{ last_event_at: null, last_hook_at: null, last_found_at: null, last_reply_at: null },
  ...{
    checked_at: at,
    repaired_at: null,
    told_at: null,
    hasHistory: true,
    inbox: 'Example Chat',
    webhookUrl: 'https://bot.example/h',
  },
  traits: {
    ...{ proof: 'signature', textFormat: 'plain', maxTextLength: 100, echo: true },
    ...{ idempotency: 'lookup', transport: 'hook' },
  },
  around: {
    ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', hooks_work: false, is_active: true, seconds_left: 100 },
    ...{
      read_at: at,
      reading_problem: null,
      pace_seconds: 5,
      is_slow: false,
      used_today: 0,
      circuit_failures: 0,
      circuit_until: null,
    },
    ...{ refused: 0, last_refused_at: null, errors: [], address_until: null, secrets_until: null },
  },
};

const itemOf = (key: string, given: Partial<Standing>) =>
  checklistOf({ ...standing, ...given }).find((item) => item.key === key);

describe('the checklist of a connection', () => {
  it('takes nothing for granted of a connection that was never checked', () => {
    const unknown = { checked_at: null, hook: null };
    const states = checklistOf({ ...standing, ...unknown }).map(({ state }) => state);
    assert.deepEqual(states, ['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
  });

  it('says that a registered webhook does not reach us when the history had what it should have brought', () => {
    const webhook = itemOf('webhook', { last_found_at: at });
    assert.deepEqual([webhook?.state, webhook?.copy], ['failed', 'https://bot.example/h']);
    assert.match(webhook?.sentence ?? '', /has not reached us/);
    const silent = itemOf('webhook', { last_hook_at: at, last_found_at: later });
    assert.match(silent?.sentence ?? '', /has stopped/);
  });

  it('tells by which way the last message came', () => {
    const came = { last_event_at: later, last_hook_at: at, last_found_at: later };
    assert.match(itemOf('first-event', came)?.sentence ?? '', /history/);
    assert.match(
      itemOf('first-event', { ...came, last_hook_at: later, last_found_at: at })?.sentence ?? '',
      /webhook/,
    );
  });

  it('waits for no reply where none is sent by itself', () => {
    assert.equal(itemOf('first-reply', { trust: 'shadow' })?.state, 'not-needed');
    assert.equal(itemOf('first-reply', { trust: 'shadow', last_reply_at: at })?.state, 'done');
  });

  it('names what is connected, and speaks of credentials as all else does', () => {
    const said = checklistOf({ ...standing, last_event_at: later, last_found_at: later })
      .map(({ sentence, remedy }) => `${sentence} ${remedy ?? ''}`)
      .join(' ');
    assert.match(said, /credentials are accepted by Example Chat/);
    assert.doesNotMatch(said, /platform|token/);
  });

  it('tells missing rights from credentials that are refused', () => {
    const problem = (code: string) => ({ problem: { code, message: 'No.', remedy: 'Do this.' } });
    const states = (code: string) => ['token', 'rights'].map((key) => itemOf(key, problem(code))?.state);
    assert.deepEqual(states('auth'), ['failed', 'waiting']);
    assert.deepEqual(states('config'), ['done', 'failed']);
    assert.deepEqual(states('unreachable'), ['waiting', 'waiting']);
    assert.equal(itemOf('rights', problem('config'))?.remedy, 'Do this.');
  });

  it('believes in a right when it has been used', () => {
    const rights = (given: Partial<Standing['around']>) =>
      itemOf('rights', { around: { ...standing.around, ...given } })?.state;
    assert.equal(rights({ read_at: null }), 'waiting');
    assert.equal(rights({ reading_problem: 'config' }), 'failed');
    assert.equal(rights({ reading_problem: 'unavailable' }), 'done');
    assert.match(itemOf('rights', { last_reply_at: later })?.sentence ?? '', /read and reply/);
  });
});
