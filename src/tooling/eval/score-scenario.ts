import { eld } from 'eld/small';
import type { Expected, Played, Scenario } from './scenario.js';

export interface ScenarioScore {
  checks: number;
  /** A sentence for each check that failed. */
  failures: readonly string[];
}

/** One thing that was expected, and whether it was so. */
interface Check {
  holds: boolean;
  otherwise: string;
}

/** Compares what happened with what was expected of it. */
export function scoreScenario({ events, expect }: Scenario, played: Played): ScenarioScore {
  const timeOf: TimeOf = (when) =>
    typeof when === 'number' ? when : (events.find(({ id }) => id === when)?.t ?? 0);
  const checks = [
    ...checkReplies(expect, played, timeOf),
    ...checkSilence(expect, played, timeOf),
    ...checkHandover(expect, played, timeOf),
    ...checkLead(expect, played),
    ...checkModel(expect, played),
  ];
  const failures = checks.filter(({ holds }) => !holds).map(({ otherwise }) => otherwise);
  return { checks: checks.length, failures };
}

type TimeOf = (when: string | number) => number;

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
const containsAny = (text: string, parts: readonly string[]): boolean =>
  parts.some((part) => contains(text, part));

/** A reply that says nothing of when is looked for within half a minute. */
const defaultWithinMs = 30_000;

function checkReplies(expect: Expected, { outbound }: Played, timeOf: TimeOf): Check[] {
  const {
    bot_replies: count,
    last_reply_contains_any: lastParts,
    last_reply_lang_in: lastLanguages,
  } = expect;
  const last = outbound.at(-1)?.text;
  return [
    ...(count
      ? [
          {
            holds: outbound.length >= count[0] && outbound.length <= count[1],
            otherwise: `${outbound.length} replies instead of ${count[0]} to ${count[1]}`,
          },
        ]
      : []),
    ...expect.replies.flatMap((reply) => checkReply(reply, outbound, timeOf(reply.after))),
    ...(lastParts
      ? [
          {
            holds: last !== undefined && containsAny(last, lastParts),
            otherwise: 'the last reply is of something else',
          },
        ]
      : []),
    ...(lastLanguages
      ? [
          {
            holds: last !== undefined && lastLanguages.includes(languageOf(last)),
            otherwise: `the last reply is not written in ${lastLanguages.join(' or ')}`,
          },
        ]
      : []),
  ];
}

function checkReply(
  { after, within_ms, contains_any, not_contains = [], lang }: Expected['replies'][number],
  outbound: Played['outbound'],
  fromMs: number,
): Check[] {
  const inTime = outbound.filter(({ t }) => t >= fromMs && t <= fromMs + (within_ms ?? defaultWithinMs));
  const fits = ({ text }: { text: string }) =>
    (!contains_any || containsAny(text, contains_any)) &&
    !containsAny(text, not_contains) &&
    (lang === undefined || languageOf(text) === lang);
  const got = inTime.map(({ text }) => JSON.stringify(text.slice(0, 80))).join(', ') || 'nothing';
  return [
    { holds: inTime.some(fits), otherwise: `no fitting reply in time after ${after}, but ${got}` },
    ...(not_contains.length > 0
      ? [
          {
            holds: !inTime.some(({ text }) => containsAny(text, not_contains)),
            otherwise: `a reply after ${after} says what it must not, ${got}`,
          },
        ]
      : []),
  ];
}

const known = ['en', 'no', 'de', 'fr', 'es', 'ar'];

