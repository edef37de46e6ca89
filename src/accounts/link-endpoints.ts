import { z } from 'zod';
import {
  AcceptInvitation,
  JoinedTenant,
  LinkFacts,
  LinkRequest,
  LoginOutcome,
  OneTimeLinkRequest,
  RequestLink,
} from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { forInstallation } from '../platform/scoped-key.js';
import { acceptAsNewcomer, acceptSignedIn } from './accept-invitation.js';
import { type AuthDeps, perAddress } from './auth-endpoints.js';
import { lookAtLink } from './look-at-link.js';
import { personOf } from './people.js';
import { requestLink } from './request-link.js';
import { handOverSession } from './hand-over-session.js';
import { userAgentOf } from './session-cookie.js';
import { useOneTimeLink, useSignInLink } from './use-link.js';

export interface LinkDeps extends AuthDeps {
  outbox: Pick<MailOutbox, 'nudge'>;
}

const described = { method: 'POST', tag: 'Sign-in', access: 'public' } as const;

const look = endpoint({
  ...described,
  path: '/api/v1/auth/links/look',
  summary: 'What is this link for; asking does not use it up',
  body: LinkRequest,
  reply: LinkFacts,
  errors: ['link-expired', 'rate-limited'],
  handle: async ({ body, request }, { db, limiter }: LinkDeps) => {
    await limiter.consume(perAddress, forInstallation(request.address));
    return asSystem(db, (tx) => lookAtLink(tx, body.token));
  },
});

const choosePassword = endpoint({
  ...described,
  path: '/api/v1/auth/one-time-link',
  summary: 'Choose a password with a link, and be signed in; all other sessions end',
  body: OneTimeLinkRequest,
  reply: LoginOutcome,
  errors: ['link-expired', 'rate-limited'],
  handle: async ({ body, request, response }, deps: LinkDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const outcome = await useOneTimeLink({ ...body, userAgent: userAgentOf(request) }, deps);
    return handOverSession({ request, response }, outcome, deps);
  },
});

const forgotPassword = endpoint({
  ...described,
  path: '/api/v1/auth/forgot-password',
  summary: 'Send a link to choose a new password, if somebody has this address',
  body: RequestLink,
  reply: z.undefined(),
  status: 204,
  errors: ['rate-limited'],
  handle: ({ body, request }, deps: LinkDeps) =>
    requestLink({ kind: 'reset-password', email: body.email, address: request.address }, deps),
});

const sendSignInLink = endpoint({
  ...described,
  path: '/api/v1/auth/sign-in-link',
  summary: 'Send a link to sign in with, if somebody has this address',
  body: RequestLink,
  reply: z.undefined(),
  status: 204,
  errors: ['rate-limited'],
  handle: ({ body, request }, deps: LinkDeps) =>
    requestLink({ kind: 'sign-in', email: body.email, address: request.address }, deps),
});

const signInByLink = endpoint({
  ...described,
  path: '/api/v1/auth/sign-in-link/use',
  summary: 'Sign in with a link',
  body: LinkRequest,
  reply: LoginOutcome,
  errors: ['link-expired', 'rate-limited'],
  handle: async ({ body, request, response }, deps: LinkDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const outcome = await useSignInLink({ ...body, userAgent: userAgentOf(request) }, deps);
    return handOverSession({ request, response }, outcome, deps);
  },
});

const accept = endpoint({
  ...described,
  path: '/api/v1/auth/invitations/accept',
  summary: 'Accept an invitation as somebody new, and be signed in',
  body: AcceptInvitation,
  reply: LoginOutcome,
  errors: ['link-expired', 'conflict', 'sign-in-service-needed', 'rate-limited'],
  handle: async ({ body, request, response }, deps: LinkDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const outcome = await acceptAsNewcomer({ ...body, userAgent: userAgentOf(request) }, deps);
    return handOverSession({ request, response }, outcome, deps);
  },
});

const confirm = endpoint({
  ...described,
  path: '/api/v1/auth/invitations/confirm',
  summary: 'Accept an invitation as the person who is signed in',
  access: 'signed-in',
  body: LinkRequest,
  reply: JoinedTenant,
  errors: ['link-expired'],
  handle: async ({ body, caller }, { db }: LinkDeps) => ({
    tenant_id: await acceptSignedIn({ token: body.token, personId: personOf(caller) }, { db }),
  }),
});

export const linkEndpoints = [
  ...[look, choosePassword, forgotPassword, sendSignInLink, signInByLink, accept, confirm],
];
