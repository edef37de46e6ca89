import { createHmac } from 'node:crypto';

/**
 * JSON as Rails writes it: `<`, `>`, `&` and the two line separators of Unicode are escaped, so a body that is parsed
 * and written anew has other bytes.
 */
export function railsJson(value: unknown): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped);
}

/** The value of `X-Chatwoot-Signature`: HMAC-SHA256 over the header's time, a full stop and the body. */
export function signHook(body: string, timestamp: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
