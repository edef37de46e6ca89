import { z } from 'zod';
import { checkFormat } from './check-format.js';
import { badRequest } from './refusal.js';

/** What a client sends to `POST /v1/chat/completions`, as far as this simulator knows it. */

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });
const content = z.union([z.string(), z.array(textPart)]);

const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: content.nullish(),
});

const JsonSchema = z.record(z.string(), z.unknown());

export const ResponseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      description: z.string().optional(),
      schema: JsonSchema.optional(),
      strict: z.boolean().nullish(),
    }),
  }),
]);
export type ResponseFormat = z.output<typeof ResponseFormat>;

const Body = z.looseObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  max_tokens: z.int().positive().nullish(),
  n: z.literal(1).nullish(),
  response_format: ResponseFormat.nullish(),
});

/** One question to the model, read and flattened. */
export interface ChatRequest {
  model: string;
  messages: { role: string; text: string }[];
  /** Everything the model is told, message after message. */
  prompt: string;
  /** What the system and developer messages say. */
  instructions: string;
  format: ResponseFormat;
  temperature: number | null;
  /** The longest answer in tokens. */
  maxTokens: number | null;
  stream: boolean;
  includeUsage: boolean;
}

function textOf(given: z.output<typeof content> | null | undefined): string {
  if (typeof given === 'string') return given;
  return (given ?? []).map(({ text }) => text).join('\n');
}

/** Reads a body. Throws the API's 400 for a wrong shape, and for formats that the real API refuses. */
export function readChatRequest(json: unknown): ChatRequest {
  const parsed = Body.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(issue?.message ?? 'malformed', issue?.path.join('.') ?? null);
  }
  const body = parsed.data;
  const messages = body.messages.map(({ role, content: given }) => ({ role, text: textOf(given) }));
  const prompt = messages.map(({ text }) => text).join('\n\n');
  const format = body.response_format ?? { type: 'text' as const };
  checkFormat(format, prompt);
  return {
    model: body.model,
    messages,
    prompt,
    instructions: messages
      .filter(({ role }) => role === 'system' || role === 'developer')
      .map(({ text }) => text)
      .join('\n\n'),
    format,
    temperature: body.temperature ?? null,
    maxTokens: body.max_completion_tokens ?? body.max_tokens ?? null,
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
  };
}
