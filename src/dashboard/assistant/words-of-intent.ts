import type { Intent } from '../../contract/assistants.js';

/** What an intent is called; `Opening hours` for `opening-hours` where it is not known, or two assistants call it otherwise. */
export function wordsOfIntent(name: string, known: readonly Pick<Intent, 'name' | 'label'>[]): string {
  const [label, ...others] = new Set(
    known.filter((intent) => intent.name === name).map(({ label: one }) => one),
  );
  if (label !== undefined && others.length === 0) return label;
  const words = name.replaceAll(/[-_]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
