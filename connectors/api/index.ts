import { z } from 'zod';
import { defineLocalConnector } from '../../src/kit/index.js';

/** What a tenant's own programs say through `POST /api/v1/chat`. Every tenant has it; nobody connects it. */
export const api = defineLocalConnector({
  manifest: {
    id: 'api',
    name: 'API',
    summary: 'Answers what your own programs ask.',
    homepage: '',
    internal: true,
  },
  config: z.object({}),
  maxTextLength: 100_000,
  showsConsent: false,
});
