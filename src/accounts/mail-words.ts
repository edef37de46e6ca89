export interface MailWords {
  /** Where links lead: from the settings, never from what a request says (F-108). */
  publicUrl: string;
  productName: string;
}

/** Where a link in a mail leads. */
export const linkTo = (token: string, { publicUrl }: MailWords): string =>
  `${publicUrl}/welcome?token=${token}`;

/** The text of a mail. */
export const letter = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;

/** Names come from strangers: none begins a paragraph of its own, or shows a link that is not ours. */
export const oneLine = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/[:/.]+(?=\S)/g, ' ')
    .slice(0, 80);

/** A day and its time, of the clock in Greenwich. */
export const dayOf = (at: Date): string => at.toUTCString().slice(5, 22);

/** A role as one of several. */
export const articled = (role: string): string => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`);