/** Told by letter sequences alone, which is not how the product itself tells. */
function languageOf(text: string): string {
  const scores = Object.entries(eld.detect(text).getScores()).filter(([language]) =>
    known.includes(language),
  );
  return scores.sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function checkSilence(expect: Expected, { outbound }: Played, timeOf: TimeOf): Check[] {
  const { no_bot_reply_after: after, no_bot_reply_between: spans, never_in_outbound: never } = expect;
  return [
    ...(after === undefined
      ? []
      : [
          { holds: outbound.every(({ t }) => t <= timeOf(after)), otherwise: `the bot spoke after ${after}` },
        ]),
    ...spans.map(([from, to]) => ({
      holds: outbound.every(({ t }) => t <= timeOf(from) || t >= timeOf(to)),
      otherwise: `the bot spoke between ${from} and ${to}`,
    })),
    ...never.map((part) => ({
      holds: outbound.every(({ text }) => !contains(text, part)),
      otherwise: `the visitor was told ${JSON.stringify(part)}`,
    })),
  ];
}

function checkHandover(expect: Expected, { handover, outbound }: Played, timeOf: TimeOf): Check[] {
  const { handover: wanted, handover_after: after, handover_within_ms: withinMs = Infinity } = expect;
  const fromMs = after === undefined ? 0 : timeOf(after);
  return [
    ...(wanted === true
      ? [
          {
            holds: handover.some(({ t }) => t >= fromMs && t <= fromMs + withinMs),
            otherwise: 'no human was called, or too late',
          },
        ]
      : []),
    ...(wanted === true && after !== undefined
      ? [{ holds: handover.every(({ t }) => t >= fromMs), otherwise: 'a human was called too early' }]
      : []),
    ...(wanted === false
      ? [{ holds: handover.length === 0, otherwise: 'a human was called without need' }]
      : []),
    ...(expect.reply_or_handover === true
      ? [{ holds: outbound.length + handover.length > 0, otherwise: 'the visitor was left alone' }]
      : []),
  ];
}

function checkLead(expect: Expected, { lead }: Played): Check[] {
  const { lead: wanted, lead_emails_allowed_extra: extra, lead_primary_email: primary } = expect;
  if (!wanted) return [];
  const allowed = lowered([...wanted.emails, ...extra]);
  const got = lowered(lead.emails);
  const name = (given: string | null | undefined) => (given ?? '').toLowerCase();
  return [
    {
      holds:
        lowered(wanted.emails).every((email) => got.includes(email)) &&
        got.every((email) => allowed.includes(email)),
      otherwise: `the lead’s e-mail addresses are ${JSON.stringify(lead.emails)}`,
    },
    {
      holds: sorted(wanted.phones_e164) === sorted(lead.phones_e164),
      otherwise: `the lead’s phone numbers are ${JSON.stringify(lead.phones_e164)}`,
    },
    {
      holds: name(wanted.name) === name(lead.name),
      otherwise: `the lead’s name is ${lead.name ?? 'unknown'}`,
    },
    ...(primary == null
      ? []
      : [
          {
            holds: lead.primary_email === primary,
            otherwise: `the lead is written to at ${lead.primary_email ?? 'nowhere'}`,
          },
        ]),
  ];
}

const lowered = (texts: readonly string[]): string[] => texts.map((text) => text.toLowerCase());
const sorted = (texts: readonly string[]): string => [...texts].sort().join();

function checkModel(expect: Expected, { llm_calls: calls }: Played): Check[] {
  const { llm_calls_max: most, llm_prompt_order: order, never_in_llm_prompt: never } = expect;
  return [
    ...(most === undefined
      ? []
      : [
          {
            holds: calls.length <= most,
            otherwise: `the model was called ${calls.length} times instead of ${most}`,
          },
        ]),
    ...never.map((part) => ({
      holds: calls.every(({ prompt }) => !contains(prompt, part)),
      otherwise: `the model was shown ${JSON.stringify(part)}`,
    })),
    ...(order
      ? [
          {
            holds: standInOrder(order, calls.at(-1)?.prompt ?? ''),
            otherwise: 'the model read the messages in another order',
          },
        ]
      : []),
  ];
}

/** By where each stands last: what was said before may be in the prompt too. */
function standInOrder(parts: readonly string[], prompt: string): boolean {
  const places = parts.map((part) => prompt.lastIndexOf(part));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}
