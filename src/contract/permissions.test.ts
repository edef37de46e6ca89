import assert from 'node:assert/strict';
import { permissions, permissionsOfScopes, rolePermissions, roles } from './permissions.js';

describe('roles', () => {
  it('grant each less than the one before: owner, admin, agent, viewer', () => {
    const granted = roles.map((role) => new Set<string>(rolePermissions[role]));
    for (const [index, less] of granted.entries()) {
      const more = granted[index - 1] ?? new Set<string>(permissions);
      assert.deepEqual(
        [...less].filter((permission) => !more.has(permission)),
        [],
      );
      if (index > 0) assert.ok(less.size < more.size);
    }
  });

  it('let only an owner change the team', () => {
    const able = roles.filter((role) =>
      rolePermissions[role].some((permission) => permission === 'team:write'),
    );
    assert.deepEqual(able, ['owner']);
  });

  it('let a viewer change nothing and see no key and no audit log', () => {
    const beyond = rolePermissions.viewer.filter((permission) => !permission.endsWith(':read'));
    assert.deepEqual(beyond, []);
    const seen: readonly string[] = rolePermissions.viewer;
    assert.equal(seen.includes('keys:read') || seen.includes('audit:read'), false);
  });
});

describe('scopes of a key', () => {
  it('grant what they name and nothing else', () => {
    assert.deepEqual(permissionsOfScopes(['chat:write', 'knowledge:read']), ['knowledge:read', 'chat:write']);
    assert.deepEqual(permissionsOfScopes([]), []);
  });

  it('grant everything with *', () => {
    assert.deepEqual(permissionsOfScopes(['*']), [...permissions]);
  });
});
