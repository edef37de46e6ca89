import { TokenReply, TokenRequest } from '../contract/tokens.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { forInstallation } from '../platform/scoped-key.js';
import { perAddress } from './auth-endpoints.js';
import { refreshProgram, signInProgram, type TokenDeps } from './issue-tokens.js';
import { userAgentOf } from './session-cookie.js';

type Deps = TokenDeps & { limiter: Limiter };

/** More than sign-ins: each program of an office behind one address comes every few minutes. */
const refreshesPerAddress = { name: 'refresh', points: 300, perSeconds: 60 };

const token = endpoint({
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Sign a program in, or go on with its refresh token',
  tag: 'Sign-in',
  access: 'public',
  body: TokenRequest,
  reply: TokenReply,
  errors: [
    ...(['sign-in-failed', 'sign-in-service-needed', 'second-factor-needed'] as const),
    ...(['unauthorized', 'tenant-suspended', 'rate-limited'] as const),
  ],
  handle: async ({ body, request }, deps: Deps) => {
    if (body.grant_type === 'refresh_token') {
      await deps.limiter.consume(refreshesPerAddress, forInstallation(request.address));
      return refreshProgram(body.refresh_token, deps);
    }
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const client = { address: request.address, userAgent: userAgentOf(request) };
    return signInProgram(body, client, deps);
  },
});

export const tokenEndpoints = [token];
