/** A stretch of a text in JavaScript string indices; `end` is exclusive. */
export type Span = { start: number; end: number };

/** What must not leave a conversation unmasked. */
export type PersonalDataType = 'email' | 'phone' | 'iban' | 'card' | 'national_id';

export type PersonalDataSpan = Span & { type: PersonalDataType };

export const overlaps = (span: Span, others: readonly Span[]): boolean =>
  others.some((other) => span.start < other.end && other.start < span.end);
