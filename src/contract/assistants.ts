import { z } from 'zod';
import { Id, TextByLanguage, Time, TrustLevel, WebUrl, line, page } from './common.js';
import { unlessBlank, within } from './problems.js';

export const tones = ['friendly', 'neutral', 'formal'] as const;
export const answerLengths = ['short', 'medium', 'long'] as const;

/** With a letter or a digit: signs alone are no word that could be found. */
export const HandoverPhrase = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/[\p{L}\p{N}]/u, unlessBlank('Use at least one letter or digit.'))
  .meta({
    id: 'HandoverPhrase',
    description: 'A word or a phrase of a visitor’s, in any language, that calls a human.',
    example: 'cancel my order',
  });

export const mostHandoverPhrases = 100;

const settingsExample = {
  about: 'A bakery in the old town with bread, cakes and a small café. Most visitors live nearby.',
  style: 'Say “loaf”, not “product”.',
  limits: 'Never promise a discount.',
  instructions: 'Mention that orders before noon are ready the same day.',
  tone: 'friendly',
  model: null,
  temperature: 0.2,
  sender_name: 'Bakery assistant',
  trust: 'auto',
  handover_texts: { en: 'A colleague will be with you shortly.' },
  handover_phrases: ['cancel my order'],
  consent_text: 'We keep your contact data to answer you.',
  booking_url: null,
  answer_length: 'short',
} as const;

const promptSection = z.string().trim().max(4000);

/** No field has a default: see `config.ts`. */
const settings = {
  about: promptSection,
  style: promptSection,
  limits: promptSection,
  instructions: z.string().trim().max(8000),
  tone: z.enum(tones),
  model: line(200).nullable(),
  temperature: within(z.number(), 0, 2),
  sender_name: line(80),
  trust: TrustLevel,
  handover_texts: TextByLanguage,
  handover_phrases: z.array(HandoverPhrase).max(mostHandoverPhrases),
  consent_text: z.string().trim().max(1000),
  booking_url: WebUrl.nullable(),
  answer_length: z.enum(answerLengths),
};

export const AssistantSettings = z.object(settings).meta({
  id: 'AssistantSettings',
  description:
    'How an assistant writes and how far it may go. `about` says what the business offers and who the visitors are, `style` how to write, `limits` what is never said or promised, `instructions` all else. `model` null takes the installation’s; `handover_texts` is what a visitor reads when a human is called while somebody is there; a message with one of `handover_phrases` calls one at once, whatever its case and accents.',
  example: settingsExample,
});
export type AssistantSettings = z.infer<typeof AssistantSettings>;

export const Assistant = z
  .object({
    id: Id,
    name: z.string(),
    version: z
      .int()
      .min(1)
      .meta({ description: 'Counts the published changes; each turn names the one it used.' }),
    settings: AssistantSettings,
    created_at: Time,
    updated_at: Time,
  })
  .meta({
    id: 'Assistant',
    description: 'One bot of a tenant.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f03',
      name: 'Front desk',
      version: 4,
      settings: settingsExample,
      created_at: '2026-05-04T09:30:00.000Z',
      updated_at: '2026-05-05T10:00:00.000Z',
    },
  });
export type Assistant = z.infer<typeof Assistant>;

export const AssistantPage = page(Assistant).meta({
  id: 'AssistantPage',
  description: 'One page of the tenant’s assistants.',
});
export type AssistantPage = z.infer<typeof AssistantPage>;

export const ChangeAssistant = z
  .strictObject({ name: line(80), settings: z.strictObject(settings).partial() })
  .partial()
  .meta({
    id: 'ChangeAssistant',
    description: 'Absent members stay as they are. Publishes a new version.',
    example: { settings: { tone: 'formal', trust: 'draft' } },
  });
export type ChangeAssistant = z.infer<typeof ChangeAssistant>;

export const intentActions = ['answer', 'canned-reply', 'hand-over', 'booking-link', 'ignore'] as const;
export const IntentAction = z.enum(intentActions).meta({
  id: 'IntentAction',
  description:
    'What happens when a visitor means this. `answer`: from the knowledge. `canned-reply`: one of `reply_texts`. `hand-over`: to a human. `booking-link`: the assistant’s booking address. `ignore`: nothing.',
  example: 'answer',
});
export type IntentAction = z.infer<typeof IntentAction>;

const IntentName = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]+([-_][a-z0-9]+)*$/,
    unlessBlank('Use lower-case letters, digits, hyphens and underscores.'),
  );

const intent = {
  label: line(80),
  action: IntentAction,
  examples: z.array(line(500)).max(500),
  reply_texts: TextByLanguage,
  trust: TrustLevel.nullable(),
};

export const Intent = z.object({ id: Id, name: z.string(), ...intent, is_starter: z.boolean() }).meta({
  id: 'Intent',
  description:
    'Something that visitors mean, learnt from examples. `trust` narrows the assistant’s; null leaves it. A starter came with the product.',
  example: {
    id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f04',
    name: 'opening-hours',
    label: 'Opening hours',
    action: 'answer',
    examples: ['When are you open?', 'Are you open on Sunday?'],
    reply_texts: {},
    trust: null,
    is_starter: true,
  },
});
export type Intent = z.infer<typeof Intent>;

export const IntentPage = page(Intent).meta({
  id: 'IntentPage',
  description: 'One page of an assistant’s intents.',
});
export type IntentPage = z.infer<typeof IntentPage>;

export const CreateIntent = z
  .strictObject({
    name: IntentName,
    label: intent.label,
    action: intent.action,
    examples: intent.examples.default([]),
    reply_texts: intent.reply_texts.default({}),
    trust: intent.trust.default(null),
  })
  .meta({
    id: 'CreateIntent',
    description: 'A new intent of an assistant.',
    example: {
      name: 'wedding-cakes',
      label: 'Wedding cakes',
      action: 'hand-over',
      examples: ['Do you make wedding cakes?'],
    },
  });
export type CreateIntent = z.infer<typeof CreateIntent>;

export const ChangeIntent = z
  .strictObject(intent)
  .partial()
  .meta({
    id: 'ChangeIntent',
    description: 'Absent members stay as they are.',
    example: { action: 'answer' },
  });
export type ChangeIntent = z.infer<typeof ChangeIntent>;
