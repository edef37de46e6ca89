import { z } from 'zod';
import { countTokens } from './count-tokens.js';
import { embedText } from './embed-text.js';
import { badRequest } from './refusal.js';

const text = z.string().min(1);

const Body = z.looseObject({
  model: z.string().min(1),
  input: z.union([text, z.array(text).min(1).max(2_048)]),
  dimensions: z.int().positive().max(4_096).optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

export interface EmbeddingRequest {
  model: string;
  texts: string[];
  /** Null takes the model's own. */
  dimensions: number | null;
  format: 'float' | 'base64';
}

/** Reads a body; token arrays, which the real API takes as well, are refused. */
export function readEmbeddingRequest(json: unknown): EmbeddingRequest {
  const parsed = Body.safeParse(json);
  if (!parsed.success) throw badRequest(parsed.error.issues[0]?.message ?? 'malformed', 'input');
  const { model, input, dimensions, encoding_format } = parsed.data;
  const texts = typeof input === 'string' ? [input] : input;
  return { model, texts, dimensions: dimensions ?? null, format: encoding_format ?? 'float' };
}

/** Little-endian 32-bit floats, as the SDK asks for by default. */
const base64 = (vector: readonly number[]): string =>
  Buffer.from(new Float32Array(vector).buffer).toString('base64');

/** One vector for each text, of as many dimensions as the request or else the model says. */
export function embeddingsBody(request: EmbeddingRequest, dimensions: number): Record<string, unknown> {
  const { model, texts, format } = request;
  const data = texts.map((one, index) => {
    const vector = embedText(one, request.dimensions ?? dimensions);
    return { object: 'embedding', index, embedding: format === 'base64' ? base64(vector) : vector };
  });
  const tokens = texts.reduce((sum, one) => sum + countTokens(one), 0);
  return { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}
