import type { SessionDeps } from '../chat/session.js';

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const maxAddressLength = 2000;

/**
 * What the business may know of where the visitor is. The address goes without its query and fragment: other people's
 * tokens and search words stand there.
 */
export function pageFacts(address: string, languages: readonly string[]): SessionDeps['page'] {
  const { protocol, origin, pathname } = new URL(address);
  const page_url = origin + pathname;
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const language = languages.find((tag) => languageTag.test(tag));
  return {
    ...(isWeb && page_url.length <= maxAddressLength ? { page_url } : {}),
    ...(language === undefined ? {} : { language }),
  };
}
