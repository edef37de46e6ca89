import { z } from 'zod';
import { unprocessable } from './refusal.js';
import { attributes, flag } from './route.js';
import type { Attributes } from './rows.js';

const contentTypes = [
  ...['text', 'input_text', 'input_textarea', 'input_email', 'input_select', 'cards', 'form', 'article'],
  ...['incoming_email', 'input_csat', 'integrations', 'sticker', 'voice_call'],
];

/** Attributes come as an object, or as its JSON in a form with files. */
const contentAttributes = z.union([
  attributes,
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch (error) {
        context.addIssue(String(error));
        return z.NEVER;
      }
    })
    .pipe(attributes),
]);

/** What `POST …/messages` takes. */
export const MessageBody = z.object({
  content: z.coerce.string().nullish(),
  message_type: z.string().optional(),
  private: flag.nullish(),
  content_type: z.string().nullish(),
  content_attributes: contentAttributes.nullish(),
  source_id: z.string().nullish(),
  echo_id: z.union([z.string(), z.number().transform(String)]).optional(),
});
export type MessageBody = z.output<typeof MessageBody>;

const allowedKeys: Record<string, { keys: string[]; required?: string }> = {
  input_select: { keys: ['title', 'value'] },
  cards: { keys: ['title', 'description', 'media_url', 'actions'], required: 'actions' },
  form: {
    keys: ['type', 'placeholder', 'label', 'name', 'options', 'default', 'required', 'pattern', 'title'],
  },
  article: { keys: ['title', 'description', 'link'] },
};

const Items = z.array(z.record(z.string(), z.unknown()));
const failed = (problem: string) => unprocessable(`Validation failed: ${problem}`);

/** 422 for items of a form that the content type does not have. */
export function checkItems(contentType: string, { items }: Attributes): void {
  const rule = allowedKeys[contentType];
  if (!rule) return;
  const parsed = Items.safeParse(items);
  if (!parsed.success || parsed.data.length === 0)
    throw failed('Content attributes At least one item is required.');
  for (const item of parsed.data) {
    const unknown = Object.keys(item).filter((key) => !rule.keys.includes(key));
    if (unknown.length > 0)
      throw failed(`Content attributes contains invalid keys for items : ${unknown.join(', ')}`);
    if (rule.required !== undefined && !(rule.required in item))
      throw failed(`Content attributes contains items missing ${rule.required}`);
  }
}

/** 422 for a type that does not exist, a text that is too long, and more than fifteen files. */
export function checkMessage(
  { content, content_type, message_type }: MessageBody,
  { fileCount, isApiInbox }: { fileCount: number; isApiInbox: boolean },
): void {
  if (message_type === 'incoming' && !isApiInbox)
    throw unprocessable('Incoming messages are only allowed in Api inboxes');
  if (!['incoming', 'outgoing', 'activity', 'template', undefined].includes(message_type))
    throw unprocessable(`'${message_type ?? ''}' is not a valid message_type`);
  if (content_type && !contentTypes.includes(content_type))
    throw unprocessable(`'${content_type}' is not a valid content_type`);
  if (Array.from(content ?? '').length > 150_000)
    throw failed('Content is too long (maximum is 150000 characters)');
  if (fileCount > 15) throw failed('Attachments exceeded maximum allowed');
}
