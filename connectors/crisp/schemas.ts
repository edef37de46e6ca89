import { createHash } from 'node:crypto';
import { z } from 'zod';
import { decoration, looseList, msTime } from '../../src/kit/index.js';

/**
 * Crisp's shapes (crisp.md 2 and 3). Unknown keys are dropped, and what is not certain to be sent is optional. What
 * decides who wrote, or who may read it, is taken strictly.
 */
const time = msTime.optional().catch(undefined);
const shortText = decoration(1000);
const longText = decoration(1_000_000);

export const Hook = z.object({
  website_id: z.string().optional(),
  event: z.string().catch(''),
  data: z.looseObject({ website_id: z.string().optional() }).catch({}),
  timestamp: time,
});

/** What Crisp knows of a visitor. */
export const Facts = z.object({ nickname: shortText, email: shortText, phone: shortText });
export type Facts = z.infer<typeof Facts>;

/** Data of the events about a session, whose id becomes part of addresses. Which other member counts, the event says. */
export const Session = Facts.extend({
  session_id: z.string().regex(/^session_[\w-]{1,100}$/),
  state: z.string().optional(),
  routing_id: z.string().nullish(),
});

export const Changed = Session.pick({ session_id: true }).extend({
  fingerprint: z.number().int().nonnegative(),
  content: z.unknown().optional(),
});
export type Changed = z.infer<typeof Changed>;

/** `automated` and the author's id may be missing from messages of bots. */
const Author = z.object({ user_id: z.string().nullish(), nickname: shortText }).nullish().catch(undefined);
export const Message = Changed.extend({
  ...{ type: z.string(), from: z.enum(['user', 'operator']), automated: z.boolean().nullish() },
  ...{ timestamp: time, origin: decoration(100), user: Author },
});
export type Message = z.infer<typeof Message>;

/** What says something in contents that are not plain text: files, pickers, fields, carousels. */
export const Content = z.object({
  ...{ url: decoration(4000), name: shortText, type: decoration(200), text: longText, value: longText },
  choices: looseList(z.object({ label: z.string(), selected: z.boolean() })).catch([]),
});

const Operator = z.object({ user_id: z.string().nullish() }).nullish().catch(undefined);
export const Conversation = Session.pick({ session_id: true }).extend({
  ...{ state: z.string(), assigned: Operator, updated_at: msTime, meta: Facts.catch({}) },
});
export type Conversation = z.infer<typeof Conversation>;

const lowestOfOurs = 2 ** 52;

/**
 * The fingerprint under which a message of ours is stored: the same for the same key, safe as a number, and above all that
 * Crisp makes, which look like a time in milliseconds with two digits more (crisp.md 2).
 */
export const fingerprintOf = (idempotencyKey: string): number =>
  lowestOfOurs + Number(createHash('sha256').update(idempotencyKey).digest().readBigUInt64BE() >> 12n);

/** Whether we could have made it. The host still compares it with what it sent. */
export const couldBeOurs = (fingerprint: number): boolean => fingerprint >= lowestOfOurs;
