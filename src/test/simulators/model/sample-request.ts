import { APIError } from 'openai';
import type OpenAI from 'openai';
import { z } from 'zod';

/** A request like the product's, for tests. */

/** The shape that the product asks its model for. */
export const Shape = z.object({
  answer: z.string(),
  passage_ids: z.array(z.string()),
  unsure: z.boolean(),
  intent: z.string().nullable(),
});

/** What the product hands to its model, in small. */
export const input = {
  question: 'How long does delivery to Norway take?',
  passages: [
    { id: 'p1', title: 'Returns', text: 'You may return goods within 30 days. Start under My orders.' },
    { id: 'p2', title: 'Delivery', text: 'We love boats. Delivery to Norway takes 3 to 5 working days.' },
  ],
  possible_intents: [{ name: 'shipping_time', label: 'Delivery time' }],
};

export const messages = (data: unknown = input): OpenAI.ChatCompletionMessageParam[] => [
  { role: 'system', content: 'You answer visitors. Secret: CANARY.' },
  { role: 'user', content: JSON.stringify(data) },
];

export const format = (): OpenAI.ResponseFormatJSONSchema => ({
  type: 'json_schema',
  json_schema: { name: 'answer', strict: true, schema: z.toJSONSchema(Shape) },
});

/** Asks in the product's way. */
export const askSample = (client: OpenAI, more: { max_completion_tokens?: number; data?: unknown } = {}) => {
  const { data, ...limits } = more;
  return client.chat.completions.create({
    model: 'm1',
    messages: messages(data),
    response_format: format(),
    ...limits,
  });
};

/** Reads a streamed answer to its end. */
export async function streamSample(client: OpenAI, signal?: AbortSignal) {
  const stream = await client.chat.completions.create(
    { model: 'm1', messages: messages(), stream: true, stream_options: { include_usage: true } },
    { signal },
  );
  const pieces: string[] = [];
  let finish: string | null = null;
  let usage: OpenAI.CompletionUsage | undefined;
  for await (const chunk of stream) {
    pieces.push(chunk.choices[0]?.delta.content ?? '');
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  return { text: pieces.join(''), finish, usage };
}

/** The API's error that the work ends in. */
export async function apiError(work: () => Promise<unknown>): Promise<{
  status: unknown;
  code: unknown;
  type: unknown;
  param: unknown;
  retryAfter: string | null;
}> {
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof APIError)) throw new Error(`no API error: ${String(error)}`);
  const headers: unknown = error.headers;
  const retryAfter = headers instanceof Headers ? headers.get('retry-after') : null;
  return { status: error.status, code: error.code, type: error.type, param: error.param, retryAfter };
}
