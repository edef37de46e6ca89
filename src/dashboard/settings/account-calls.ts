import { ChangeAccount, type ChangePassword, OwnSessions } from '../../contract/auth.js';
import {
  type ConfirmSecondFactor,
  RecoveryCodes,
  SecondFactor,
  SecondFactorSetup,
  type TurnOffSecondFactor,
} from '../../contract/second-factor.js';
import type { ChangeEmail } from '../../contract/sign-up.js';
import { call, ignored } from '../call.js';

/** What a person asks of the server about themselves. */

export const ownSessionsKey = ['own-sessions'] as const;

export const changeName = (body: ChangeAccount): Promise<ChangeAccount> =>
  call({ method: 'PATCH', path: '/account', body }, ChangeAccount);

export const changeEmail = (body: ChangeEmail): Promise<unknown> =>
  call({ method: 'POST', path: '/account/email', body }, ignored);

export const changePassword = (body: ChangePassword): Promise<unknown> =>
  call({ method: 'POST', path: '/account/password', body }, ignored);

export const listOwnSessions = (signal?: AbortSignal): Promise<OwnSessions> =>
  call({ path: '/account/sessions', signal }, OwnSessions);

export const endSession = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/account/sessions/${id}` }, ignored);

export const endOtherSessions = (): Promise<unknown> =>
  call({ method: 'DELETE', path: '/account/sessions' }, ignored);

export const secondFactorKey = ['second-factor'] as const;

export const readSecondFactor = (signal?: AbortSignal): Promise<SecondFactor> =>
  call({ path: '/account/second-factor', signal }, SecondFactor);

export const beginSecondFactor = (): Promise<SecondFactorSetup> =>
  call({ method: 'POST', path: '/account/second-factor' }, SecondFactorSetup);

/** The reply holds the recovery codes, this once. */
export const confirmSecondFactor = (body: ConfirmSecondFactor): Promise<RecoveryCodes> =>
  call({ method: 'POST', path: '/account/second-factor/confirm', body }, RecoveryCodes);

export const turnOffSecondFactor = (body: TurnOffSecondFactor): Promise<unknown> =>
  call({ method: 'POST', path: '/account/second-factor/off', body }, ignored);
