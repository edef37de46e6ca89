import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { describeApi } from '../../app/describe-api.js';
import { createCheck, type Exchange } from '../../app/story/check-answer.testing.js';
import { documented } from '../../app/story/play.testing.js';
import { newId } from '../../platform/ids.js';
import { tablesWith } from '../harness/tables-with.js';
import { ask, type Answered } from './ask.js';
import { type Caller, makeCallers, moreKeys } from './callers.js';
import {
  type AnyEndpoint,
  composeRequest,
  type Ids,
  makeIds,
  nameOf,
  type Slot,
  slotsOf,
} from './compose-request.js';
import { otherwise, ownCredentials } from './route-notes.js';
import { atTheBorder, expectedOf, permissionOf } from './rule.js';
import { stageWalls, type Walls } from './stage-walls.js';
import { statusFor, tellMatrix } from './tell-matrix.js';

const isFull = process.env['TEST_FULL'] !== undefined;
const root = path.join(import.meta.dirname, '../../..');
const file = path.join(import.meta.dirname, 'access-matrix.txt');

/** Tables of a tenant in which no text of its own can stand. */
const wordless: ReadonlySet<string> = new Set([
  ...['catch_ups', 'circuits', 'knowledge_indexes', 'knowledge_terms', 'members', 'usage_counters'],
  ...['audit_heads', 'erasures', 'idempotency_keys', 'question_askings', 'identities'],
  ...['insight_marks', 'search_marks'],
]);

interface Compared {
  endpoint: AnyEndpoint;
  slot: Slot;
  foreignId: string;
}

