/**
 * The content security policy of our pages for visitors: nothing inline, nothing from elsewhere, and shown in no other page.
 * The chat window works under it.
 */
export const strictPagePolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');
