import { z } from 'zod';
import { LinkRequest } from '../contract/auth.js';
import { ChangeEmail } from '../contract/sign-up.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { AuthDeps } from './auth-endpoints.js';
import { changeEmail, type ClaimDeps, confirmEmail, resendConfirmation } from './claim-email.js';
import { personOf } from './people.js';
import { deviceOf } from './session-cookie.js';

const described = { method: 'POST', tag: 'Account', access: 'signed-in' } as const;
const nothing = { reply: z.undefined(), status: 204 } as const;

const change = endpoint({
  ...described,
  path: '/api/v1/account/email',
  summary: 'Use another e-mail address; it counts once the link that is sent there was confirmed',
  body: ChangeEmail,
  ...nothing,
  errors: ['rate-limited'],
  handle: ({ caller, body, request }, deps: ClaimDeps & Pick<AuthDeps, 'cookieName'>) => {
    const browser = { address: request.address, device: deviceOf(request, deps) };
    return changeEmail({ ...body, personId: personOf(caller), ...browser }, deps);
  },
});

const resend = endpoint({
  ...described,
  path: '/api/v1/account/email/resend',
  summary: 'Send the link that confirms my address again',
  ...nothing,
  errors: ['conflict', 'rate-limited'],
  handle: ({ caller }, deps: ClaimDeps) => resendConfirmation(personOf(caller), deps),
});

const confirm = endpoint({
  ...described,
  path: '/api/v1/account/email/confirm',
  summary: 'Confirm an e-mail address as the person who asked for it',
  body: LinkRequest,
  ...nothing,
  errors: ['link-expired', 'email-taken'],
  handle: ({ caller, body }, deps: ClaimDeps) =>
    confirmEmail({ token: body.token, personId: personOf(caller) }, deps),
});

export const emailEndpoints = [change, resend, confirm];
