import { createHash, hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { newId } from './ids.js';

/** Whose token it is: a person, by one of their sessions. What they may do is looked up at each call. */
export interface AccessClaims {
  sessionId: string;
  personId: string;
}

export interface AccessTokens {
  sign(claims: AccessClaims): Promise<string>;
  /** The claims of a token of ours that is valid now, for this surface; nothing for any other text. */
  verify(token: string): Promise<AccessClaims | undefined>;
}

/** How long an access token works; the session behind it may end sooner, which every call sees. */
export const accessSeconds = 600;

const algorithm = 'HS256';
/** RFC 9068; no other kind of token of ours carries it. */
const type = 'at+jwt';
/** The only surface that takes one. A token for another would name another. */
const audience = 'patchbay:api';
const maxLength = 2_000;
/** Processes follow the database's clock, and may be apart by what a query takes. */
const clockToleranceSeconds = 2;

/** Nothing stands in the header that could say how it is to be checked: no address, no key, no other algorithm. */
const Header = z.strictObject({ alg: z.literal(algorithm), typ: z.literal(type), kid: z.string() });
const Payload = z.object({ aud: z.literal(audience), sub: z.uuid(), sid: z.uuid() });

/**
 * Signs and checks access tokens with one algorithm, HS256, under keys derived from SECRET_KEY: every process has the same,
 * only we check them, and without a public key none can be mistaken for the secret one. Tokens of the previous SECRET_KEY
 * are still good.
 */
export function createAccessTokens(
  secretKeys: { current: string; previous?: string | undefined },
  { issuer, now }: { issuer: string; now: () => Date },
): AccessTokens {
  const current = deriveKey(secretKeys.current);
  const previous = secretKeys.previous === undefined ? [] : [deriveKey(secretKeys.previous)];
  const keys = new Map([...previous, current].map(({ id, bytes }) => [id, bytes]));
  return {
    sign: ({ sessionId, personId }) => {
      const at = Math.floor(now().getTime() / 1000);
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: type, kid: current.id })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(personId)
        .setJti(newId())
        .setIssuedAt(at)
        .setNotBefore(at)
        .setExpirationTime(at + accessSeconds)
        .sign(current.bytes);
    },
    verify: async (token) => {
      if (!isPlain(token)) return undefined;
      try {
        const checked = await jwtVerify(token, ({ kid }) => keyOf(keys, kid), {
          ...{ algorithms: [algorithm], issuer, audience, typ: type, currentDate: now() },
          ...{ maxTokenAge: accessSeconds, clockTolerance: clockToleranceSeconds },
          ...{ requiredClaims: ['exp', 'nbf', 'iat', 'jti'] },
        });
        Header.parse(checked.protectedHeader);
        const { sub, sid } = Payload.parse(checked.payload);
        return { personId: sub, sessionId: sid };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Exactly one spelling of a token is taken. The signature covers the two first parts as they are written; the third could
 * be written in several ways, with padding or other unused bits.
 */
function isPlain(token: string): boolean {
  const [, signature = ''] = /^[\w-]+\.[\w-]+\.([\w-]+)$/.exec(token) ?? [];
  if (signature === '' || token.length > maxLength) return false;
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function keyOf(keys: ReadonlyMap<string, Uint8Array>, kid: string | undefined): Uint8Array {
  const key = keys.get(kid ?? '');
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key;
}

function deriveKey(secretKey: string): { id: string; bytes: Uint8Array } {
  const bytes = new Uint8Array(hkdfSync('sha256', secretKey, 'patchbay', 'access token v1', 32));
  const id = createHash('sha256').update('access key id').update(bytes).digest('base64url').slice(0, 8);
  return { id, bytes };
}
