import type { IncomingMessage } from 'node:http';
import rawBody from 'raw-body';
import { railsError } from './refusal.js';
import type { PlainCall } from './route.js';

export type ReadBody = Pick<PlainCall, 'body' | 'files'> & { isReadable: boolean };

/** Fifteen files of some megabytes. */
const limit = '50mb';

/** Reads JSON, or a form with files. What cannot be read is kept as text, for the ledger. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const bytes = await rawBody(request, { limit });
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  const text = bytes.toString('utf8');
  if (text === '') return { body: undefined, files: [], isReadable: true };
  try {
    return { body: JSON.parse(text), files: [], isReadable: true };
  } catch (error) {
    if (error instanceof SyntaxError) return { body: text, files: [], isReadable: false };
    throw error;
  }
}

/** 400, where the body could not be read. */
export function checkReadable({ isReadable }: ReadBody): void {
  if (!isReadable) throw railsError(400, 'Bad Request');
}

/** Fields as Rails takes them: `a[b]` goes into an object; files stand apart, whatever their field is called. */
async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const parsed = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
  const body: Record<string, unknown> = {};
  const files: PlainCall['files'] = [];
  for (const [field, value] of await parsed.formData()) {
    if (typeof value !== 'string') {
      const content = new Uint8Array(await value.arrayBuffer());
      files.push({ name: value.name, contentType: value.type, bytes: content });
      continue;
    }
    const [, name = field, key] = /^(\w+)\[(\w+)\]$/.exec(field) ?? [];
    const inside = body[name];
    if (key === undefined) body[name] = value;
    else body[name] = { ...(typeof inside === 'object' ? inside : {}), [key]: value };
  }
  return { body, files, isReadable: true };
}
