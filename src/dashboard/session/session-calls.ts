import {
  type AcceptInvitation,
  JoinedTenant,
  LinkFacts,
  LoginOutcome,
  LoginReply,
  type LoginRequest,
  type OneTimeLinkRequest,
} from '../../contract/auth.js';
import { type BeginOpenId, OpenIdBegun, SignInWays } from '../../contract/openid.js';
import type { SignUp } from '../../contract/sign-up.js';
import type { UseSecondFactor } from '../../contract/second-factor.js';
import { call, ignored } from '../call.js';

/** What is asked of the server before somebody is signed in. */

const post = (path: string, body: unknown) =>
  call({ method: 'POST', path: `/auth/${path}`, body }, LoginOutcome);

export const signIn = (typed: LoginRequest): Promise<LoginOutcome> => post('login', typed);

export const signUp = (typed: SignUp): Promise<LoginOutcome> => post('sign-up', typed);

export const choosePassword = (typed: OneTimeLinkRequest): Promise<LoginOutcome> =>
  post('one-time-link', typed);

export const signInByLink = (token: string): Promise<LoginOutcome> => post('sign-in-link/use', { token });

export const acceptInvitation = (typed: AcceptInvitation): Promise<LoginOutcome> =>
  post('invitations/accept', typed);

export const sendCode = (typed: UseSecondFactor): Promise<LoginReply> =>
  call({ method: 'POST', path: '/auth/second-factor', body: typed }, LoginReply);

export const readWays = (signal: AbortSignal): Promise<SignInWays> =>
  call({ path: '/auth/ways', signal }, SignInWays);

/** Gives the address of the service at which one signs in. */
export const beginOpenId = (body: BeginOpenId): Promise<OpenIdBegun> =>
  call({ method: 'POST', path: '/auth/openid/begin', body }, OpenIdBegun);

/** Asking what a link is for does not use it up. */
export const lookAtLink = (token: string, signal: AbortSignal): Promise<LinkFacts> =>
  call({ method: 'POST', path: '/auth/links/look', body: { token }, signal }, LinkFacts);

export const confirmInvitation = (token: string): Promise<JoinedTenant> =>
  call({ method: 'POST', path: '/auth/invitations/confirm', body: { token } }, JoinedTenant);

export const confirmEmail = (token: string): Promise<unknown> =>
  call({ method: 'POST', path: '/account/email/confirm', body: { token } }, ignored);

export const resendConfirmation = (): Promise<unknown> =>
  call({ method: 'POST', path: '/account/email/resend' }, ignored);

export type LinkKind = 'forgot-password' | 'sign-in-link';

export const requestLink = (kind: LinkKind, email: string): Promise<unknown> =>
  call({ method: 'POST', path: `/auth/${kind}`, body: { email } }, ignored);
