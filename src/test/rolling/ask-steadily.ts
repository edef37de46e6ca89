import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { adminEmail, adminPassword, apiOf } from '../harness/start-test-app.js';

const Session = z.looseObject({ token: z.string() });
const Tokens = z.looseObject({ access_token: z.string(), refresh_token: z.string() });
const pauseMs = 250;

/** What has come of it so far: rounds of calls, and each call that did not answer as it should. */
export interface Asked {
  calls: number;
  rounds: number;
  failures: string[];
}

export interface Asking {
  isOver: () => boolean;
  /** Whether the time of the first access token is up. */
  isTokenOver: () => boolean;
  asked: Asked;
}

/**
 * A person and a program sign in again and again, and go on with what they were given at the very beginning, until `isOver`:
 * a session, a chain of refresh tokens and, as long as it lives, an access token, through whichever process a connection leads
 * to. These stand behind one proxy.
 */
export async function askSteadily(url: string, { isOver, isTokenOver, asked }: Asking): Promise<void> {
  const call = async (method: string, route: string, given: { body?: unknown; token?: string } = {}) => {
    asked.calls += 1;
    const headers = {
      // Each over a connection of its own, so that all processes are asked in turn.
      connection: 'close',
      // Somebody else each time: many sign-ins from one address are refused.
      'x-forwarded-for': `198.51.100.${asked.calls % 250}`,
      ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
    };
    const { status, body } = await apiOf(url, headers).call(method, route, given.body);
    if (status >= 300) asked.failures.push(`${method} ${route}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const credentials = { email: adminEmail, password: adminPassword };
  const signIn = async () =>
    Session.parse(await call('POST', '/api/v1/auth/login', { body: credentials })).token;
  const takeTokens = async (grant: object) =>
    Tokens.parse(await call('POST', '/api/v1/auth/token', { body: grant }));
  const first = await signIn();
  let tokens = await takeTokens({ grant_type: 'password', ...credentials });
  const { access_token } = tokens;
  const round = async () => {
    // An odd number in all, so that both of two processes give out tokens, and each is shown to both.
    await call('GET', '/api/v1/auth/me', { token: first });
    const early = isTokenOver() ? [] : [access_token];
    for (const token of [...early, await signIn(), tokens.access_token])
      for (let times = 0; times < 2; times += 1) await call('GET', '/api/v1/auth/me', { token });
    tokens = await takeTokens({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    asked.rounds += 1;
    await wait(pauseMs);
  };
  while (!isOver() && asked.failures.length === 0)
    await round().catch((error: unknown) => asked.failures.push(String(error)));
}
