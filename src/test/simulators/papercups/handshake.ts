import { randomInt } from 'node:crypto';
import type { Delivery } from './ledger.js';
import { postWebhook } from './post-webhook.js';
import type { PostResult } from './post-webhook.js';
import type { World } from './world.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Asks the receiver to give back a fresh word of 64 characters. True where it did; the status of its answer is not
 * looked at (papercups: lib/chat_api/event_subscriptions.ex:155-190).
 */
export async function verifyAddress(url: string, world: World): Promise<boolean> {
  if (!isWebhookAddress(url)) return false;
  const payload = Array.from({ length: 64 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  const entry: Delivery = {
    at: world.now(),
    accountId: null,
    subscriptionId: null,
    url,
    event: 'webhook:verify',
    payload,
    fault: 'ok',
    status: null,
    error: null,
  };
  world.ledger.deliveries.push(entry);

  const result = await postWebhook(url, { event: 'webhook:verify', payload }, world);
  if ('error' in result) {
    entry.error = result.error;
    return false;
  }
  entry.status = result.status;
  return givesBack(payload, result);
}

/** Scheme, host and path must be there: `https://host` fails, `https://host/` passes. */
export function isWebhookAddress(url: string): boolean {
  return /^https?:\/\/[^/?#\s]+\/\S*$/.test(url) && URL.canParse(url);
}

/** JSON is read only from the two content types that Tesla decodes; any other body counts byte for byte. */
function givesBack(payload: string, { contentType, body }: Exclude<PostResult, { error: string }>): boolean {
  if (!/^(application\/json|text\/javascript)/.test(contentType) || body === '') return body === payload;
  const content = parseJson(body);
  if (content === payload) return true;
  return (
    typeof content === 'object' && content !== null && 'challenge' in content && content.challenge === payload
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
