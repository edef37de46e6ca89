import { isIP } from 'node:net';
import { findPersonalData } from '../../pipeline/contacts/find-personal-data.js';
import { type Cast, playEmail, playGroup, playIp, playName, playPhone } from './cast.js';
import { playSecret, playWhole, playWithin } from './cast.js';
import { isGroup, isThing, kindOf } from './key-kinds.js';
import { isRoleWord } from './learn-people.js';

/** Where a value stands: under its own key, in a member of that name. */
export interface Place {
  key: string;
  parent: string;
}

/** The value without personal data and secrets; the very same where it has none. */
export function replaceText(text: string, { key, parent }: Place, cast: Cast): string {
  if (text.trim() === '') return text;
  switch (kindOf(key)) {
    case 'secret':
      return playSecret(text, cast);
    case 'ip':
      return isIP(text) > 0 ? playIp(text, cast) : inText(text, cast);
    case 'place':
      return text.replace(/\p{L}+/gu, 'Somewhere').replace(/\d/g, '0');
    case 'birthday':
      return text.replace(/\d/g, '1');
    case 'picture':
      return 'https://example.com/picture.png';
    case 'phone':
      return text.replace(/\D/g, '').length >= 5 ? playPhone(text, cast) : inText(text, cast);
    case 'email':
      return text.includes('@') ? inText(text, cast) : text;
    case 'name':
    case 'given':
    case 'family':
    case 'username':
      return replaceName(text, { key, parent }, cast);
    case 'words':
      if (key === 'title' && /^(?:chat|group|channel|room)$/i.test(parent)) return playGroup(text, cast);
      return playWithin(inText(text, cast), cast);
    case undefined:
      return inText(text, cast);
  }
}

function replaceName(text: string, { key, parent }: Place, cast: Cast): string {
  if (isThing(parent) || isRoleWord(text, { key, parent })) return text;
  if (isGroup(parent)) return playGroup(text, cast);
  if (text.includes('@') && /\S@\S+\.\S/.test(text)) return inText(text, cast);
  const kind = kindOf(key);
  if (kind === 'given' || kind === 'family') return playWithin(text, cast);
  return playWhole(text, cast) ?? playName(text, cast);
}

/** One word of the platform’s own, such as an id or a state: no name is looked for in it. */
const isMachineWord = (text: string): boolean => /^[\w.:+=-]*$/.test(text);

const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const secrets = [
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  /\bsk-[A-Za-z0-9_-]{16,}/g,
  /(?<=\b(?:Bearer|Basic|Token)\s)[A-Za-z0-9+/=._~-]{8,}/g,
  /(?<=[?&;][\w.-]{0,30}(?:token|key|secret|signature|password|code|sig|credential)=)[^&\s"'#\\]+/gi,
  /\b\d{6,12}:[A-Za-z0-9_-]{30,}/g,
  /(?<=:\/\/)[^/\s"'@\\]{1,200}(?=@)/g,
];
const addresses = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w.:])/gi;

/** Countries in whose form a number without its country is read. */
const countries = ['US', 'GB', 'DE', 'FR', 'ES', 'NO'];

function inText(text: string, cast: Cast): string {
  const known = playWhole(text, cast);
  if (known !== undefined) return known;
  let clean = text;
  for (const shape of secrets) clean = clean.replace(shape, (found) => playSecret(found, cast));
  clean = clean.replace(email, (found) => playEmail(found, cast));
  clean = clean.replace(addresses, (found) => (isIP(found) > 0 ? playIp(found, cast) : found));
  clean = clean.replace(/\+\d{8,15}(?!\d)/g, (found) => playPhone(found, cast));
  return isMachineWord(clean) ? clean : playWithin(withoutNumbers(clean, cast), cast);
}

/** Phone, account, card and identity numbers in a sentence. A URL’s digits are ids. */
function withoutNumbers(text: string, cast: Cast): string {
  if (!/\d{3}/.test(text) || /^\w+:\/\/\S+$/.test(text)) return text;
  let clean = text;
  for (const country of countries)
    for (const { start, end, type } of findPersonalData(clean, { country }).toReversed()) {
      const found = clean.slice(start, end);
      if (type === 'email') continue;
      const replacement = type === 'phone' ? playPhone(found, cast) : playSecret(found, cast);
      clean = clean.slice(0, start) + replacement + clean.slice(end);
    }
  return clean;
}

/** Numbers say who somebody is only under a key that tells so. */
export function replaceNumber(digits: string, { key }: Place, cast: Cast): string {
  const kind = kindOf(key);
  if (kind === 'phone' && digits.length >= 5) return playPhone(digits, cast);
  if (kind === 'place') return '0';
  return kind === 'secret' && digits.length >= 4 ? `1${digits.slice(1).replace(/\d/g, '0')}` : digits;
}
