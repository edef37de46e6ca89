import type { RequestLimits } from '../platform/http/build-http.js';
import type { Limiter } from '../platform/http/rate-limit.js';

/**
 * What keeps one address, one key or person, and one tenant from taking the whole installation: far more than any honest
 * client asks, and told in every answer. Addresses are counted in this process, before anything is looked up; callers and
 * tenants by all processes together where there is Redis.
 */
export const requestLimits = ({
  limiter,
  throttle,
}: {
  limiter: Limiter;
  throttle: Limiter;
}): RequestLimits => ({
  address: { limiter: throttle, rule: { name: 'address', points: 12_000, perSeconds: 60 } },
  caller: { limiter, rule: { name: 'caller', points: 3_000, perSeconds: 60 } },
  tenant: { limiter, rule: { name: 'tenant', points: 12_000, perSeconds: 60 } },
});
