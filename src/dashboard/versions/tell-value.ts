import { OpenSpan, weekdays } from '../../contract/config.js';
import type { SettingVersion } from '../../contract/setting-versions.js';
import { texts } from '../messages/texts.js';

const texted = texts.versions;

/** Which section, and whose where there are several. */
export const nameSection = ({ section, subject }: Pick<SettingVersion, 'section' | 'subject'>): string =>
  subject === null ? texted.sections[section] : texted.of(texted.sections[section], subject.name);

const days: ReadonlySet<string> = new Set(weekdays);

/** Any value of the settings, as a person reads it. `member` names it: a day without hours is a closed one. */
export function tellValue(value: unknown, member = ''): string {
  const isDay = days.has(member.replace(/^.*\./, ''));
  if (isDay && Array.isArray(value) && value.length === 0) return texts.settings.closed;
  if (value === null || value === undefined || value === '') return texted.nothing;
  if (typeof value === 'boolean') return value ? texted.yes : texted.no;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? texted.nothing : value.map((each) => tellValue(each)).join(', ');
  const span = OpenSpan.safeParse(value);
  if (span.success) return `${span.data.from}–${span.data.to}`;
  return Object.entries(value)
    .map(([name, part]) => `${wordsOf(name)}: ${tellValue(part, name)}`)
    .join('; ');
}

/** The name of a member, and of a part of it, in words. A connection's own settings need no word for all of them. */
export function tellMember(member: string): string {
  const [name = '', part] = member.replace(/^config\./, '').split('.');
  return part === undefined ? titled(name) : texted.member(titled(name), titled(part));
}

const titled = (name: string): string => wordsOf(name).replace(/^./, (first) => first.toUpperCase());

const ownWords = new Map<string, string>(Object.entries(texted.members));

/** The name of a member in words: our own where the name alone would puzzle. */
export const wordsOf = (name: string): string => ownWords.get(name) ?? name.replaceAll('_', ' ');
