import fs from 'node:fs';
import { z } from 'zod';
import { findContacts } from '../../pipeline/contacts/find-contacts.js';
import { findPersonalData } from '../../pipeline/contacts/find-personal-data.js';
import {
  isWholeRight,
  leaks,
  scoreContacts,
  type ContactOutcome,
  type ContactScore,
} from './score-contacts.js';

const SpanRow = z.object({ start: z.number(), end: z.number() });
const Message = z.object({
  id: z.string(),
  country: z.string(),
  text: z.string(),
  own_contacts: z.array(z.string()),
  contacts: z.object({
    emails: z.array(z.string()),
    phones_e164: z.array(z.string()),
    name: z.string().nullable(),
  }),
  pii: z.array(SpanRow),
  optional_pii: z.array(SpanRow),
});

/** What a set of messages has to reach; falling below any of them fails the evaluation. */
const floors = { emailsF1: 97, phonesF1: 97, namesExact: 85, wholeRight: 90 } as const;
const ceilings = { leaks: 0, harmlessMasked: 0.5, msPerMessage: 2 } as const;

export interface ContactOptions {
  /** A JSON line per message. */
  file: string;
  print: (line: string) => void;
}

/** Reads contacts and personal data out of every message and compares. Returns what missed its bound. */
export function evaluateContacts({ file, print }: ContactOptions): string[] {
  const messages = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Message.parse(JSON.parse(line)));
  // Once through unmeasured: the first calls pay for compiling the patterns.
  messages.forEach(read);
  const outcomes = messages.map((message) => ({ id: message.id, ...read(message) }));
  const score = scoreContacts(outcomes);
  print(describe(score));
  for (const outcome of outcomes.filter((each) => !isWholeRight(each) || leaks(each)))
    print(`  ${outcome.id} ${JSON.stringify(outcome.text)} -> ${JSON.stringify(outcome.read)}`);
  return failures(score);
}

function read(message: z.infer<typeof Message>): ContactOutcome {
  const { text, country, own_contacts: ownContacts } = message;
  const start = performance.now();
  const { emails, phones_e164, name } = findContacts(text, { country, ownContacts });
  const masked = findPersonalData(text, { country });
  const ms = performance.now() - start;
  const { contacts: gold, pii, optional_pii: optional } = message;
  return { text, gold, pii, optional, read: { emails, phones_e164, name }, masked, ms };
}

const describe = (score: ContactScore): string =>
  [
    `contacts: ${score.messages} messages`,
    `e-mails F1 ${score.emailsF1.toFixed(1)}`,
    `phones F1 ${score.phonesF1.toFixed(1)}`,
    `names exact ${score.namesExact.toFixed(1)} (${score.falseNames} false)`,
    `whole message right ${score.wholeRight.toFixed(1)}`,
    `${score.leaks} leak, ${score.harmlessMasked.toFixed(2)} % of harmless characters masked`,
    `${score.msPerMessage.toFixed(2)} ms a message`,
  ].join('  ');

function failures(score: ContactScore): string[] {
  return [
    ...(['emailsF1', 'phonesF1', 'namesExact', 'wholeRight'] as const)
      .filter((figure) => score[figure] < floors[figure])
      .map((figure) => `contacts: ${figure} ${score[figure].toFixed(1)} < ${floors[figure]}`),
    ...(['leaks', 'harmlessMasked', 'msPerMessage'] as const)
      .filter((figure) => score[figure] > ceilings[figure])
      .map((figure) => `contacts: ${figure} ${score[figure].toFixed(2)} > ${ceilings[figure]}`),
  ];
}
