import { createApiKey } from '../../accounts/api-keys.js';
import {
  type Permission,
  permissions,
  rolePermissions,
  roles,
  type Scope,
} from '../../contract/permissions.js';
import type { Database } from '../../platform/database/open-database.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { makeMember, makePlatformAdmin, signedIn } from '../harness/people.js';

/** Somebody who calls, as far as the rule of access is concerned. */
export interface Caller {
  name: string;
  /** What the product takes them for; `stranger` shows no credential, or one that is none here. */
  kind: 'person' | 'key' | 'stranger';
  isPlatformAdmin: boolean;
  isInTenant: boolean;
  /** What they may do in the tenant, given the permission that a route asks for. */
  may: (asked: Permission) => boolean;
  personId: string | undefined;
  /** Headers that show who calls. What a call may end, such as a session, is a new one. */
  headers: (call: { asked: Permission | undefined; isFresh: boolean }) => Promise<Record<string, string>>;
}

interface Stage {
  db: Pick<Database, 'knex'>;
  tenantId: string;
  /** The account of a connected inbox, which stands in public pages. */
  accountToken: string;
}

const always = () => true;
const never = () => false;

/** Everybody whom the matrix has a column for. */
export async function makeCallers(stage: Stage): Promise<Caller[]> {
  const members = await Promise.all(
    roles.map(async (role) => {
      const granted: ReadonlySet<Permission> = new Set(rolePermissions[role]);
      const { personId } = await makeMember(stage.db, stage.tenantId, role);
      return person({ name: role, personId }, stage, {
        isInTenant: true,
        may: (asked) => granted.has(asked),
      });
    }),
  );
  const root = await makePlatformAdmin(stage.db);
  return [
    ...members,
    person({ name: 'visiting admin', personId: root }, stage, {
      isInTenant: true,
      may: always,
      isVisiting: true,
    }),
    person({ name: 'platform admin', personId: root }, stage, { isInTenant: false, may: never }),
    key('key: this', stage, { may: always, scopes: (asked) => (asked === undefined ? [] : [asked]) }),
    key('key: others', stage, {
      may: never,
      scopes: (asked) => permissions.filter((each) => each !== asked),
    }),
    stranger('account token', { 'x-api-key': stage.accountToken }),
    stranger('nobody', {}),
  ];
}

/** Keys that the matrix has no column for. */
export const moreKeys = (stage: Stage): Caller[] => [
  key('key: all', stage, { may: always, scopes: () => ['*'] }),
  key('key: none', stage, { may: never, scopes: () => [] }),
];

interface Standing {
  isInTenant: boolean;
  may: Caller['may'];
  isVisiting?: boolean;
}

function person(
  { name, personId }: { name: string; personId: string },
  { db, tenantId }: Stage,
  { isVisiting = false, ...standing }: Standing,
): Caller {
  let kept: string | undefined;
  return {
    ...{ name, kind: 'person', personId, ...standing },
    isPlatformAdmin: isVisiting || !standing.isInTenant,
    headers: async ({ isFresh }) => {
      const token = (isFresh ? undefined : kept) ?? (await signedIn(db, personId));
      // A call on a session of its own may end the others.
      kept = isFresh ? undefined : token;
      return { authorization: `Bearer ${token}`, ...(isVisiting ? { 'x-tenant-id': tenantId } : {}) };
    },
  };
}

function key(
  name: string,
  { db, tenantId }: Stage,
  { may, scopes }: { may: Caller['may']; scopes: (asked: Permission | undefined) => Scope[] },
): Caller {
  const kept = new Map<string, string>();
  const make = async (wanted: Scope[]) => {
    const maker = { personId: null, permissions: new Set(permissions) };
    const made = await inTenant(db, tenantId, (tx) =>
      createApiKey(tx, { tenantId, wanted: { name: 'Matrix', scopes: wanted }, maker }),
    );
    return made.key;
  };
  return {
    ...{ name, kind: 'key', personId: undefined, isPlatformAdmin: false, isInTenant: true, may },
    headers: async ({ asked }) => {
      const wanted = scopes(asked);
      const secret = kept.get(wanted.join()) ?? (await make(wanted));
      kept.set(wanted.join(), secret);
      return { 'x-api-key': secret };
    },
  };
}

const stranger = (name: string, headers: Record<string, string>): Caller => ({
  ...{ name, kind: 'stranger', personId: undefined, isPlatformAdmin: false, isInTenant: false, may: never },
  headers: () => Promise.resolve(headers),
});
