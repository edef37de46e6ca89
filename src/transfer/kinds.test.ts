import assert from 'node:assert/strict';
import { kinds } from './kinds.js';

describe('the archive of a business', () => {
  it('takes no plan along, so that an import neither begins nor lifts a trial', () => {
    const ofTenant = kinds.filter(({ table }) => table === 'tenants').flatMap(({ columns }) => columns);
    assert.deepEqual(ofTenant, ['id', 'name', 'slug', 'config', 'created_at']);
  });
});
