import assert from 'node:assert/strict';
import { ask } from './ask.js';
import { makeCallers, type Caller } from './callers.js';
import { composeRequest, makeIds, membersOf, nameOf, slotsOf } from './compose-request.js';
import { hostileStrings } from './hostile-strings.js';
import { permissionOf } from './rule.js';
import { stageWalls, type Walls } from './stage-walls.js';

const isFull = process.env['TEST_FULL'] !== undefined;
const someEach = 5;

describe('a hostile value', function () {
  this.timeout(isFull ? 900_000 : 180_000);
  let walls: Walls;
  let callers: Caller[];

  before(async () => {
    walls = await stageWalls();
    callers = await makeCallers({
      ...{ db: walls.parts.db, tenantId: walls.own.tenantId, accountToken: walls.accountToken },
    });
  });
  after(() => walls.app.stop());

  it('F-094: in any parameter of any list is answered or refused, and never a failure of ours', async () => {
    assert.ok(hostileStrings.length >= 100);
    const wrong: string[] = [];
    let [tried, next] = [0, 0];
    const values = function* (count: number) {
      for (let turn = 0; turn < count; turn += 1, next += 1)
        yield hostileStrings[next % hostileStrings.length] ?? '';
    };
    for (const endpoint of walls.routes.filter(
      ({ method, access }) => method === 'GET' && access !== 'public',
    )) {
      const wanted = endpoint.access === 'platform-admin' ? 'platform admin' : 'owner';
      const caller = callers.find(({ name }) => name === wanted) ?? assert.fail();
      const headers = await caller.headers({ asked: permissionOf(endpoint.access), isFresh: false });
      const inPath = slotsOf(endpoint).filter(({ place }) => place === 'path');
      const { method, path } = composeRequest(endpoint, await makeIds(inPath, walls.own));
      const [bare = '', given] = path.split('?');
      const askWith = async (name: string, value: string) => {
        const query = new URLSearchParams(given);
        query.set(name, value);
        const request = { method, path: `${bare}?${query}`, body: undefined };
        const { status, text } = await ask(walls.app.url, request, headers);
        tried += 1;
        if (status >= 500)
          wrong.push(`${nameOf(endpoint)} ${name}=${JSON.stringify(value.slice(0, 80))}: ${text}`);
      };
      for (const name of Object.keys(membersOf(endpoint.schemas.query)))
        for (const value of values(isFull ? hostileStrings.length : someEach)) await askWith(name, value);
    }
    assert.deepEqual(wrong, []);
    assert.ok(tried > 100, `${tried} tried`);
  });
});
