import assert from 'node:assert/strict';
import { permissions } from '../../contract/permissions.js';
import { scopeAreas, tellScope } from './scope-areas.js';

describe('what an API key may do', () => {
  it('is told for every scope of the contract in words of its own', () => {
    const told = [...permissions, '*' as const].map(tellScope);
    assert.deepEqual(
      told.filter((words) => words.trim() === '' || words.includes(':')),
      [],
    );
    assert.equal(new Set(told).size, permissions.length + 1);
  });

  it('stands for every permission in one area that has a title', () => {
    const areas = scopeAreas(permissions);
    assert.deepEqual(areas.flatMap((area) => area.permissions).toSorted(), permissions.toSorted());
    assert.ok(areas.every(({ title }) => title !== ''));
  });

  it('names no area of which there is nothing', () => {
    assert.deepEqual(
      scopeAreas(['leads:read', 'chat:write']).map(({ title }) => title),
      ['Leads', 'Chat'],
    );
  });
});
