import { randomBytes, randomUUID } from 'node:crypto';
import type { UserRecord } from './records.js';
import type { World } from './world.js';

const sessionMs = 30 * 60_000;
const renewMs = 30 * 24 * 60 * 60_000;

/** 43 characters, as a signature would be; Papercups does not check those of API keys either. */
const signature = () => randomBytes(32).toString('base64url');

/** A dashboard session: the token lives 30 minutes whether used or not, the renew token 30 days and once. */
export function openSession(user: UserRecord, { state, now }: World) {
  const token = sessionToken();
  const renew_token = sessionToken();
  state.sessions.tokens.set(token, { userId: user.id, untilMs: now().getTime() + sessionMs });
  state.sessions.renewTokens.set(renew_token, { userId: user.id, untilMs: now().getTime() + renewMs });
  return { token, renew_token, user_id: user.id, email: user.email, account_id: user.account_id };
}

const sessionToken = () => `SFMyNTY.${Buffer.from(randomUUID()).toString('base64url')}.${signature()}`;

/** An API key holds the user id and the account id in clear, like a real one; about 180 characters. */
export function apiKeyValue({ id, account_id }: Pick<UserRecord, 'id' | 'account_id'>): string {
  const term = Buffer.concat([
    Buffer.from([0x83, 0x68, 0x03]),
    Buffer.from(`user_id:${id.toString().padStart(8)};account_id:${account_id};`),
    randomBytes(24),
  ]);
  return `SFMyNTY.${term.toString('base64url')}.${signature()}`;
}
