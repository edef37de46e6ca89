import { z } from 'zod';
import { LoginReply } from '../contract/auth.js';
import {
  ConfirmSecondFactor,
  RecoveryCodes,
  RenewRecoveryCodes,
  SecondFactor,
  SecondFactorSetup,
  TurnOffSecondFactor,
  UseSecondFactor,
} from '../contract/second-factor.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import { forInstallation } from '../platform/scoped-key.js';
import { type AuthDeps, perAddress } from './auth-endpoints.js';
import {
  beginSecondFactor,
  confirmSecondFactor,
  type FactorDeps,
  readSecondFactor,
  renewRecoveryCodes,
  turnOffSecondFactor,
  useSecondFactor,
} from './change-second-factor.js';
import { personOf } from './people.js';
import { handOverSession } from './hand-over-session.js';
import { deviceOf, userAgentOf } from './session-cookie.js';

type Deps = AuthDeps & FactorDeps;

const described = { tag: 'Account', access: 'signed-in', path: '/api/v1/account/second-factor' } as const;

const use = endpoint({
  method: 'POST',
  path: '/api/v1/auth/second-factor',
  summary: 'Complete a sign-in with a code',
  tag: 'Sign-in',
  access: 'public',
  body: UseSecondFactor,
  reply: LoginReply,
  errors: ['link-expired', 'rate-limited'],
  handle: async ({ body, request, response }, deps: Deps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const session = await useSecondFactor({ ...body, userAgent: userAgentOf(request) }, deps);
    return handOverSession({ request, response }, session, deps);
  },
});

const read = endpoint({
  ...described,
  method: 'GET',
  summary: 'Does signing in take a code besides the password',
  reply: SecondFactor,
  handle: ({ caller }, { db }: Deps) => asSystem(db, (tx) => readSecondFactor(tx, personOf(caller))),
});

const begin = endpoint({
  ...described,
  method: 'POST',
  summary: 'Begin to set up a second factor; it is asked for once a code has confirmed it',
  reply: SecondFactorSetup,
  errors: ['conflict'],
  handle: ({ caller }, deps: Deps) => beginSecondFactor(personOf(caller), deps),
});

const confirm = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/account/second-factor/confirm',
  summary: 'Turn the second factor on with the first code; the recovery codes are shown this once',
  body: ConfirmSecondFactor,
  reply: RecoveryCodes,
  errors: ['conflict', 'rate-limited'],
  handle: async ({ caller, body }, deps: Deps) => ({
    recovery_codes: await confirmSecondFactor({ personId: personOf(caller), code: body.code }, deps),
  }),
});

const renewCodes = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/account/recovery-codes',
  summary: 'Make new recovery codes with a code from the app; those before stop working',
  body: RenewRecoveryCodes,
  reply: RecoveryCodes,
  errors: ['conflict', 'rate-limited'],
  handle: async ({ caller, body }, deps: Deps) => ({
    recovery_codes: await renewRecoveryCodes({ personId: personOf(caller), code: body.code }, deps),
  }),
});

const turnOff = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/account/second-factor/off',
  summary: 'Turn the second factor off, with the password and a code',
  body: TurnOffSecondFactor,
  reply: z.undefined(),
  status: 204,
  errors: ['conflict', 'rate-limited'],
  handle: ({ caller, body, request }, deps: Deps) =>
    turnOffSecondFactor(
      {
        ...{ ...body, personId: personOf(caller) },
        ...{ address: request.address, device: deviceOf(request, deps) },
      },
      deps,
    ),
});

export const secondFactorEndpoints = [use, read, begin, confirm, renewCodes, turnOff];
