import { z } from 'zod';

/** What is left of small inputs once their columns are cast and the required ones are there. */
const text = z.string().nullable().default(null);

export const ApiKeyInput = z.object({ label: z.string() });
export const SubscriptionInput = z.object({ webhook_url: z.string(), scope: text });
export const TagInput = z.object({ name: z.string(), description: text, color: text });
export const NoteInput = z.object({
  body: z.string(),
  customer_id: z.string(),
  content_type: z.string().default('text'),
});
