import { z } from 'zod';

/**
 * Papercups' shapes (papercups: lib/chat_api_web/views). Unknown keys are dropped. What decides who wrote, or who may
 * read, is taken strictly; what only decorates is left out when it has another form. Fields that older servers lack are
 * optional.
 */

const id = z.guid();

const decoration = (maxLength: number) => z.string().trim().min(1).max(maxLength).optional().catch(undefined);

/** `created_at` carries no zone and is UTC; all other times end in Z (papercups: lib/chat_api_web/views/message_view.ex). */
const time = z
  .string()
  .transform((written) => (/(?:z|[+-]\d\d:?\d\d)$/i.test(written) ? written : `${written}Z`))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((written) => new Date(written).toISOString());

const File = z.object({
  file_url: z.string().min(1).max(4000),
  filename: decoration(1000),
  content_type: decoration(200),
});

/** A visitor can store null in `type`, `private` and `source` over the open socket. */
export const Message = z.object({
  id,
  account_id: id,
  conversation_id: id,
  body: z
    .string()
    .nullish()
    .transform((text) => (text ?? '').slice(0, 1_000_000)),
  type: z.string().nullish(),
  private: z.boolean().nullish(),
  source: decoration(100),
  created_at: time,
  customer_id: id.nullish(),
  user_id: z.number().int().nullish(),
  user: z
    .object({ display_name: decoration(1000), full_name: decoration(1000) })
    .nullish()
    .catch(undefined),
  metadata: z
    .object({ patchbay: decoration(100) })
    .nullish()
    .catch(undefined),
  attachments: z
    .array(File.nullable().catch(null))
    .nullish()
    .catch(undefined)
    .transform((files) => (files ?? []).filter((file) => file !== null).slice(0, 50)),
});
export type Message = z.infer<typeof Message>;

const CustomerFacts = z.object({
  id,
  name: decoration(1000),
  email: decoration(1000),
  phone: decoration(1000),
  current_url: decoration(4000),
});
export type CustomerFacts = z.infer<typeof CustomerFacts>;

export const Conversation = z.object({
  id,
  account_id: id,
  customer_id: id.nullish(),
  assignee_id: z.number().int().nullish(),
  status: z.string(),
  created_at: time,
  last_activity_at: time.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type Conversation = z.infer<typeof Conversation>;

/** What reads by id and lists give: one odd message must not hide the others. */
export const WholeConversation = Conversation.extend({
  customer: CustomerFacts.nullish().catch(undefined),
  messages: z
    .array(Message.nullable().catch(null))
    .transform((messages) => messages.filter((message) => message !== null)),
});
export type WholeConversation = z.infer<typeof WholeConversation>;

/** The list's order is that of the last activity, newest first; conversations without any stand at its head. */
export const ConversationPage = z.object({ data: z.array(WholeConversation), next: z.string().nullish() });

export const MessageList = z.object({ data: z.array(Message.pick({ id: true, metadata: true })) });

export const Hook = z.object({ event: z.string(), payload: z.unknown() });
/** Every payload but the handshake's says whose it is. */
export const Owned = z.object({ account_id: id });

export const Me = z.object({ id: z.number().int(), account_id: id });
export const SignedIn = z.object({ token: z.string().min(1), account_id: id });
export const Subscription = z.object({ id, webhook_url: z.string(), verified: z.boolean() });

/** The envelope of every answer but the list of conversations. */
export const one = <T>(content: z.ZodType<T>) => z.object({ data: content });
