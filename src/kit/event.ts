import { z } from 'zod';

/**
 * What happened at a platform, in one form for all platforms. Events survive JSON, are the same for the same request,
 * and carry the platform's own ids; the host makes them unique, ordered and tenant-bound.
 */

const externalId = z.string().min(1).max(300);
const shortText = z.string().max(1000);

/** What the platform knows of a visitor. All of it is visitor input: limited, escaped, never an instruction. */
export const VisitorFacts = z.object({
  external_id: externalId.optional(),
  name: shortText.optional(),
  email: shortText.optional(),
  phone: shortText.optional(),
  page_url: z.string().max(4000).optional(),
  language: z.string().max(35).optional(),
});
/** The same, as a type. */
export type VisitorFacts = z.infer<typeof VisitorFacts>;

/** A file of a message, by its address at the platform. It is never fetched without a look at where it leads. */
export const Attachment = z.object({
  url: z.string().max(4000),
  name: shortText.optional(),
  content_type: z.string().max(200).optional(),
});
/** The same, as a type. */
export type Attachment = z.infer<typeof Attachment>;

/**
 * Who wrote, as the platform shows it: `visitor`; `operator`, a human of the tenant, who silences the bot; `bot`, any machine,
 * ourselves included; `system`, the platform's own lines.
 */
export const messageRoles = ['visitor', 'operator', 'bot', 'system'] as const;
/** One of `messageRoles`. */
export type MessageRole = (typeof messageRoles)[number];

/** Somebody wrote. `role` is the writer's as the platform shows it; whether it was ourselves, `mark` tells. */
export const MessageEvent = z.object({
  kind: z.literal('message'),
  conversation_id: externalId,
  message_id: externalId,
  role: z.enum(messageRoles),
  /** A private note is seen by operators only. */
  private: z.boolean(),
  text: z.string().max(1_000_000),
  attachments: z.array(Attachment).max(50),
  sent_at: z.iso.datetime(),
  /** Our idempotency key, when the platform gave it back: the message is ours. */
  mark: z.string().max(100).optional(),
  author_name: shortText.optional(),
  visitor: VisitorFacts.optional(),
  /** The channel behind the platform (chat, email, sms …) where it tells. */
  channel: z.string().max(100).optional(),
});
/** The same, as a type. */
export type MessageEvent = z.infer<typeof MessageEvent>;

/** A message has another text now. `at` is when it was changed, ISO 8601 in UTC. */
export const MessageEditedEvent = z.object({
  kind: z.literal('message-edited'),
  conversation_id: externalId,
  message_id: externalId,
  text: z.string().max(1_000_000),
  at: z.iso.datetime(),
});

/** A message is gone at the platform. What is still unanswered of it is not answered. */
export const MessageDeletedEvent = z.object({
  kind: z.literal('message-deleted'),
  conversation_id: externalId,
  message_id: externalId,
  at: z.iso.datetime(),
});

/** The visitor's contact data changed at the platform. */
export const VisitorChangedEvent = z.object({
  kind: z.literal('visitor-changed'),
  conversation_id: externalId,
  visitor: VisitorFacts,
  at: z.iso.datetime(),
});

/** The conversation's state at the platform. Absent members did not change or are not told. */
export const ConversationChangedEvent = z.object({
  kind: z.literal('conversation-changed'),
  conversation_id: externalId,
  at: z.iso.datetime(),
  open: z.boolean().optional(),
  /** `operator`: assigned to a human; `nobody`: to no one, or to ourselves as before; `bot`: a human gives it back to us. */
  assigned_to: z.enum(['operator', 'nobody', 'bot']).optional(),
  removed: z.boolean().optional(),
});

/** The platform ended or changed the link itself (plugin removed, token revoked). */
export const ConnectionChangedEvent = z.object({
  kind: z.literal('connection-changed'),
  active: z.boolean(),
  at: z.iso.datetime(),
});

/** Anything that a platform may tell. Times are ISO 8601 in UTC, ids the platform's own as text of 1 to 300 characters. */
export const ConnectorEvent = z.discriminatedUnion('kind', [
  MessageEvent,
  MessageEditedEvent,
  MessageDeletedEvent,
  VisitorChangedEvent,
  ConversationChangedEvent,
  ConnectionChangedEvent,
]);
/** The same, as a type. */
export type ConnectorEvent = z.infer<typeof ConnectorEvent>;
/** The `kind` of an event. */
export type ConnectorEventKind = ConnectorEvent['kind'];

/** A copy without the members that are undefined: such an event equals itself after a trip through JSON. */
export function onlyGiven<T extends object>(members: T): T {
  const copy = { ...members };
  for (const [name, value] of Object.entries(copy))
    if (value === undefined) Reflect.deleteProperty(copy, name);
  return copy;
}
