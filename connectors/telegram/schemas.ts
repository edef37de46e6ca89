import { z } from 'zod';
import { decoration, secondsTime } from '../../src/kit/index.js';

/** Telegram's shapes (core.telegram.org/bots/api). Ids are numbers of up to 52 bits, times are seconds. */

const User = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: decoration(500),
  last_name: decoration(400),
  language_code: decoration(35),
});
export type User = z.infer<typeof User>;

/** Groups and channels are not read. */
const Chat = z.object({ id: z.int(), type: z.literal('private') });

/** Content of a kind that decorates, or of one that this message is not. */
const contentOf = <T>(shape: z.ZodType<T>) => shape.optional().catch(undefined);
const File = contentOf(z.object({ file_name: decoration(1000), mime_type: decoration(200) }));
const text = contentOf(z.string());

const Content = z.object({
  ...{ text, caption: text },
  // An animation is told as a document, too: the first of these that is there counts.
  ...{ animation: File, video: File, video_note: File, audio: File, voice: File, document: File },
  photo: contentOf(z.array(z.unknown()).transform(() => ({ file_name: undefined, mime_type: 'image/jpeg' }))),
  sticker: contentOf(z.object({ emoji: decoration(40) })),
  contact: contentOf(
    z.object({
      phone_number: z.string().min(1).max(100),
      ...{ first_name: decoration(500), last_name: decoration(400), user_id: contentOf(z.int()) },
    }),
  ),
  venue: contentOf(z.object({ title: z.string().max(1000), address: z.string().max(1000) })),
  location: contentOf(z.object({ latitude: z.number(), longitude: z.number() })),
});
export type Content = z.infer<typeof Content>;

const Message = Content.extend({
  ...{ message_id: z.int(), from: User, chat: Chat, date: secondsTime },
  business_connection_id: z.undefined().optional(),
});

/** In a chat of an owner. `sender_business_bot` wrote in the owner's name; `is_from_offline` nobody did just now. */
const BusinessMessage = Message.extend({
  business_connection_id: z.string().min(1).max(200),
  sender_business_bot: User.optional(),
  is_from_offline: z.boolean().optional(),
});
export type AnyMessage = z.infer<typeof Message> | z.infer<typeof BusinessMessage>;

const edited = { edit_date: secondsTime };

/** One update has one of these; those that are not here are not asked for. */
export const Update = z.object({
  message: Message.optional(),
  edited_message: Message.extend(edited).optional(),
  business_message: BusinessMessage.optional(),
  edited_business_message: BusinessMessage.extend(edited).optional(),
  deleted_business_messages: z
    .object({
      business_connection_id: BusinessMessage.shape.business_connection_id,
      ...{ chat: Chat, message_ids: z.array(z.int()) },
    })
    .optional(),
  my_chat_member: z
    .object({ chat: Chat, date: secondsTime, new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});
export type Update = z.infer<typeof Update>;

/** What Telegram shall tell us of. */
export const updateKinds = Object.keys(Update.shape);

export const Bot = z.object({ id: z.int(), first_name: z.string(), username: decoration(100) });

/** `url` is empty where none is set. `last_error_message` is of the last update that could not be delivered. */
export const Webhook = z.object({ url: z.string(), last_error_message: decoration(1000) });
