import { z } from 'zod';
import { decoration, isoTime, looseList } from '../../src/kit/index.js';

/**
 * Papercups' shapes (papercups: lib/chat_api_web/views). Unknown keys are dropped. What decides who wrote, or who may
 * read it, is taken strictly; what only decorates is left out when it has another form. What older servers lack is
 * optional, and a visitor can store null in `type`, `private` and `source` over the open socket.
 */
const id = z.guid();
const shortText = decoration(1000);

const File = z.object({
  file_url: z.string().min(1).max(4000),
  filename: shortText,
  content_type: decoration(200),
});

export const Message = z.object({
  id,
  account_id: id,
  conversation_id: id,
  body: z.string().nullish(),
  type: z.string().nullish(),
  private: z.boolean().nullish(),
  source: decoration(100),
  created_at: isoTime,
  customer_id: id.nullish(),
  user_id: z.number().int().nullish(),
  user: z.object({ display_name: shortText, full_name: shortText }).nullish().catch(undefined),
  metadata: z
    .object({ patchbay: decoration(100) })
    .nullish()
    .catch(undefined),
  attachments: looseList(File).catch([]),
});
export type Message = z.infer<typeof Message>;

export const Conversation = z.object({
  id,
  account_id: id,
  customer_id: id.nullish(),
  assignee_id: z.number().int().nullish(),
  status: z.string(),
  created_at: isoTime,
  last_activity_at: isoTime.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
export type Conversation = z.infer<typeof Conversation>;

/** What a read gives, with the visitor and all messages in no order. */
export const WholeConversation = Conversation.extend({
  customer: z
    .object({ id, name: shortText, email: shortText, phone: shortText, current_url: decoration(4000) })
    .nullish()
    .catch(undefined),
  messages: looseList(Message),
});
export type WholeConversation = z.infer<typeof WholeConversation>;

export const Hook = z.object({ event: z.string().catch(''), payload: z.unknown().optional() });
/** Every payload but the handshake's says whose it is. */
export const Owned = z.object({ account_id: id });

/** The envelope of answers. */
export const inData = <T>(content: z.ZodType<T>) => z.object({ data: content });
