import { z } from 'zod';
import { decoration, looseList, msTime } from '../../src/kit/index.js';

/**
 * Crisp's shapes (crisp.md 2 and 3). Unknown keys are dropped, and what is not certain to be sent is optional. What
 * decides who wrote, or who may read it, is taken strictly.
 */
const time = msTime.optional().catch(undefined);
const text = z.string();

/** Part of addresses, so it must not be able to lead elsewhere. */
const session_id = z.string().regex(/^session_[\w-]{1,100}$/);
export const OfSession = z.object({ session_id });
export const OfMessage = OfSession.extend({ fingerprint: z.number().int().nonnegative() });

export const Hook = z.object({
  website_id: z.string().optional(),
  event: z.string(),
  data: z.looseObject({ website_id: z.string().optional() }),
  timestamp: time,
});

/** `automated` and the author's id may be missing from messages of bots. */
export const Message = OfMessage.extend({
  type: z.string(),
  from: z.enum(['user', 'operator']),
  content: z.unknown(),
  timestamp: time,
  origin: decoration(100),
  automated: z.boolean().nullish(),
  user: z.object({ user_id: z.string().nullish(), nickname: decoration(1000) }).nullish().catch(undefined),
});
export type Message = z.infer<typeof Message>;

/** Contents other than plain text, told apart by their members. */
export const FileContent = z.object({ url: z.string().min(1).max(4000), name: decoration(1000), type: decoration(200) });
const Choice = z.object({ label: text, selected: z.boolean().catch(false) });
export const PickerContent = z.object({ text, choices: looseList(Choice) });
export const FieldContent = z.object({ text, explain: text, value: text.optional() });
export const CarouselContent = z.object({ text, targets: looseList(z.object({ title: text })) });

export const Updated = OfMessage.extend({ content: z.unknown() });

/** What Crisp knows of the visitor, as the API gives it and as `session:set_…` tells it. */
export const Facts = z.object({ nickname: decoration(1000), email: decoration(1000), phone: decoration(1000) });
export type Facts = z.infer<typeof Facts>;
export const FactsOfSession = OfSession.extend(Facts.shape);

export const Routing = OfSession.extend({ routing_id: z.string().nullable() });
export const Standing = OfSession.extend({ state: z.string() });

export const Conversation = Standing.extend({
  website_id: z.string(),
  assigned: z.object({ user_id: z.string().nullish() }).nullish().catch(undefined),
  updated_at: msTime,
  meta: Facts.catch({}),
});
export type Conversation = z.infer<typeof Conversation>;

export const Installed = z.object({ plugin_id: z.string(), bound: z.boolean() });
