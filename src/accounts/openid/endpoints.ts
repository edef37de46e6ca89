import { z } from 'zod';
import type { LoginReply } from '../../contract/auth.js';
import { Id } from '../../contract/common.js';
import { BeginOpenId, OpenIdBegun, SignInWays, SignInWaysQuery } from '../../contract/openid.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import type { RequestFacts } from '../../platform/http/caller.js';
import { endpoint, rawEndpoint, type RawReply, type UnparsedInput } from '../../platform/http/endpoint.js';
import { forInstallation } from '../../platform/scoped-key.js';
import { type AuthDeps, perAddress } from '../auth-endpoints.js';
import { handOverSession } from '../hand-over-session.js';
import { userAgentOf } from '../session-cookie.js';
import { type Attempt, type AttemptDeps, attemptOf, keepAttempt, spendAttempt } from './attempt.js';
import { beginSignIn, type BeginDeps } from './begin-sign-in.js';
import { finishSignIn, type FinishDeps } from './finish-sign-in.js';
import { findTenantIssuer, type TenantIssuer, type WayToTenant } from './find-tenant-issuer.js';
import { isSameIssuer, type Issuer, type Refused } from './issuer.js';

export interface OpenIdDeps extends AuthDeps, AttemptDeps, BeginDeps, FinishDeps {
  /** The installation's sign-in service. */
  openid: Issuer | undefined;
  isSignUpOpen: boolean;
}

/** Each return makes a call to the service. */
const returning = { name: 'openid-callback', points: 30, perSeconds: 60 };

/** The sign-in page asks when somebody has typed an address. */
const looking = { name: 'sign-in-ways', points: 120, perSeconds: 60 };

const described = { tag: 'Sign-in', access: 'public' } as const;

const TenantParam = z.strictObject({ tenant: Id });

const ways = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/auth/ways',
  summary: 'How one can sign in here, and with which service in a certain business',
  query: SignInWaysQuery,
  reply: SignInWays,
  errors: ['rate-limited'],
  handle: async ({ query, request }, deps: OpenIdDeps) => {
    await deps.limiter.consume(looking, forInstallation(request.address));
    const { openid, isSignUpOpen } = deps;
    const way = wayOf(query);
    const team = way && (await tenantIssuer(way, deps));
    return {
      openid: openid ? { name: openid.name } : null,
      ...{ team: team ? { name: team.name } : null, sign_up: isSignUpOpen },
    };
  },
});

const begin = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/auth/openid/begin',
  summary: 'Begin to sign in through a sign-in service; the browser goes on at the address',
  body: BeginOpenId,
  reply: OpenIdBegun,
  errors: ['not-found', 'unavailable', 'rate-limited'],
  handle: async ({ body, request, response }, deps: OpenIdDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const way = wayOf(body);
    const ofTenant = way && (await tenantIssuer(way, deps));
    const issuer = way ? ofTenant : deps.openid;
    if (!issuer) throw noService;
    const begun = { issuer, team: ofTenant?.slug ?? null, returnTo: body.return_to ?? '/' };
    const { url, attempt } = await beginSignIn(begun, deps);
    keepAttempt(response, attempt, deps);
    return { url };
  },
});

const comingBack = {
  ...described,
  method: 'GET',
  contentType: 'text/plain',
  query: z.looseObject({ code: z.string(), state: z.string() }).partial(),
  statuses: [303],
  errors: ['rate-limited'],
} as const;

/** Where the service sends the browser back to. Whatever comes of it, the browser ends on a page of ours. */
const callback = rawEndpoint({
  ...comingBack,
  path: '/api/v1/auth/openid/callback',
  summary: 'Come back from the sign-in service; leads on to a page of the dashboard',
  handle: (input, deps: OpenIdDeps) => receive(input, null, deps),
});

/** Each tenant's service has an address of its own to come back to: what one answers is never taken for another's. */
const tenantCallback = rawEndpoint({
  ...comingBack,
  path: '/api/v1/auth/openid/callback/:tenant',
  summary: 'Come back from the sign-in service of a business; leads on to a page of the dashboard',
  params: TenantParam,
  handle: (input, deps: OpenIdDeps) => receive(input, input.parse(TenantParam, input.params).tenant, deps),
});

async function receive(
  { request, raw, response }: Pick<UnparsedInput, 'request' | 'raw' | 'response'>,
  tenantId: string | null,
  deps: OpenIdDeps,
): Promise<RawReply> {
  await deps.limiter.consume(returning, forInstallation(request.address));
  const attempt = attemptOf(request, deps);
  spendAttempt(response, deps);
  const query = new URLSearchParams(raw.query).toString();
  const outcome = attempt ? await comeBack({ attempt, query, tenantId }, request, deps) : interrupted;
  if ('problem' in outcome) {
    const team = attempt?.team ?? null;
    return leadTo(`/sign-in?problem=${outcome.problem}${team === null ? '' : `&team=${team}`}`, deps);
  }
  await handOverSession({ request, response }, outcome, deps);
  return leadTo(attempt?.return_to ?? '/', deps);
}

const interrupted: Refused = { problem: 'interrupted' };

interface ComingBack {
  attempt: Attempt;
  query: string;
  /** Whose address it came back to. */
  tenantId: string | null;
}

async function comeBack(
  { attempt, query, tenantId }: ComingBack,
  request: RequestFacts,
  deps: OpenIdDeps,
): Promise<LoginReply | Refused> {
  if (attempt.tenant_id !== tenantId) return interrupted;
  const ofTenant = tenantId === null ? undefined : await tenantIssuer({ tenantId }, deps);
  const issuer = tenantId === null ? deps.openid : ofTenant;
  if (!issuer || !isSameIssuer(issuer, { url: attempt.issuer, clientId: attempt.client_id }))
    return { problem: 'turned-off' };
  const back = { attempt, query, issuer, roleClaim: ofTenant?.rules.roleClaim ?? null };
  return finishSignIn({ ...back, userAgent: userAgentOf(request) }, deps);
}

const noService = new AppError('not-found', { publicMessage: 'There is no sign-in service here.' });

const wayOf = ({ team, domain }: SignInWaysQuery): WayToTenant | undefined => {
  if (team !== undefined) return { slug: team };
  return domain === undefined ? undefined : { domain };
};

const tenantIssuer = (way: WayToTenant, { db, sealer }: OpenIdDeps): Promise<TenantIssuer | undefined> =>
  asSystem(db, (tx) => findTenantIssuer(tx, way, { sealer }));

/** Our own address before the path, so that nothing in it is taken for another host. */
const leadTo = (path: string, { publicUrl }: OpenIdDeps): RawReply => ({
  status: 303,
  contentType: 'text/plain; charset=utf-8',
  headers: { Location: publicUrl + path },
  body: '',
});

export const openIdEndpoints = [ways, begin, callback, tenantCallback];
