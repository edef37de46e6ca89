import type { IncomingMessage } from 'node:http';
import rawBody from 'raw-body';
import { z } from 'zod';
import { badRequest } from './refusal.js';

/** The parameters of one call, all as texts: nested values of a JSON body become JSON again, as Telegram has it. */
export type Params = Record<string, string>;

const JsonParams = z.record(z.string(), z.unknown());

function paramsOfJson(value: unknown): Params {
  const given = JsonParams.safeParse(value);
  if (!given.success) throw badRequest('JSON object expected');
  const entries = Object.entries(given.data).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(entries.map(([name, one]) => [name, textOf(one)]));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest("can't parse JSON object");
    throw error;
  }
}

/** The texts of a form; a file counts by its name alone, as no method here takes one. */
async function paramsOfForm(bytes: Buffer, type: string): Promise<Params> {
  const response = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
  try {
    const fields = [...(await response.formData())];
    return Object.fromEntries(fields.map(([name, one]) => [name, typeof one === 'string' ? one : one.name]));
  } catch (error) {
    if (error instanceof TypeError) throw badRequest("can't parse the form");
    throw error;
  }
}

/** Reads the query, and the body as JSON or as either kind of form; a body of another type is overlooked. */
export async function readParams(request: IncomingMessage, query: string): Promise<Params> {
  const bytes = await rawBody(request, { limit: '1mb' });
  const type = request.headers['content-type'] ?? '';
  const given = Object.fromEntries(new URLSearchParams(query));
  if (bytes.length === 0) return given;
  if (type.includes('json')) return { ...given, ...paramsOfJson(parseJson(bytes.toString('utf8'))) };
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) return given;
  return { ...given, ...(await paramsOfForm(bytes, type)) };
}

/** The call inside the answer to a webhook; undefined where the answer is none. */
export function paramsOfAnswer(text: string): Params | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    return paramsOfJson(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A whole number, drawn into its bounds; the fallback where there is none. telegram-bot-api: get_integer_arg. */
export function integerParam(
  text: string | undefined,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isNaN(value) ? fallback : Math.min(max, Math.max(min, value));
}

export const isTrue = (text: string | undefined): boolean => /^(true|yes|1)$/i.test((text ?? '').trim());

/** A nested parameter; undefined where it is missing. */
export function objectParam<S extends z.ZodType>(
  schema: S,
  { name, params }: { name: string; params: Params },
): z.output<S> | undefined {
  const text = params[name];
  if (text === undefined || text === '') return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  return parsed.data;
}
