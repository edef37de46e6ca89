import type { Context, Next } from 'koa';
import { AppError } from '../errors.js';
import type { Access, CallerOf } from './endpoint.js';
import type { Caller } from './caller.js';

/** On every answer (F-109). A page that needs more says so itself. */
export function securityHeaders(publicUrl: string): (ctx: Context, next: Next) => Promise<void> {
  const isSecure = publicUrl.startsWith('https:');
  return async (ctx, next) => {
    ctx.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
    });
    await next();
  };
}

/**
 * The caller, as whoever has this access. Refuses whoever may not: not signed in, no tenant chosen, or a permission missing.
 * A permission is one within a tenant, so the caller then has one.
 */
export function admit<A extends Access>(access: A, caller: Caller | undefined): CallerOf<A>;
export function admit(access: Access, caller: Caller | undefined): Caller | undefined {
  if (access === 'public') return undefined;
  if (!caller) throw new AppError('unauthorized');
  if (access === 'signed-in') {
    if (caller.kind !== 'api-key') return caller;
    throw new AppError('forbidden', { publicMessage: 'A key is nobody who signs in.' });
  }
  if (access === 'platform-admin') {
    if (caller.isPlatformAdmin && caller.kind !== 'api-key') return caller;
    throw new AppError('forbidden');
  }
  if (caller.tenantId === null) {
    throw new AppError('bad-request', { publicMessage: 'Say which tenant, with the header X-Tenant-Id.' });
  }
  if (!caller.permissions.has(access))
    throw new AppError(caller.kind === 'api-key' ? 'missing-scope' : 'forbidden');
  return caller;
}

/**
 * Whoever a tenant's own sign-in service let in is nobody outside of it: neither the account, which may be of other tenants
 * too, nor the installation is theirs. What a permission opens lies within the tenant.
 */
export function checkReach(
  { access, takesConfined }: { access: Access; takesConfined?: true },
  caller: Caller | undefined,
): void {
  if (caller?.isConfined !== true || access !== 'signed-in' || takesConfined === true) return;
  throw new AppError('forbidden', {
    publicMessage:
      'You are signed in through the sign-in service of your team, which does not speak for your account. Sign in with your password or a link by e-mail instead.',
  });
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something on the strength of a cookie must come from our own pages: browsers say where it comes
 * from in Sec-Fetch-Site or Origin, and no page can forge either (F-103).
 */
export function checkSameSite(ctx: Context, publicUrl: string): void {
  if (safeMethods.has(ctx.method)) return;
  const site = ctx.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = ctx.get('origin');
  const ours = new URL(publicUrl);
  // Without https, a newcomer may well open another name of the same machine than PUBLIC_URL says. `ctx.origin` would not
  // do: koa 3 gives back the Origin header itself (lib/request.js).
  const isHere = ours.protocol === 'http:' && origin === `http://${ctx.host}`;
  if (site === '' && (origin === ours.origin || isHere)) return;
  throw new AppError('forbidden', { publicMessage: 'This request did not come from a page of ours.' });
}
