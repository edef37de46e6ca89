import type { Access } from '../../platform/http/endpoint.js';
import type { Permission } from '../../contract/permissions.js';
import type { Caller } from './callers.js';

/** What stands before a route, said once more than in the product and in other words. */
export type Expected = 'admitted' | 400 | 401 | 403;

export const permissionOf = (access: Access): Permission | undefined =>
  access === 'public' || access === 'signed-in' || access === 'platform-admin' ? undefined : access;

/**
 * The rule. Who shows nothing good is asked to sign in. An account of one's own takes a person; the installation takes its
 * admin in person; all else takes a tenant, and the permission there.
 */
export function expectedOf(access: Access, caller: Caller): Expected {
  if (caller.kind === 'stranger') return 401;
  if (access === 'signed-in') return caller.kind === 'person' ? 'admitted' : 403;
  if (access === 'platform-admin') return caller.isPlatformAdmin ? 'admitted' : 403;
  if (access === 'public') return 'admitted';
  if (!caller.isInTenant) return 400;
  return caller.may(access) ? 'admitted' : 403;
}

const byPower = ['owner', 'admin', 'agent', 'viewer'];

/** Where the rule could be off by one: the weakest role that is admitted, the strongest that is not, and who is none. */
export function atTheBorder(access: Access, callers: readonly Caller[]): Caller[] {
  const members = byPower.flatMap((role) => callers.filter(({ name }) => name === role));
  const isAdmitted = (caller: Caller) => expectedOf(access, caller) === 'admitted';
  const border = [members.findLast(isAdmitted), members.find((caller) => !isAdmitted(caller))];
  const others = callers.filter(({ name }) => name === 'nobody' || name === 'key: others');
  const admin = access === 'platform-admin' ? callers.filter(({ name }) => name === 'platform admin') : [];
  return [...border.flatMap((caller) => caller ?? []), ...others, ...admin];
}
