/** What PostgreSQL's jsonb refuses: NUL and half a surrogate pair (reliability.md F-060). */
const unstorable = /\\u(?:0000|d[89a-f])/;

/** JSON that a `jsonb` parameter takes, whatever a text in it holds; what cannot be stored is dropped or replaced. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return unstorable.test(text) ? JSON.stringify(value, storableMember) : text;
}

const storableMember = (_key: string, member: unknown): unknown =>
  typeof member === 'string' ? member.replaceAll('\0', '').toWellFormed() : member;
