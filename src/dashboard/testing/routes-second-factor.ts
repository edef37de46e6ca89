import { z } from 'zod';
import {
  ConfirmSecondFactor,
  RecoveryCodes,
  RenewRecoveryCodes,
  SecondFactor,
  SecondFactorSetup,
  TurnOffSecondFactor,
} from '../../contract/second-factor.js';
import { exampleOf } from './example-of.js';
import { appCode } from './make-world.js';
import { bare, Refusal, type Route, route } from './route.js';
import type { Account } from './world.js';

const wrong = (path: string, message: string) =>
  new Refusal(400, 'invalid-input', {
    ...{ message: 'Some of the input is not valid.', fields: [{ path, message }] },
  });

/** A recovery code is used up; what the app shows is always good here. */
export function takeCode(account: Account | undefined, code: string): void {
  const codes = account?.factor?.codes ?? [];
  if (code !== appCode && !codes.includes(code))
    throw wrong('code', 'This code is wrong or was used already. Take the next one.');
  if (account?.factor) account.factor.codes = codes.filter((known) => known !== code);
}

export const secondFactorRoutes: Route[] = [
  bare({
    ...{ path: '/account/second-factor', reply: SecondFactor },
    handle: ({ account: { factor } }) => ({
      ...{ is_on: factor?.isOn === true, recovery_codes_left: factor?.codes.length ?? 0 },
    }),
  }),
  bare({
    ...{ method: 'POST', path: '/account/second-factor', reply: SecondFactorSetup },
    handle: ({ account }) => {
      account.factor = { isOn: false, codes: [] };
      return exampleOf(SecondFactorSetup);
    },
  }),
  route({
    ...{ method: 'POST', path: '/account/second-factor/confirm', body: ConfirmSecondFactor },
    reply: RecoveryCodes,
    handle: ({ account, body }) => {
      takeCode(account, body.code);
      const { recovery_codes } = exampleOf(RecoveryCodes);
      account.factor = { isOn: true, codes: recovery_codes };
      return { recovery_codes };
    },
  }),
  route({
    ...{ method: 'POST', path: '/account/recovery-codes', body: RenewRecoveryCodes, reply: RecoveryCodes },
    handle: ({ account, body, world }) => {
      takeCode(account, body.code);
      const codes = [world.newId(), world.newId()];
      account.factor = { isOn: true, codes };
      return { recovery_codes: codes };
    },
  }),
  route({
    ...{ method: 'POST', path: '/account/second-factor/off', body: TurnOffSecondFactor, reply: z.unknown() },
    handle: ({ account, body }) => {
      if (body.password !== account.password) throw wrong('password', 'This is not your present password.');
      takeCode(account, body.code);
      delete account.factor;
    },
  }),
];
