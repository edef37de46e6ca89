import { z } from 'zod';

/** Shapes of message bodies. crisp: WebsiteConversation of the Node and Go clients. */

const author = z.strictObject({
  type: z.string().optional(),
  user_id: z.string().optional(),
  nickname: z.string().optional(),
  avatar: z.string().optional(),
});

const text = z.string().min(1);
const link = z.strictObject({ label: z.string(), url: z.string() });

const file = z.strictObject({ name: z.string(), url: z.string(), type: z.string() });
const animation = z.strictObject({ url: z.string(), type: z.string() });
const audio = z.strictObject({ url: z.string(), type: z.string(), duration: z.number() });

export const PickerContent = z.strictObject({
  id: z.string(),
  text: z.string(),
  choices: z.array(
    z.strictObject({
      value: z.string(),
      label: z.string(),
      selected: z.boolean(),
      icon: z.string().optional(),
      action: z.strictObject({ type: z.string(), target: z.string().optional() }).optional(),
    }),
  ),
  required: z.boolean().optional(),
});

export const FieldContent = z.strictObject({
  id: z.string(),
  text: z.string(),
  explain: z.string(),
  value: z.string().optional(),
  required: z.boolean().optional(),
});

const carousel = z.strictObject({
  text: z.string(),
  targets: z.array(
    z.strictObject({
      title: z.string(),
      description: z.string(),
      image: z.string().optional(),
      actions: z.array(link),
    }),
  ),
});

const event = z.strictObject({ namespace: z.string(), text: z.string().optional() });

const common = {
  from: z.enum(['user', 'operator']),
  origin: z.string().min(1),
  fingerprint: z.int().nonnegative().optional(),
  user: author.optional(),
  automated: z.boolean().optional(),
  translated: z.boolean().optional(),
  stealth: z.boolean().optional(),
  mentions: z.array(z.string()).optional(),
  references: z.array(z.unknown()).optional(),
  original: z.strictObject({ type: z.string(), content: z.string() }).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  timestamp: z.int().nonnegative().optional(),
};

/** `POST …/message`. Unknown keys are refused, so that a connector's slip of the pen shows. */
export const NewMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), content: text, ...common }),
  z.strictObject({ type: z.literal('note'), content: text, ...common }),
  z.strictObject({ type: z.literal('file'), content: file, ...common }),
  z.strictObject({ type: z.literal('animation'), content: animation, ...common }),
  z.strictObject({ type: z.literal('audio'), content: audio, ...common }),
  z.strictObject({ type: z.literal('picker'), content: PickerContent, ...common }),
  z.strictObject({ type: z.literal('field'), content: FieldContent, ...common }),
  z.strictObject({ type: z.literal('carousel'), content: carousel, ...common }),
  z.strictObject({ type: z.literal('event'), content: event, ...common }),
]);
export type NewMessage = z.output<typeof NewMessage>;

/** `PATCH …/message/{fingerprint}`. */
export const ChangedMessage = z.strictObject({
  content: z.union([text, file, animation, audio, PickerContent, FieldContent, carousel, event]),
});