describe('the access matrix', function () {
  this.timeout(isFull ? 600_000 : 120_000);
  let walls: Walls;
  let callers: Caller[];
  let more: Caller[];
  let guarded: AnyEndpoint[];
  const said: Answered[] = [];
  let check: (exchange: Exchange) => string[];
  const undescribed = new Set<string>();

  before(async () => {
    walls = await stageWalls();
    check = createCheck(JSON.stringify(describeApi(walls.app.url)));
    const stage = { db: walls.parts.db, tenantId: walls.own.tenantId, accountToken: walls.accountToken };
    callers = await makeCallers(stage);
    more = isFull ? moreKeys(stage) : [];
    guarded = walls.routes.filter(({ access }) => access !== 'public');
  });
  after(() => walls.app.stop());

  const call = async (caller: Caller, endpoint: AnyEndpoint, ids: Ids): Promise<Answered> => {
    const isFresh = endpoint.access === 'signed-in' && endpoint.method !== 'GET';
    const headers = await caller.headers({ asked: permissionOf(endpoint.access), isFresh });
    const answered = await ask(walls.app.url, composeRequest(endpoint, ids), headers);
    for (const problem of check({ ...documented(nameOf(endpoint)), answer: answered }))
      undescribed.add(`${nameOf(endpoint)} as ${caller.name}: ${problem}`);
    if (endpoint.access !== 'platform-admin') said.push(answered);
    return answered;
  };

  const kept = new Map<AnyEndpoint, Ids>();

  /** Things of the caller's own tenant; made anew for who may change them. */
  const ownIds = async (endpoint: AnyEndpoint, caller?: Caller): Promise<Ids> => {
    const isSpent = caller && endpoint.method !== 'GET' && expectedOf(endpoint.access, caller) === 'admitted';
    const personId = caller?.personId ?? walls.own.personId;
    const make = () => makeIds(slotsOf(endpoint), { ...walls.own, personId });
    if (isSpent === true) return make();
    const ids = kept.get(endpoint) ?? (await make());
    kept.set(endpoint, ids);
    return ids;
  };

  it('F-077: knows every route: what it is for, what its ids name, and who stands guard where everybody may call', () => {
    const missing = walls.routes.flatMap((endpoint) => {
      const name = nameOf(endpoint);
      const isPublic = endpoint.access === 'public';
      const unnamed = slotsOf(endpoint).filter(({ kind }) => kind === '' && !isPublic);
      return [
        ...(isPublic && !fs.existsSync(path.join(root, ownCredentials[name] ?? 'none'))
          ? [
              `${name} is public: name the test of its credentials in ownCredentials of src/test/walls/route-notes.ts.`,
            ]
          : []),
        ...unnamed.map(({ place, name: slot }) =>
          place === 'path'
            ? `${name}: add a maker for what :${slot} names to makers in src/test/walls/subjects.ts, under the part of the path before it.`
            : `${name}: say what kind of thing ${slot} names in references of src/test/walls/subjects.ts.`,
        ),
      ];
    });
    assert.deepEqual(missing, []);
    const names = new Set(walls.routes.map(nameOf));
    const notes = [...Object.keys(ownCredentials), ...Object.keys(otherwise)];
    assert.deepEqual(
      notes.filter((name) => !names.has(name)),
      [],
      'in route-notes.ts, but no route',
    );
  });

  it('F-077: lets each caller do what the rule says on every route, and nothing else', async () => {
    const wrong: string[] = [];
    for (const endpoint of guarded) {
      for (const caller of isFull ? [...callers, ...more] : atTheBorder(endpoint.access, callers)) {
        const { status, text } = await call(caller, endpoint, await ownIds(endpoint, caller));
        const right = statusFor(endpoint, caller);
        if (status !== right)
          wrong.push(`${nameOf(endpoint)} as ${caller.name}: ${status}, not ${right}: ${text.slice(0, 300)}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('F-077: gives the table that was reviewed', () => {
    const table = tellMatrix(walls.routes, callers);
    if (process.env['WRITE_ACCESS_MATRIX'] !== undefined) fs.writeFileSync(file, table);
    assert.equal(
      table,
      fs.readFileSync(file, 'utf8'),
      'Who may do what has changed. If that is meant, run this file with WRITE_ACCESS_MATRIX=true and read the difference.',
    );
  });

  /** What differs between the answers for a foreign id in this place and for one that nobody has. */
  const compare = async ({ endpoint, slot, foreignId }: Compared, caller: Caller) => {
    const withOne = async (id: string) =>
      call(caller, endpoint, new Map([...(await ownIds(endpoint)), [slot, id]]));
    const [theirs, missing] = [await withOne(foreignId), await withOne(newId())];
    const isAdmitted = slot.place === 'path' && expectedOf(endpoint.access, caller) === 'admitted';
    const isRight = theirs.status < 500 && theirs.comparable === missing.comparable;
    return isRight && (!isAdmitted || missing.status === 404)
      ? []
      : [`${nameOf(endpoint)} ${slot.name} as ${caller.name}: ${theirs.text} / ${missing.text}`];
  };

  it('F-075: answers for a foreign id exactly as for a missing one, on every route and wherever the id stands', async () => {
    const wrong: string[] = [];
    const walled = guarded.filter(({ access }) => access !== 'platform-admin');
    for (const endpoint of walled) {
      const foreign = await makeIds(slotsOf(endpoint), walls.foreign);
      for (const [slot, foreignId] of foreign) {
        for (const caller of askers(endpoint))
          wrong.push(...(await compare({ endpoint, slot, foreignId }, caller)));
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(walled.filter((endpoint) => slotsOf(endpoint).length > 0).length > 30);
  });

  /** Everybody in the full run, else whoever is admitted. */
  const askers = (endpoint: AnyEndpoint): Caller[] =>
    isFull
      ? callers
      : callers.filter(({ name }) => name === (endpoint.access === 'signed-in' ? 'viewer' : 'key: this'));

  it('answers everybody as the API is described, good or bad', () => {
    assert.deepEqual([...undescribed], []);
  });

  it('F-075: lets no word of another tenant out, though every table of theirs is full of them', async () => {
    const { db } = walls.parts;
    const carrying = new Set(
      (await tablesWith(db, walls.foreign.canary)).map((name) => name.replace('public.', '')),
    );
    const answer: unknown = await db.knex.raw(
      `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const tables = z.object({ rows: z.array(z.object({ name: z.string() })) }).parse(answer).rows;
    const empty = tables.map(({ name }) => name).filter((name) => !carrying.has(name) && !wordless.has(name));
    assert.deepEqual(
      empty,
      [],
      'Insert a row with the canary in src/test/walls/stage-walls.ts (fillBeside).',
    );
    assert.ok(said.length > guarded.length * 3);
    const leaks = said.filter(
      ({ text }) => text.includes(walls.foreign.canary) || text.includes(walls.foreign.tenantId),
    );
    assert.deepEqual(
      leaks.map(({ request }) => request),
      [],
    );
    assert.ok(said.some(({ text }) => text.includes(walls.own.canary)));
  });
});
