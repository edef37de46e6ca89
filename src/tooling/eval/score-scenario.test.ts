import assert from 'node:assert/strict';
import { type Expected, type Played, Scenario } from './scenario.js';
import { scoreScenario } from './score-scenario.js';

const played: Played = {
  id: 'S',
  outbound: [
    { t: 3_000, text: 'We are open from Monday to Friday.' },
    { t: 43_000, text: 'Du kan returnere varer innen 30 dager, og vi betaler pengene tilbake.' },
  ],
  handover: [{ t: 50_000 }],
  lead: {
    emails: ['Jo@example.com'],
    phones_e164: ['+4793456789'],
    name: 'Jo Berg',
    primary_email: 'jo@example.com',
  },
  llm_calls: [{ t: 2_000, prompt: 'first … second' }],
};

/** The failures of one expectation. */
const failures = (expect: Partial<Record<keyof Expected, unknown>>, changes: Partial<Played> = {}) => {
  const scenario = Scenario.parse({
    ...{ id: 'S', title: 'A scenario', lang: 'en', end_t: 60_000, expect },
    setup: { now: '2025-03-04T09:00:00Z', country: 'NO', kb: [], llm: { latency_ms: 1, rules: [] } },
    events: [
      { t: 0, type: 'visitor_message', id: 'm1', text: 'Hi' },
      { t: 40_000, type: 'visitor_message', id: 'm2', text: 'Hei' },
    ],
  });
  return scoreScenario(scenario, { ...played, ...changes }).failures;
};

describe('scoreScenario', () => {
  for (const expect of [
    { bot_replies: [2, 2] },
    { replies: [{ after: 'm1', contains_any: ['MONDAY', 'Sunday'], lang: 'en' }] },
    { replies: [{ after: 'm2', within_ms: 3_000, not_contains: ['right away'], lang: 'no' }] },
    { no_bot_reply_after: 43_000, no_bot_reply_between: [[3_000, 'm2']] },
    { handover: true, handover_after: 'm2', handover_within_ms: 10_000 },
    { handover: null, reply_or_handover: true },
    { lead: { emails: ['jo@example.com'], phones_e164: ['+4793456789'], name: 'jo berg' } },
    {
      lead: { emails: [], phones_e164: ['+4793456789'], name: 'Jo Berg' },
      lead_emails_allowed_extra: ['jo@example.com'],
    },
    { llm_calls_max: 1, llm_prompt_order: ['first', 'second'], never_in_llm_prompt: ['secret'] },
    { never_in_outbound: ['secret'], last_reply_contains_any: ['30 dager'], last_reply_lang_in: ['no'] },
  ])
    it(`finds nothing wrong with ${JSON.stringify(expect)}`, () => assert.deepEqual(failures(expect), []));

  for (const expect of [
    { bot_replies: [1, 1] },
    { replies: [{ after: 'm1', within_ms: 2_000, contains_any: ['Monday'] }] },
    { replies: [{ after: 'm1', contains_any: ['Sunday'] }] },
    { replies: [{ after: 'm1', lang: 'no' }] },
    { no_bot_reply_after: 'm2' },
    { no_bot_reply_between: [[0, 'm2']] },
    { never_in_outbound: ['30 DAGER'] },
    { handover: false },
    { handover: true, handover_after: 'm2', handover_within_ms: 5_000 },
    { lead: { emails: ['jo@example.com'], phones_e164: [], name: 'Jo Berg' } },
    { lead: { emails: [], phones_e164: ['+4793456789'], name: 'Jo Berg' } },
    { lead: { emails: ['jo@example.com'], phones_e164: ['+4793456789'], name: null } },
    { llm_calls_max: 0 },
    { llm_prompt_order: ['second', 'first'] },
    { llm_prompt_order: ['first', 'third'] },
    { never_in_llm_prompt: ['First'] },
    { last_reply_contains_any: ['Monday'] },
    { last_reply_lang_in: ['en', 'de'] },
  ])
    it(`finds what is wrong with ${JSON.stringify(expect)}`, () => assert.equal(failures(expect).length, 1));

  it('counts a handover before its time twice: it came too early, and not in time', () =>
    assert.equal(failures({ handover: true, handover_after: 'm2' }, { handover: [{ t: 3_000 }] }).length, 2));

  it('misses the other address when the lead is written to at the wrong one', () => {
    const lead = { emails: ['jo@example.com'], phones_e164: ['+4793456789'], name: 'Jo Berg' };
    assert.equal(failures({ lead, lead_primary_email: 'other@example.com' }).length, 1);
  });

  it('finds a visitor who was left alone', () =>
    assert.equal(failures({ reply_or_handover: true }, { outbound: [], handover: [] }).length, 1));
});
