import { maxContentLength, type SourceKind } from '../contract/knowledge.js';
import { cleanLine, cleanText } from './clean-text.js';
import { entriesAsText, passagesOfEntries, passagesOfFaqText, type FaqEntry } from './read-faq.js';
import { maxPassagesOfSource, maxTitleLength, refuse } from './source.js';
import { splitPassages, type PassageDraft } from './split-passages.js';

/** What somebody wants a source to say: text, or for an FAQ entries instead. */
export interface GivenContent {
  content?: string | undefined;
  entries?: readonly FaqEntry[] | undefined;
}

export interface SourceContent {
  /** As it is kept for editing. */
  content: string;
  passages: PassageDraft[];
}

/** Cleans content and cuts it into passages. Throws `invalid-input`. */
export function readContent(kind: SourceKind, given: GivenContent): SourceContent {
  const read =
    given.entries === undefined ? readText(kind, given.content ?? '') : readEntries(kind, given.entries);
  if (read.passages.length > maxPassagesOfSource)
    throw refuse(
      'content',
      `This would be more than ${maxPassagesOfSource} passages. Split it into several sources.`,
    );
  return read;
}

function readText(kind: SourceKind, given: string): SourceContent {
  const content = checked(cleanText(given));
  return { content, passages: kind === 'faq' ? passagesOfFaqText(content) : splitPassages(content) };
}

function readEntries(kind: SourceKind, given: readonly FaqEntry[]): SourceContent {
  if (kind !== 'faq') throw refuse('entries', 'Only an FAQ has entries.');
  const entries = given.map(({ question, answer }, at) => ({
    question: required(`entries.${at}.question`, cleanLine(question)),
    answer: required(`entries.${at}.answer`, cleanText(answer)),
  }));
  return { content: checked(entriesAsText(entries)), passages: passagesOfEntries(entries) };
}

/** Throws `invalid-input`. */
export function readTitle(title: string): string {
  const cleaned = required('title', cleanLine(title));
  if (cleaned.length > maxTitleLength) throw refuse('title', `At most ${maxTitleLength} characters.`);
  return cleaned;
}

function checked(text: string): string {
  required('content', text);
  if (text.length > maxContentLength) throw refuse('content', `At most ${maxContentLength} characters.`);
  return text;
}

function required(path: string, text: string): string {
  if (text === '') throw refuse(path, 'This must not be empty.');
  return text;
}

const readForLanguage = 2_000;

/** The language that a text is written in (ISO 639-1), or null when it is not clear. */
export async function languageOf(text: string): Promise<string | null> {
  // Loaded when it is first needed: see the language of messages.
  const { eld } = await import('eld/extrasmall');
  const detected = eld.detect(text.slice(0, readForLanguage));
  return detected.isReliable() ? detected.language : null;
}
