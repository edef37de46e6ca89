import { badRequest } from './refusal.js';
import type { Content } from './rows.js';

/** A part of a text, in UTF-16 units. */
export interface Entity {
  offset: number;
  length: number;
  type: string;
  url?: string;
}

/** What Telegram marks by itself in any text. */
const marked = [
  { type: 'bot_command', pattern: /(?<=^|\s)\/\w{1,64}/g },
  { type: 'url', pattern: /https?:\/\/[^\s<>"]+/g },
  { type: 'email', pattern: /[\w.+-]+@[\w-]+(\.[\w-]+)+/g },
];

/** A text as the content of a message, with given entities and those that Telegram finds. */
export function textContent(text: string, given: readonly Entity[] = []): Content {
  const found = marked.flatMap(({ type, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: part }) => ({ offset: index, length: part.length, type })),
  );
  const entities = [...given, ...found].sort((a, b) => a.offset - b.offset);
  return { text, ...(entities.length > 0 && { entities }) };
}

const typeOfTag: Record<string, string> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline' },
  ...{ s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough', code: 'code', pre: 'pre' },
  ...{ a: 'text_link', blockquote: 'blockquote' },
};
const characterOf: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const cannotParse = (problem: string) => badRequest(`can't parse entities: ${problem}`);

/** The offset in bytes, as the descriptions count. */
const bytesBefore = (text: string, index: number) => Buffer.byteLength(text.slice(0, index));

/** Takes out the tags of HTML mode; those that Telegram does not know, or that stand alone, are refused. */
function parseHtml(source: string): Content {
  const open: { tag: string; offset: number; url: string | undefined }[] = [];
  const entities: Entity[] = [];
  let text = '';
  for (const part of source.matchAll(
    /<(\/?)([a-z-]+)(?:\s+href="([^"]*)")?[^>]*>|&(lt|gt|amp|quot);|[^<&]+|[<&]/gi,
  )) {
    const { 0: whole, 1: slash, 2: name = '', 3: url, 4: character, index } = part;
    const tag = name.toLowerCase();
    if (slash === undefined) text += characterOf[character ?? ''] ?? whole;
    else if (slash === '' && !(tag in typeOfTag))
      throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${bytesBefore(source, index)}`);
    else if (slash === '') open.push({ tag, offset: text.length, url });
    else {
      const start = open.pop();
      if (start?.tag !== tag)
        throw cannotParse(`Unexpected end tag at byte offset ${bytesBefore(source, index)}`);
      const { offset } = start;
      const type = typeOfTag[tag] ?? tag;
      entities.push({ offset, length: text.length - offset, type, ...(start.url && { url: start.url }) });
    }
  }
  const left = open.at(-1);
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return textContent(text, entities);
}

/** Bold, italic and code of the Markdown modes; the second one refuses its reserved characters where they stand bare. */
function parseMarkdown(source: string, isSecond: boolean): Content {
  const typeOf: Record<string, string> = { '*': 'bold', _: 'italic', '`': 'code' };
  const entities: Entity[] = [];
  const open: { mark: string; offset: number; index: number }[] = [];
  let text = '';
  for (const { 0: part, index } of source.matchAll(/\\[^\w\s]|[\s\S]/gu)) {
    const [start] = open;
    const type = typeOf[part];
    if (start?.mark === part && type !== undefined) {
      entities.push({ offset: start.offset, length: text.length - start.offset, type });
      open.length = 0;
    } else if (!start && type !== undefined) open.push({ mark: part, offset: text.length, index });
    else if (isSecond && start?.mark !== '`' && /^[_*[\]()~`>#+\-=|{}.!]$/.test(part))
      throw cannotParse(`Character '${part}' is reserved and must be escaped with the preceding '\\'`);
    else text += part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
  }
  const [left] = open;
  if (left)
    throw cannotParse(
      `Can't find end of the entity starting at byte offset ${bytesBefore(source, left.index)}`,
    );
  return textContent(text, entities);
}

/** The text of `sendMessage` as content. Links, quotes and nested marks of the Markdown modes are not understood here. */
export function parseText(source: string, parseMode: string): Content {
  switch (parseMode.toLowerCase()) {
    case '':
    case 'none':
      return textContent(source);
    case 'html':
      return parseHtml(source);
    case 'markdown':
      return parseMarkdown(source, false);
    case 'markdownv2':
      return parseMarkdown(source, true);
    default:
      throw badRequest('unsupported parse_mode');
  }
}
