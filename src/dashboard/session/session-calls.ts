import type { AcceptInvitation, LoginRequest, OneTimeLinkRequest } from '../../contract/auth.js';
import type { BeginOpenId, SignInWaysQuery } from '../../contract/openid.js';
import type { SignUp } from '../../contract/sign-up.js';
import type { UseSecondFactor } from '../../contract/second-factor.js';
import { api, done, replyOf } from '../call.js';

/** What is asked of the server before somebody is signed in. */

export const signIn = (body: LoginRequest) => replyOf(api.POST('/api/v1/auth/login', { body }));

export const signUp = (body: SignUp) => replyOf(api.POST('/api/v1/auth/sign-up', { body }));

export const choosePassword = (body: OneTimeLinkRequest) =>
  replyOf(api.POST('/api/v1/auth/one-time-link', { body }));

export const signInByLink = (token: string) =>
  replyOf(api.POST('/api/v1/auth/sign-in-link/use', { body: { token } }));

export const acceptInvitation = (body: AcceptInvitation) =>
  replyOf(api.POST('/api/v1/auth/invitations/accept', { body }));

export const sendCode = (body: UseSecondFactor) => replyOf(api.POST('/api/v1/auth/second-factor', { body }));

/** How the service of a team is found: by the team's link, or by what stands behind the @ of an address. */
export type WayToTeam = SignInWaysQuery;

export const readWays = (way: WayToTeam | undefined, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/auth/ways', { params: { query: { ...way } }, signal }));

/** Gives the address of the service at which one signs in. */
export const beginOpenId = (body: BeginOpenId) => replyOf(api.POST('/api/v1/auth/openid/begin', { body }));

/** Asking what a link is for does not use it up. */
export const lookAtLink = (token: string, signal: AbortSignal) =>
  replyOf(api.POST('/api/v1/auth/links/look', { body: { token }, signal }));

export const confirmInvitation = (token: string) =>
  replyOf(api.POST('/api/v1/auth/invitations/confirm', { body: { token } }));

export const confirmEmail = (token: string) =>
  done(api.POST('/api/v1/account/email/confirm', { body: { token } }));

export const resendConfirmation = () => done(api.POST('/api/v1/account/email/resend'));

export type LinkKind = 'forgot-password' | 'sign-in-link';

export const requestLink = (kind: LinkKind, email: string) =>
  done(api.POST(`/api/v1/auth/${kind}`, { body: { email } }));

export const signOut = () => done(api.POST('/api/v1/auth/logout'));
