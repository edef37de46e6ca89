import { z } from 'zod';
import { Colour } from './colour.js';

/** The languages that the window has texts in. */
export const windowLanguages = ['en', 'de', 'es', 'fr', 'no', 'ar'] as const;

/** What a page that frames the preview tells it: the window's settings as far as they can be seen, and how to show them. */
export const WidgetPreview = z
  .strictObject({
    kind: z.literal('widget-preview'),
    name: z.string().trim().min(1).max(500),
    colour: Colour,
    greeting: z.string().max(10_000),
    language: z.enum(windowLanguages),
    is_dark: z.boolean(),
  })
  .meta({
    id: 'WidgetPreview',
    description: 'What the preview of a chat window shows.',
    example: {
      ...{ kind: 'widget-preview', name: 'Corner Bakery', colour: '#2f6fed' },
      ...{ greeting: 'Hello! What can we do for you?', language: 'en', is_dark: false },
    },
  });
export type WidgetPreview = z.infer<typeof WidgetPreview>;

/** What the preview says once it can be told something. */
export const PreviewReady = z.strictObject({ kind: z.literal('widget-preview-ready') }).meta({
  id: 'PreviewReady',
  description: 'The preview of a chat window listens now.',
  example: { kind: 'widget-preview-ready' },
});
export type PreviewReady = z.infer<typeof PreviewReady>;
