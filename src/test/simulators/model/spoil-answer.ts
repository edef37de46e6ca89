import { isRecord } from './json-schema.js';
import { parseJson } from './parse-json.js';

/** Ways in which models get JSON wrong. Each takes a good answer and gives a bad one. */
const malformed: ((good: string) => string)[] = [
  (good) => good.slice(0, Math.ceil(good.length / 2)),
  (good) => good.slice(0, -1),
  (good) => good.replaceAll('"', "'"),
  (good) => `${good}\n${good}`,
  (good) => `Here is the answer:\n${good}\nIs there anything else?`,
  (good) => good.replace(/,/, ',,'),
  (good) => good.replace(/"/, ''),
  (good) => `\`\`\`json\n${good.slice(0, -2)}`,
  () => 'I would rather answer in plain words.',
  () => '{"answer": undefined}',
  () => '['.repeat(5_000),
  (good) => good.replace(/:/, '='),
];

const another = (value: unknown): unknown => (typeof value === 'string' ? { text: value } : String(value));
const record = (good: unknown): Record<string, unknown> => (isRecord(good) ? good : { answer: good });

/** Ways of valid JSON in another shape than asked. */
const misshapen: ((good: unknown) => unknown)[] = [
  () => ({}),
  () => [],
  () => null,
  () => 'yes',
  (good) => [good],
  (good) => ({ result: good }),
  (good) => Object.fromEntries(Object.entries(record(good)).map(([key, value]) => [key, another(value)])),
  (good) => Object.fromEntries(Object.entries(record(good)).slice(1)),
  (good) =>
    Object.fromEntries(Object.entries(record(good)).map(([key, value]) => [key.toUpperCase(), value])),
  (good) => Object.fromEntries(Object.keys(record(good)).map((key) => [key, 42])),
];

/** How many variants of each there are. */
export const spoilings = { malformed: malformed.length, misshapen: misshapen.length };

/** A text that is no JSON, or more than one JSON. `variant` counts from 0 and wraps. */
export function malform(good: string, variant: number): string {
  return malformed[variant % malformed.length]?.(good) ?? '';
}

/** JSON of another shape. `variant` counts from 0 and wraps. */
export function misshape(good: string, variant: number): string {
  return JSON.stringify(misshapen[variant % misshapen.length]?.(parseJson(good) ?? good));
}
