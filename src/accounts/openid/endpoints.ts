import { z } from 'zod';
import type { LoginReply } from '../../contract/auth.js';
import { BeginOpenId, OpenIdBegun, SignInWays } from '../../contract/openid.js';
import { AppError } from '../../platform/errors.js';
import type { RequestFacts } from '../../platform/http/caller.js';
import { endpoint, rawEndpoint, type RawReply } from '../../platform/http/endpoint.js';
import { forInstallation } from '../../platform/scoped-key.js';
import { type AuthDeps, perAddress } from '../auth-endpoints.js';
import { handOverSession } from '../hand-over-session.js';
import { userAgentOf } from '../session-cookie.js';
import { type Attempt, type AttemptDeps, attemptOf, keepAttempt, spendAttempt } from './attempt.js';
import { beginSignIn, type BeginDeps } from './begin-sign-in.js';
import { finishSignIn, type FinishDeps } from './finish-sign-in.js';
import type { Issuer, Refused } from './issuer.js';

export interface OpenIdDeps extends AuthDeps, AttemptDeps, BeginDeps, FinishDeps {
  /** The installation's sign-in service. */
  openid: Issuer | undefined;
  isSignUpOpen: boolean;
}

/** Each return makes a call to the service. */
const returning = { name: 'openid-callback', points: 30, perSeconds: 60 };

const described = { tag: 'Sign-in', access: 'public' } as const;

const ways = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/auth/ways',
  summary: 'How one can sign in here',
  reply: SignInWays,
  handle: (_, { openid, isSignUpOpen }: OpenIdDeps) =>
    Promise.resolve({ openid: openid ? { name: openid.name } : null, sign_up: isSignUpOpen }),
});

const begin = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/auth/openid/begin',
  summary: 'Begin to sign in through the sign-in service; the browser goes on at the address',
  body: BeginOpenId,
  reply: OpenIdBegun,
  errors: ['not-found', 'unavailable', 'rate-limited'],
  handle: async ({ body, request, response }, deps: OpenIdDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const issuer = issuerOf(deps);
    const { url, attempt } = await beginSignIn({ issuer, returnTo: body.return_to ?? '/' }, deps);
    keepAttempt(response, attempt, deps);
    return { url };
  },
});

/** Where the service sends the browser back to. Whatever comes of it, the browser ends on a page of ours. */
const callback = rawEndpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/auth/openid/callback',
  summary: 'Come back from the sign-in service; leads on to a page of the dashboard',
  contentType: 'text/plain',
  query: z.looseObject({ code: z.string(), state: z.string() }).partial(),
  errors: ['rate-limited'],
  handle: async ({ request, raw, response }, deps: OpenIdDeps) => {
    await deps.limiter.consume(returning, forInstallation(request.address));
    const attempt = attemptOf(request, deps);
    spendAttempt(response, deps);
    const query = new URLSearchParams(raw.query).toString();
    const outcome = attempt ? await comeBack({ attempt, query }, request, deps) : interrupted;
    if ('problem' in outcome) return leadTo(`/sign-in?problem=${outcome.problem}`, deps);
    await handOverSession({ request, response }, outcome, deps);
    return leadTo(attempt?.return_to ?? '/', deps);
  },
});

const interrupted: Refused = { problem: 'interrupted' };

function comeBack(
  back: { attempt: Attempt; query: string },
  request: RequestFacts,
  deps: OpenIdDeps,
): Promise<LoginReply | Refused> {
  const issuer = issuerOf(deps);
  return finishSignIn({ ...back, issuer, userAgent: userAgentOf(request) }, deps);
}

function issuerOf({ openid }: OpenIdDeps): Issuer {
  if (openid) return openid;
  throw new AppError('not-found', { publicMessage: 'There is no sign-in service on this installation.' });
}

/** Our own address before the path, so that nothing in it is taken for another host. */
const leadTo = (path: string, { publicUrl }: OpenIdDeps): RawReply => ({
  status: 303,
  contentType: 'text/plain; charset=utf-8',
  headers: { Location: publicUrl + path },
  body: '',
});

export const openIdEndpoints = [ways, begin, callback];
