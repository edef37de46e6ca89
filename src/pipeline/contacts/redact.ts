import type { PersonalDataSpan } from './span.js';

/** The text with each span replaced by its type in brackets, e.g. `[email]`. Spans may come in any order and touch or overlap. */
export function redact(text: string, spans: readonly PersonalDataSpan[]): string {
  let result = '';
  let position = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= position) result += `${text.slice(position, span.start)}[${span.type}]`;
    position = Math.max(position, span.end);
  }
  return result + text.slice(position);
}
