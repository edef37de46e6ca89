import fs from 'node:fs';
import path from 'node:path';

const read = (name: string): string => fs.readFileSync(path.join(import.meta.dirname, name), 'utf8');

/** The style sheet of every team's page. */
export const readTeamStyle = (): string => read('page.css');

export interface TeamPage {
  name: string;
  language: string;
  greeting: string;
  website: string | null;
  publicKey: string;
}

/** The page of one business with its chat window open. All that the business wrote stands in it as text. */
export function renderTeamPage({ name, language, greeting, website, publicKey }: TeamPage): string {
  const address = website === null ? '' : escapeHtml(website);
  const parts: Record<string, string> = {
    ...{ name: escapeHtml(name), language: escapeHtml(language), greeting: escapeHtml(greeting) },
    public_key: escapeHtml(publicKey),
    website: address === '' ? '' : `<p><a href="${address}" rel="noopener">${address}</a></p>`,
  };
  return read('page.html').replace(/\{\{(\w+)\}\}/g, (_whole, part: string) => parts[part] ?? '');
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
