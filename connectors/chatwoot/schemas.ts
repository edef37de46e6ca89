import { z } from 'zod';
import { decoration, isoTime, looseList, onlyGiven, secondsTime } from '../../src/kit/index.js';

/**
 * Chatwoot's shapes (chatwoot.md 3 and 4). Unknown keys are dropped. What decides who wrote, or who may read it, is taken
 * strictly. Hooks and answers differ: kinds of messages are words here and numbers there, times are ISO here and seconds
 * there, and a contact who writes has a type in answers only.
 */
export const id = z.number().int().nonnegative();
const shortText = decoration(1000);
const time = secondsTime.optional().catch(undefined);
const anything = z.unknown();

const kinds = ['incoming', 'outgoing', 'activity', 'template'] as const;
const Kind = z.union([z.enum(kinds), z.literal([0, 1, 2, 3]).transform((number) => kinds[number])]);
const File = z
  .object({ data_url: z.string().min(1).max(4000), content_type: decoration(200) })
  .transform(({ data_url: url, content_type }) => onlyGiven({ url, content_type }));

const Facts = z.object({ name: shortText, email: shortText, phone_number: shortText });
const Sender = Facts.extend({ id: id.optional(), type: z.string().nullish() }).nullish().catch(undefined);

/** `patchbay` is our mark: what a bot puts into the attributes is stored and comes back (chatwoot.md 5). */
const Attributes = z.object({
  ...{ patchbay: decoration(100), deleted: anything, automation_rule_id: anything },
  submitted_email: shortText,
  submitted_values: looseList(z.object({ title: shortText, value: shortText })).catch([]),
});
const content_attributes = Attributes.partial().nullish().catch(undefined);
const entry = { id, created_at: z.union([isoTime, secondsTime]), content_attributes };

/** What is enough to find a message again; the rest of it is kept unread. */
export const Marked = z.looseObject(entry);

export const Message = z.object({
  ...entry,
  ...{ message_type: Kind, private: z.boolean(), content: z.string().nullish(), sender: Sender },
  additional_attributes: z.object({ campaign_id: anything }).nullish().catch(undefined),
  attachments: looseList(File).catch([]),
});
export type Message = z.infer<typeof Message>;

const channel = decoration(100);
const Origin = z.object({ referer: decoration(4000), browser_language: decoration(35) }).partial();
const Meta = z.object({ sender: Facts.extend({ id }), assignee: anything, channel });

export const Conversation = z.object({
  ...{ id: id.transform(String), inbox_id: id.optional().catch(undefined), status: z.string(), channel },
  ...{ updated_at: time, last_activity_at: time, meta: Meta.partial().catch({}) },
  additional_attributes: Origin.catch({}),
});
export type Conversation = z.infer<typeof Conversation>;

const Owned = z.object({ account: z.object({ id }).optional().catch(undefined) });
/** What every hook has. Events of typing name their account inside. */
export const Hook = Owned.extend({ event: z.string().catch(''), conversation: Owned.catch({}) });

export const MessageHook = Message.extend({ conversation: Conversation });

const Change = z.object({ previous_value: anything, current_value: anything }).optional();
/** Each change is an entry of its own. */
const Changes = looseList(z.object({ status: Change, assignee_id: Change })).catch([]);
export const ConversationHook = Conversation.extend({ changed_attributes: Changes });
export type ConversationHook = z.infer<typeof ConversationHook>;

/** Until a visitor gives a name, Chatwoot makes one up, such as `cold-forest-118`. */
export const factsOf = ({ name, email, phone_number: phone }: z.infer<typeof Facts>) => ({
  ...{ name: /^[a-z]+-[a-z]+-\d{1,3}$/.test(name ?? '') ? undefined : name, email, phone },
});
