/** A text of a form in which blank means "none", which the server knows as null. */
export const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
