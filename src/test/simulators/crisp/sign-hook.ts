import { createHmac } from 'node:crypto';

/**
 * The signature of a plugin hook: lower-case hexadecimal HMAC-SHA256 over `[timestamp;body]`.
 * `timestamp` is the text of the header, not a number. crisp: verifyHook of the official Node and Go clients.
 */
export function signHook(body: string, timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`[${timestamp};${body}]`).digest('hex');
}
