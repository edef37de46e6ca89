import { isId, newToken, sha256 } from '../platform/ids.js';

/** What a visitor's browser keeps. It names its connection and visitor, so that neither can be exchanged for another. */
export interface VisitorToken {
  publicKey: string;
  visitorId: string;
  secretHash: string;
}

const secretBytes = 32;

export function makeVisitorToken(publicKey: string, visitorId: string): { token: string; hash: string } {
  const secret = newToken(secretBytes);
  return { token: `${publicKey}.${visitorId}.${secret}`, hash: sha256(secret) };
}

/** Nothing for what cannot be one of ours. */
export function readVisitorToken(token: string): VisitorToken | undefined {
  const [publicKey, visitorId, secret, ...rest] = token.split('.');
  if (publicKey === undefined || visitorId === undefined || secret === undefined || rest.length > 0)
    return undefined;
  return isId(visitorId) ? { publicKey, visitorId, secretHash: sha256(secret) } : undefined;
}

/** The token of `Authorization: Bearer …`. */
export const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer ([\w.-]{1,2000})$/i.exec(header ?? '')?.[1];
