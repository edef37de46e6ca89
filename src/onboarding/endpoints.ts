import type { AuthDeps } from '../accounts/auth-endpoints.js';
import { handOverSession } from '../accounts/hand-over-session.js';
import { userAgentOf } from '../accounts/session-cookie.js';
import { LoginOutcome } from '../contract/auth.js';
import { SignUp } from '../contract/sign-up.js';
import { AppError } from '../platform/errors.js';
import { endpoint } from '../platform/http/endpoint.js';
import { signUp, type SignUpDeps } from './sign-up.js';

interface Deps extends SignUpDeps, Pick<AuthDeps, 'cookieName'> {
  /** Whether the deployer lets anybody in. */
  isSignUpOpen: boolean;
}

const create = endpoint({
  method: 'POST',
  path: '/api/v1/auth/sign-up',
  summary: 'Create a business and be signed in as its owner, where this installation allows it',
  tag: 'Sign-in',
  access: 'public',
  body: SignUp,
  reply: LoginOutcome,
  errors: ['forbidden', 'rate-limited'],
  handle: async ({ body, request, response }, deps: Deps) => {
    if (!deps.isSignUpOpen)
      throw new AppError('forbidden', {
        publicMessage: 'Here, new businesses are made by whoever runs this installation. Ask them.',
      });
    const newcomer = { ...body, address: request.address, userAgent: userAgentOf(request) };
    return handOverSession({ request, response }, await signUp(newcomer, deps), deps);
  },
});

export const onboardingEndpoints = [create];
