import type { AssistantSettings } from '../contract/assistants.js';

/** What the business tells its assistant, under its headings, in the order in which the model reads it. */
const sections = [
  ['about', 'About the business:'],
  ['style', 'How to write:'],
  ['limits', 'Never say or promise:'],
  ['instructions', 'The business adds:'],
] as const satisfies [keyof AssistantSettings, string][];

type Sections = Pick<AssistantSettings, (typeof sections)[number][0]>;

/** The sections that say something, each under its heading. */
export const sectionsFor = (settings: Sections): string[] =>
  sections
    .filter(([name]) => settings[name] !== '')
    .map(([name, heading]) => `${heading}\n${settings[name]}`);

/** All that the business told its assistant: it steers, and is not for visitors (see `judge`). */
export const wordsOfBusiness = (settings: Sections): string =>
  sections
    .map(([name]) => settings[name])
    .filter((words) => words !== '')
    .join('\n');

/** Of that what may stand in an answer: whoever says what is never promised does not promise it. */
export const vouchedByBusiness = (settings: Sections): string => wordsOfBusiness({ ...settings, limits: '' });
