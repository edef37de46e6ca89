import assert from 'node:assert/strict';
import { z } from 'zod';
import { newId } from '../platform/ids.js';
import { mapId } from './map-ids.js';

describe('ids of an import', () => {
  it('gives records ids of their own that sort as the old ones', () => {
    const [first, second] = [newId(), newId()];
    const [one, two] = [mapId('an import', first), mapId('another import', first)];
    assert.notEqual(one, two);
    assert.ok(z.uuid().safeParse(one).success);
    assert.equal(one.slice(0, 13), first.slice(0, 13));
    assert.notEqual(mapId('an import', second), one);
  });
});
