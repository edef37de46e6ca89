import { z } from 'zod';

export const permissions = [
  'config:read',
  'config:write',
  'assistants:read',
  'assistants:write',
  'connections:read',
  'connections:write',
  'knowledge:read',
  'knowledge:write',
  'conversations:read',
  'conversations:write',
  'leads:read',
  'leads:write',
  'keys:read',
  'keys:write',
  'team:read',
  'team:write',
  'chat:write',
  'audit:read',
  'data:write',
  'tenant:write',
] as const;

export const Permission = z.enum(permissions).meta({
  id: 'Permission',
  description:
    'One right within a tenant. `data:write`: export and erase what is held of a visitor. `tenant:write`: export the whole tenant and end it.',
  example: 'knowledge:read',
});
export type Permission = z.infer<typeof Permission>;

export const roles = ['owner', 'admin', 'agent', 'viewer'] as const;
export const Role = z.enum(roles).meta({
  id: 'Role',
  description:
    'What a member is in the team. `owner`: everything. `admin`: everything but changing the team and ending the tenant. `agent`: talks to visitors and works on leads. `viewer`: reads.',
  example: 'agent',
});
export type Role = z.infer<typeof Role>;

const reading = [
  'config:read',
  'assistants:read',
  'connections:read',
  'knowledge:read',
  'conversations:read',
  'leads:read',
  'team:read',
] as const satisfies readonly Permission[];

/** The one place that says what a role may do. */
export const rolePermissions = {
  owner: permissions,
  // Who can change the team could make themselves owner.
  admin: permissions.filter((permission) => permission !== 'team:write' && permission !== 'tenant:write'),
  agent: [...reading, 'conversations:write', 'leads:write', 'chat:write'],
  viewer: reading,
} as const satisfies Record<Role, readonly Permission[]>;

/**
 * What nobody has before their e-mail address is confirmed, whatever their role: to write to strangers, to speak to the
 * visitors of a site or an inbox, and to let programs in. All else can be tried at once.
 */
export const needsConfirmedEmail: ReadonlySet<Permission> = new Set<Permission>([
  'team:write',
  'connections:write',
  'keys:write',
]);

/** What an API key may be given. */
export const Scope = z.union([Permission, z.literal('*')]).meta({
  id: 'Scope',
  description: 'One permission, or `*` for all of them.',
  example: 'chat:write',
});
export type Scope = z.infer<typeof Scope>;

/** The permissions that a key with these scopes has. */
export const permissionsOfScopes = (scopes: readonly Scope[]): readonly Permission[] =>
  permissions.filter((permission) => scopes.includes('*') || scopes.includes(permission));
