import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { z } from 'zod';
import { type Write, WriteFailure, type WriteFailureKind, type WriteRequest, type Written } from './write.js';

export interface OpenAiOptions {
  apiKey: string;
  /** Any server that speaks the same API. */
  baseUrl: string | undefined;
  /** For assistants that name none. */
  model: string;
  /** Leads through the egress client, so that the operator's rules hold here too. */
  fetch: typeof fetch;
}

/** From the request to the last byte (reliability.md F-036). The SDK's own default is ten minutes, with two silent retries. */
const deadlineMs = 30_000;

type Completion = OpenAI.Chat.Completions.ChatCompletion;

/** OpenAI's API, or a server that speaks it. */
export function createOpenAiWrite({ apiKey, baseUrl, model, fetch }: OpenAiOptions): Write {
  const client = new OpenAI({
    apiKey,
    maxRetries: 0,
    timeout: deadlineMs,
    fetch,
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
  return async (request) => {
    const named = { ...request, model: request.model ?? model };
    const first = await complete(client, named, undefined);
    const answer = readAnswer(first, request.expect);
    if (answer.success) return written(answer.data, [first]);
    // One attempt to repair a malformed answer, then the caller's fallback (F-037).
    const second = await complete(client, named, first);
    const repaired = readAnswer(second, request.expect);
    if (!repaired.success)
      throw new WriteFailure('garbled', 'the model gave an answer of another shape twice');
    return written(repaired.data, [first, second]);
  };
}

async function complete<T>(
  client: OpenAI,
  request: WriteRequest<T> & { model: string },
  failed: Completion | undefined,
): Promise<Completion> {
  const repair = failed && [
    { role: 'assistant' as const, content: textOf(failed) },
    {
      role: 'user' as const,
      content: 'That did not have the required shape. Answer again, with the JSON object only.',
    },
  ];
  try {
    return await client.chat.completions.create({
      model: request.model,
      temperature: request.temperature,
      max_completion_tokens: request.maxTokens,
      messages: [
        { role: 'system', content: request.instructions },
        { role: 'user', content: JSON.stringify(request.input) },
        ...(repair ?? []),
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: request.shapeName, strict: true, schema: z.toJSONSchema(request.expect) },
      },
    });
  } catch (error) {
    throw failureOf(error);
  }
}

function readAnswer<T>(completion: Completion, expect: z.ZodType<T>): z.ZodSafeParseResult<T> {
  const choice = completion.choices[0];
  if (choice?.message.refusal != null || choice?.finish_reason === 'content_filter') {
    throw new WriteFailure('refused', 'the model refused to answer');
  }
  return expect.safeParse(parseJson(textOf(completion)));
}

const textOf = (completion: Completion): string => completion.choices[0]?.message.content ?? '';

/** Some models wrap their JSON into a code fence. What is no JSON gives undefined, which fits no shape. */
function parseJson(text: string): unknown {
  const body = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function written<T>(answer: T, completions: readonly Completion[]): Written<T> {
  const sum = (pick: (usage: OpenAI.CompletionUsage) => number) =>
    completions.reduce((total, { usage }) => total + (usage ? pick(usage) : 0), 0);
  return {
    answer,
    model: completions[0]?.model ?? '',
    tokens: { in: sum((usage) => usage.prompt_tokens), out: sum((usage) => usage.completion_tokens) },
  };
}

function failureOf(error: unknown): WriteFailure {
  if (error instanceof APIConnectionTimeoutError)
    return new WriteFailure('unavailable', 'the model did not answer in time', error);
  if (error instanceof APIConnectionError)
    return new WriteFailure('unavailable', 'the model could not be reached', error);
  // A connection that breaks in the middle of the body comes as the fetch's own error (F-038).
  if (!(error instanceof APIError))
    return new WriteFailure('unavailable', 'the answer of the model broke off', error);
  const status = typeof error.status === 'number' ? error.status : 0;
  return new WriteFailure(kindOf(status), `the model's server answered ${status}`, error);
}

function kindOf(status: number): WriteFailureKind {
  if (status === 429) return 'overloaded';
  if (status === 401 || status === 403) return 'auth';
  return status >= 400 && status < 500 ? 'config' : 'unavailable';
}
