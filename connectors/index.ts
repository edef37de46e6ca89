import type { AnyConnector } from '../src/kit/index.js';
import { api } from './api/index.js';
import { chatwoot } from './chatwoot/index.js';
import { crispWith } from './crisp/index.js';
import { papercups } from './papercups/index.js';
import { widget } from './widget/index.js';

/** All connectors of an installation: one line each. */
export const connectors = ({
  crispApiUrl,
}: { crispApiUrl?: string | undefined } = {}): readonly AnyConnector[] => [
  papercups,
  chatwoot,
  crispWith({ apiUrl: crispApiUrl }),
  widget,
  api,
];
