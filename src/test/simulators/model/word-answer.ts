import type { ChatRequest } from './chat-request.js';
import { neutralValue, propertiesOf } from './json-schema.js';

/** What an answer says, whatever shape the client asked for. */
export interface Meaning {
  /** Null for "unsure". */
  reply: string | null;
  /** The passages that the reply claims to rest on. */
  passageIds?: readonly string[];
  intent?: string | null;
}

/** Which property of the client's schema carries what. Properties of other names get a value that says nothing. */
function valueFor(
  name: string,
  schema: unknown,
  { reply, passageIds = [], intent = null }: Meaning,
): unknown {
  if (/^(answer|reply|text|message|content)$/.test(name)) return reply ?? neutralValue(schema);
  if (/^(passage|source|cited|citation)s?(_ids?)?$/.test(name)) return reply === null ? [] : passageIds;
  if (/^(is_)?unsure$/.test(name)) return reply === null;
  if (/^(is_)?sure$/.test(name)) return reply !== null;
  if (name === 'intent') return intent ?? neutralValue(schema);
  return neutralValue(schema);
}

/** Puts a meaning into the shape that the request asks for: the properties of its schema, a plain object, or bare text. */
export function wordAnswer({ format }: Pick<ChatRequest, 'format'>, meaning: Meaning): string {
  if (format.type === 'text') return meaning.reply ?? 'I am not sure.';
  const properties = format.type === 'json_schema' ? propertiesOf(format.json_schema.schema) : [];
  const { reply, passageIds = [], intent = null } = meaning;
  if (properties.length === 0)
    return JSON.stringify({ answer: reply ?? '', passage_ids: passageIds, unsure: reply === null, intent });
  return JSON.stringify(
    Object.fromEntries(properties.map(([name, schema]) => [name, valueFor(name, schema, meaning)])),
  );
}
