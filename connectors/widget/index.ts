import { defineLocalConnector } from '../../src/kit/index.js';
import { Config } from './config.js';

/** The chat window of this product, on the tenant's own pages. */
export const widget = defineLocalConnector({
  manifest: {
    id: 'widget',
    name: 'Website widget',
    summary: 'A chat window of your own, with one line in your pages.',
    homepage: '',
  },
  config: Config,
  maxTextLength: 10_000,
  showsConsent: true,
});
