import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { jsonBody, type RawRequest } from './http.js';

/** Whether a hook is from the platform; `reason` is for the log. */
export type Verdict = { genuine: true } | { genuine: false; reason: string };

/** The verdict on a hook that is proven. */
export const genuine: Verdict = { genuine: true };
/** The verdict on a hook that is not; `reason` is for the log and holds nothing of the body. */
export const forged = (reason: string): Verdict => ({ genuine: false, reason });

/** A header that came exactly once, else undefined: a doubled header proves nothing. */
export function singleHeader(request: RawRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

/** Compares two texts in a time that does not depend on where they differ, nor on their lengths. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right)) && left.length === right.length;
}

/** What `hmacMatches` compares. */
export interface HmacCheck {
  algorithm: 'sha256';
  secret: string;
  /** What was signed, as the bytes received. */
  signed: readonly (string | Uint8Array)[];
  /** Lower-case hexadecimal, as the platform sent it. */
  signature: string;
}

/** Checks a hexadecimal HMAC over received bytes in constant time. */
export function hmacMatches({ algorithm, secret, signed, signature }: HmacCheck): boolean {
  const hmac = createHmac(algorithm, secret);
  for (const part of signed) hmac.update(part);
  return sameText(hmac.digest('hex'), signature);
}

/** Five minutes, the common window against replays (reliability.md F-057). */
export const signatureWindowMs = 5 * 60_000;

/** Whether a signed time, in seconds or milliseconds since 1970, lies within the window around the receipt. */
export function isFresh(signedTime: string, receivedAt: Date, windowMs = signatureWindowMs): boolean {
  if (!/^\d{9,16}$/.test(signedTime)) return false;
  const value = Number(signedTime);
  const ms = value < 1e11 ? value * 1000 : value;
  return Math.abs(receivedAt.getTime() - ms) <= windowMs;
}

/** How a platform signs: for `isSignedFreshly`. Header names in any case. */
export interface SignedHook {
  secret: string;
  timeHeader: string;
  signatureHeader: string;
  /** The parts that are signed, in order. */
  signed: (time: string, body: string | Uint8Array) => readonly (string | Uint8Array)[];
}

/**
 * Whether a hook carries, each exactly once, a fresh time and the hexadecimal HMAC over it and the body. The body counts as
 * the bytes received, and also as compact JSON: some platforms sign what they are about to write, before it is written.
 */
export function isSignedFreshly(request: RawRequest, hook: SignedHook): boolean {
  const { secret, timeHeader, signatureHeader, signed } = hook;
  const time = singleHeader(request, timeHeader);
  const signature = singleHeader(request, signatureHeader);
  if (time === undefined || signature === undefined || !isFresh(time, request.receivedAt)) return false;
  const isOver = (body: string | Uint8Array) =>
    hmacMatches({ algorithm: 'sha256', secret, signed: signed(time, body), signature });
  return isOver(request.body) || isOver(compactBody(request));
}

/** Empty where the body is no JSON, or nested too deeply to be written. */
function compactBody(request: RawRequest): string {
  try {
    return JSON.stringify(jsonBody(request) ?? null);
  } catch {
    return '';
  }
}
