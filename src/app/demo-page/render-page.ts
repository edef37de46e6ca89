import fs from 'node:fs';
import path from 'node:path';
import { demoQuestions } from '../../onboarding/demo-content.js';

const read = (name: string): string => fs.readFileSync(path.join(import.meta.dirname, name), 'utf8');

/** The style sheet of the demo page. */
export const readDemoStyle = (): string => read('page.css');

/** The demo page with a tenant's chat window in it. */
export function renderDemoPage(publicKey: string): string {
  const { known, unknown, withEmail } = demoQuestions;
  const parts: Record<string, string> = {
    public_key: escapeHtml(publicKey),
    known: known.map(suggestion).join('\n'),
    unknown: suggestion(unknown),
    email: suggestion(withEmail),
  };
  return read('page.html').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => parts[name] ?? '');
}

/** A click on it fills the chat window's input: the window looks for the attribute. */
const suggestion = (question: string): string =>
  `<li><button type="button" data-patchbay-ask="${escapeHtml(question)}">${escapeHtml(question)}</button></li>`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
