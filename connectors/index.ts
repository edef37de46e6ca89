import type { AnyConnector } from '../src/kit/index.js';
import { api } from './api/index.js';
import { chatwoot } from './chatwoot/index.js';
import { crispWith } from './crisp/index.js';
import { papercups } from './papercups/index.js';
import { telegramWith } from './telegram/index.js';
import { widget } from './widget/index.js';

/** Where platforms that are one for all are reached, where that is not at their own address. */
interface ApiUrls {
  crispApiUrl?: string | undefined;
  telegramApiUrl?: string | undefined;
}

/** All connectors of an installation: one line each. */
export const connectors = ({ crispApiUrl, telegramApiUrl }: ApiUrls = {}): readonly AnyConnector[] => [
  api,
  chatwoot,
  crispWith({ apiUrl: crispApiUrl }),
  papercups,
  telegramWith({ apiUrl: telegramApiUrl }),
  widget,
];
