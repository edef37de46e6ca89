import { Language } from '../../contract/common.js';
import { Country, TimeZone } from '../../contract/config.js';

interface Place {
  time_zone: string | undefined;
  language: string | undefined;
  country: string | undefined;
}

/** What a browser knows of where its person is. What does not fit is left out: it can be chosen in the settings. */
export function guessPlace(
  tag: string = navigator.language,
  zone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Place {
  const [language] = tag.split('-');
  const region = /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1];
  return {
    time_zone: TimeZone.safeParse(zone).data,
    language: Language.safeParse(language).data,
    country: Country.safeParse(region).data,
  };
}
