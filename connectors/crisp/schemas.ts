import { z } from 'zod';
import { decoration, looseList, msTime } from '../../src/kit/index.js';

/**
 * Crisp's shapes (crisp.md 2 and 3). Unknown keys are dropped, and what is not certain to be sent is optional. What
 * decides who wrote, or who may read it, is taken strictly.
 */
const time = msTime.optional().catch(undefined);
const longText = decoration(1_000_000);

export const Hook = z.object({
  website_id: z.string().optional(),
  event: z.string(),
  data: z.looseObject({ website_id: z.string().optional() }),
  timestamp: time,
});

/** A session's id becomes part of addresses, so it must not be able to lead elsewhere. */
export const OfSession = z.object({ session_id: z.string().regex(/^session_[\w-]{1,100}$/) });
export const OfMessage = OfSession.extend({ fingerprint: z.number().int().nonnegative() });
export const Updated = OfMessage.extend({ content: z.unknown() });
export type Updated = z.infer<typeof Updated>;

/** `automated` and the author's id may be missing from messages of bots. */
export const Message = Updated.extend({
  type: z.string(),
  from: z.enum(['user', 'operator']),
  timestamp: time,
  origin: decoration(100),
  automated: z.boolean().nullish(),
  user: z
    .object({ user_id: z.string().nullish(), nickname: decoration(1000) })
    .nullish()
    .catch(undefined),
});
export type Message = z.infer<typeof Message>;

/** What says something in contents that are not plain text: files, pickers, fields, carousels. */
export const Content = z.object({
  ...{ url: decoration(4000), name: decoration(1000), type: decoration(200) },
  ...{ text: longText, value: longText },
  choices: looseList(z.object({ label: z.string(), selected: z.boolean() })).catch([]),
});

/** What Crisp knows of a visitor. */
const facts = { nickname: decoration(1000), email: decoration(1000), phone: decoration(1000) };
export const Facts = z.object(facts);
export type Facts = z.infer<typeof Facts>;
export const FactsOfSession = OfSession.extend(facts);

export const Standing = OfSession.extend({ state: z.string() });
export const Routing = OfSession.extend({ routing_id: z.string().nullable() });
export const Installed = z.object({ bound: z.boolean() });

export const Conversation = Standing.extend({
  assigned: z.object({ user_id: z.string().nullish() }).nullish().catch(undefined),
  updated_at: msTime,
  meta: Facts.catch({}),
});
