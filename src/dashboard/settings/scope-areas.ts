import { type Permission, permissions as allPermissions, type Scope } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';

const texted = texts.scopes;

/** Whether somebody may all there is: only they can give full access. */
export const mayAll = (permissions: readonly Permission[]): boolean =>
  allPermissions.every((permission) => permissions.includes(permission));

/** What a key may do, in words. */
export const tellScope = (scope: Scope): string =>
  scope === '*' ? texts.settings.keys.everything : texted.words[scope];

/** Permissions by the area that they are about, as they are offered and told; areas without any are left out. */
export const scopeAreas = (permissions: readonly Permission[]) =>
  Object.entries(texted.areas)
    .map(([area, title]) => ({
      title,
      permissions: permissions.filter((permission) => permission.startsWith(`${area}:`)),
    }))
    .filter((area) => area.permissions.length > 0);
