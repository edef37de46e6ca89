import type { ChangeAccount, ChangePassword } from '../../contract/auth.js';
import type {
  ConfirmSecondFactor,
  RenewRecoveryCodes,
  TurnOffSecondFactor,
} from '../../contract/second-factor.js';
import type { ChangeEmail } from '../../contract/sign-up.js';
import { api, done, replyOf } from '../call.js';

/** What a person asks of the server about themselves. */

export const ownSessionsKey = ['own-sessions'] as const;

export const changeName = (body: ChangeAccount) => replyOf(api.PATCH('/api/v1/account', { body }));

export const changeEmail = (body: ChangeEmail) => done(api.POST('/api/v1/account/email', { body }));

export const changePassword = (body: ChangePassword) => done(api.POST('/api/v1/account/password', { body }));

export const listOwnSessions = (signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/account/sessions', { signal }));

export const endSession = (id: string) =>
  done(api.DELETE('/api/v1/account/sessions/{id}', { params: { path: { id } } }));

export const endOtherSessions = () => done(api.DELETE('/api/v1/account/sessions'));

export const secondFactorKey = ['second-factor'] as const;

export const readSecondFactor = (signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/account/second-factor', { signal }));

export const beginSecondFactor = () => replyOf(api.POST('/api/v1/account/second-factor'));

/** The reply holds the recovery codes, this once. */
export const confirmSecondFactor = (body: ConfirmSecondFactor) =>
  replyOf(api.POST('/api/v1/account/second-factor/confirm', { body }));

/** The reply holds the new recovery codes, this once. */
export const renewRecoveryCodes = (body: RenewRecoveryCodes) =>
  replyOf(api.POST('/api/v1/account/recovery-codes', { body }));

export const turnOffSecondFactor = (body: TurnOffSecondFactor) =>
  done(api.POST('/api/v1/account/second-factor/off', { body }));
