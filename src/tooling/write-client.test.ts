import assert from 'node:assert/strict';
import fs from 'node:fs';
import { clientFile, clientTypes } from './write-client.js';

describe('the types of the API for its clients', function () {
  this.timeout(60_000);

  it('are those of the API as it is', async () => {
    const isFresh = fs.readFileSync(clientFile, 'utf8') === (await clientTypes());
    assert.ok(
      isFresh,
      'The API has changed. Write its types anew with npm run client, and read the difference.',
    );
  });
});
