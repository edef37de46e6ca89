import type { RawRequest } from '../index.js';

/** A generator of whole numbers below a bound that repeats itself: a failure can be looked at again. */
export function numbersFrom(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * bound);
  };
}

/** A request whose body differs in one bit. */
export function withOneBitChanged(request: RawRequest, below: (bound: number) => number): RawRequest {
  const body = Uint8Array.from(request.body);
  const at = below(body.length);
  body[at] = (body[at] ?? 0) ^ (1 << below(8));
  return { ...request, body };
}

/** A text in which one character has become another one. */
export function withOneCharacterChanged(text: string, below: (bound: number) => number): string {
  const at = below(text.length);
  const other = '0123456789abcdefABCDEF -é'.replace(text.charAt(at), '');
  return text.slice(0, at) + other.charAt(below(other.length)) + text.slice(at + 1);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value that differs from this one in a single member, at any depth: each made by `change`, undefined removes it. */
export function* withEachMember(value: unknown, change: (member: unknown) => unknown): Generator {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const [index, item] of items.entries())
      for (const changed of withEachMember(item, change)) yield items.with(index, changed);
  }
  if (!isRecord(value)) return;
  for (const [name, member] of Object.entries(value)) {
    yield { ...value, [name]: change(member) };
    for (const changed of withEachMember(member, change)) yield { ...value, [name]: changed };
  }
}

/** Bodies that no platform sends on purpose (reliability.md F-060). */
export const hostileBodies: readonly (string | Uint8Array)[] = [
  '',
  'null',
  'true',
  '[]',
  '{}',
  '"text"',
  '{',
  '\u0000',
  '{"event":"\\u0000","payload":{"body":"\\u0000\\ud800"},"data":{"content":"\\udfff"}}',
  '{"event":"a","event":"b","data":{},"data":[]}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"event":"__proto__","data":{}}',
  '{"event":"constructor","website_id":"x","data":{"__proto__":{"polluted":true}},"payload":{"__proto__":[]}}',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"data":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `{"event":"${'x'.repeat(1_000_000)}"}`,
  Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x7d]),
  Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
];

/**
 * A body whose event nobody has heard of: renamed where the body names its event, else with other names for all its members.
 */
export function withNoKnownName(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const naming = ['event', 'type', 'kind', 'topic', 'action'].find((name) => typeof body[name] === 'string');
  if (naming !== undefined) return { ...body, [naming]: 'unheard-of' };
  return Object.fromEntries(Object.entries(body).map(([name, member]) => [`unheard_of_${name}`, member]));
}
