import assert from 'node:assert/strict';
import { apiRoutes } from '../../app/routes.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { adminEmail } from '../../test/harness/start-test-app.js';
import { browseAt } from './browse.testing.js';
import { createJar, type Jar } from './jar.testing.js';
import {
  claimDomain,
  makePerson,
  saveService,
  type ServiceStage,
  someone,
  stageService,
} from './stage-service.testing.js';

/** The owner of the bakery is the attacker: they run its service and may let it say what they like. */
describe('whoever controls the sign-in service of one business', function () {
  this.timeout(120_000);
  let stage: ServiceStage;
  let browser: ReturnType<typeof browseAt>;
  const bakeryWay = { team: 'corner-bakery' };
  const millWay = { team: 'old-mill' };
  const refusedAs = (problem: string) => `/sign-in?problem=${problem}&team=corner-bakery`;

  before(async () => {
    stage = await stageService();
    browser = browseAt(stage.app);
    const { bakery, mill } = stage;
    await (await claimDomain(bakery, 'bakery.example', stage)).verify();
    await (await claimDomain(mill, 'mill.example', stage)).verify();
    // What lets most in: whoever is unknown gets an account.
    for (const team of [bakery, mill]) await saveService(team, { creates_accounts: true });
    await makePerson(stage, 'both@bakery.example', { roles: { [bakery.id]: 'owner', [mill.id]: 'owner' } });
    await makePerson(stage, 'carol@bakery.example', { roles: { [mill.id]: 'owner' } });
    await makePerson(stage, 'root@bakery.example', { isPlatformAdmin: true });
    await makePerson(stage, 'chief@bakery.example', {
      isPlatformAdmin: true,
      roles: { [bakery.id]: 'owner' },
    });
    bakery.service.people.push(
      someone('both', 'both@bakery.example'),
      someone('carol', 'carol@bakery.example'),
      someone('root', 'root@bakery.example'),
      someone('chief', 'chief@bakery.example'),
      someone('mills-owner', 'bob@mill.example'),
      someone('admin', adminEmail),
      someone('ada', 'ada@bakery.example'),
      someone('unverified', 'ada@bakery.example', { email_verified: false }),
      someone('typed', 'ada@bakery.example', { email_verified: 'true' }),
      someone('below', 'eve@sub.bakery.example'),
      someone('nameless', '', { email: undefined }),
    );
    mill.service.people.push(someone('ada', 'ada@bakery.example'), someone('bob', 'bob@mill.example'));
  });
  after(() => stage.stop());

  const status = async (jar: Jar, path: string) => (await jar.send(stage.app.url + path)).status;

  for (const [who, problem] of [
    ['mills-owner', 'other-domain'],
    ['admin', 'other-domain'],
    ['carol', 'not-a-member'],
    ['root', 'not-a-member'],
    ['unverified', 'unverified-address'],
    ['typed', 'unverified-address'],
    ['nameless', 'unverified-address'],
    ['below', 'other-domain'],
  ] as const)
    it(`takes over nobody's account: ${who} is refused as ${problem}`, async () => {
      const jar = createJar();
      assert.equal(await browser.signInAs(who, { jar, ...bakeryWay }), refusedAs(problem));
      assert.equal(await status(jar, '/api/v1/auth/me'), 401);
    });

  it('gets a subject that the next business has linked to no account of that business', async () => {
    const { bakery, mill } = stage;
    assert.equal(await browser.signInAs('bob', millWay), '/leads');
    bakery.service.people.push(someone('bob', 'bob@mill.example'));
    assert.equal(await browser.signInAs('bob', bakeryWay), refusedAs('other-domain'));
    // Also where both have the very same issuer.
    await saveService(bakery, { issuer: mill.service.url, creates_accounts: true });
    mill.service.people.push(someone('bob', 'bob@mill.example'));
    assert.equal(await browser.signInAs('bob', bakeryWay), refusedAs('other-domain'));
    await saveService(bakery, { creates_accounts: true });
  });

  it('F-075 is let in as a member of several, and reaches nothing of the others by any route', async () => {
    const { app, bakery, mill, parts } = stage;
    const jar = createJar();
    assert.equal(await browser.signInAs('both', { jar, ...bakeryWay }), '/leads');
    const token = jar.get(app.url, 'patchbay') ?? '';
    const facts = { version: '0', metricsToken: undefined, isServing: () => true };
    const wrong: string[] = [];
    for (const { endpoint } of apiRoutes(parts, facts)) {
      const { method, access } = endpoint;
      if (access === 'public') continue;
      const path = endpoint.path.replace(/:\w+/g, newId());
      const ask = async (tenantId?: string) => {
        const headers = {
          authorization: `Bearer ${token}`,
          ...(tenantId === undefined ? {} : { 'x-tenant-id': tenantId }),
        };
        return (await app.as(headers).call(method, path)).status;
      };
      const elsewhere = await ask(mill.id);
      if (elsewhere !== 404) wrong.push(`${method} ${path} in the mill: ${elsewhere}`);
      const isOpen = access === 'signed-in' ? endpoint.takesConfined === true : access !== 'platform-admin';
      if (!isOpen && (await ask()) !== 403) wrong.push(`${method} ${path} is open`);
    }
    assert.deepEqual(wrong, []);
    const { items } = await app.as({ authorization: `Bearer ${token}` }).get('/api/v1/account/workplaces');
    assert.ok(!JSON.stringify(items).includes(mill.id));
    assert.equal(
      (await app.as({ authorization: `Bearer ${token}`, 'x-tenant-id': bakery.id }).get('/api/v1/auth/me'))[
        'is_confined'
      ],
      true,
    );
  });

  it('F-077 is no platform admin, also by one who works in the business', async () => {
    const { app, mill } = stage;
    const jar = createJar();
    assert.equal(await browser.signInAs('chief', { jar, ...bakeryWay }), '/leads');
    const { is_platform_admin, role } = await browser.whoIs(jar);
    assert.deepEqual([is_platform_admin, role], [false, 'owner']);
    assert.equal(await status(jar, '/api/v1/admin/tenants'), 403);
    const there = { authorization: `Bearer ${jar.get(app.url, 'patchbay') ?? ''}`, 'x-tenant-id': mill.id };
    assert.equal((await app.as(there).call('GET', '/api/v1/conversations')).status, 404);
  });

  it('leaves no word of a sign-in with the other businesses of the person', async () => {
    const before = await stage.mill.owner.get('/api/v1/audit?limit=100');
    await browser.signInAs('both', bakeryWay);
    assert.deepEqual(await stage.mill.owner.get('/api/v1/audit?limit=100'), before);
  });

  it('F-105 gets nowhere with a state, nonce or code of another time or browser', async () => {
    const [mine, theirs] = [createJar(), createJar()];
    const answer = await browser.answerAs(mine, await browser.begin(mine, bakeryWay), 'ada');
    assert.equal(await browser.cameBack(theirs, answer), '/sign-in?problem=interrupted');
    assert.equal(await browser.cameBack(mine, answer), '/');
    assert.equal(await browser.cameBack(mine, answer), '/sign-in?problem=interrupted');
    // The code that was used, under a new and good state.
    const next = new URL(await browser.begin(mine, bakeryWay));
    const replayed = new URL(answer);
    replayed.searchParams.set('state', next.searchParams.get('state') ?? '');
    assert.equal(await browser.cameBack(mine, replayed.href), refusedAs('interrupted'));
    const other = createJar();
    const url = new URL(await browser.begin(other, bakeryWay));
    url.searchParams.set('nonce', 'another-nonce');
    const answered = await browser.answerAs(other, url.href, 'ada');
    assert.equal(await browser.cameBack(other, answered), refusedAs('interrupted'));
  });

  it('F-105 has its answer taken for none of another issuer, wherever it is brought', async () => {
    const { app, bakery, mill } = stage;
    for (const place of [`/${mill.id}`, '']) {
      const jar = createJar();
      const answer = await browser.answerAs(jar, await browser.begin(jar, bakeryWay), 'ada');
      const moved = answer.replace(`/callback/${bakery.id}`, `/callback${place}`);
      assert.notEqual(moved, answer);
      assert.equal(await browser.cameBack(jar, moved), refusedAs('interrupted'));
    }
    // Begun at the mill's; the bakery's answers in its place.
    const jar = createJar();
    const begun = new URL(await browser.begin(jar, millWay));
    const asked = `${bakery.service.url}${begun.pathname}${begun.search.replace(mill.id, bakery.id)}`;
    const answer = (await browser.answerAs(jar, asked, 'ada')).replace(bakery.id, mill.id);
    assert.equal(await browser.cameBack(jar, answer), '/sign-in?problem=interrupted&team=old-mill');
    assert.equal((await jar.send(`${app.url}/api/v1/auth/me`)).status, 401);
  });

  it('F-105 has an answer taken to no issuer that was put in its place meanwhile', async () => {
    const { bakery, mill } = stage;
    const jar = createJar();
    const answer = await browser.answerAs(jar, await browser.begin(jar, bakeryWay), 'ada');
    const asked = mill.service.calls.get('POST /token');
    await saveService(bakery, { issuer: mill.service.url });
    assert.equal(await browser.cameBack(jar, answer), refusedAs('turned-off'));
    assert.equal(mill.service.calls.get('POST /token'), asked);
    await saveService(bakery);
  });

  it('is out at once when the service is turned off, and so is who is on the way', async () => {
    const { app, bakery, mill, parts } = stage;
    const [inside, underWay, elsewhere] = [createJar(), createJar(), createJar()];
    await browser.signInAs('ada', { jar: inside, ...bakeryWay });
    await browser.signInAs('bob', { jar: elsewhere, ...millWay });
    const answer = await browser.answerAs(underWay, await browser.begin(underWay, bakeryWay), 'ada');
    assert.equal(await status(inside, '/api/v1/leads'), 200);
    assert.equal((await saveService(bakery, { is_enabled: false })).status, 200);
    assert.equal(await status(inside, '/api/v1/leads'), 401);
    assert.equal(await browser.cameBack(underWay, answer), refusedAs('turned-off'));
    assert.equal((await app.as({}).call('POST', '/api/v1/auth/openid/begin', bakeryWay)).status, 404);
    assert.equal((await app.as({}).get('/api/v1/auth/ways?team=corner-bakery'))['team'], null);
    // The owner, who has a password, and the other business go on.
    assert.equal((await bakery.owner.call('GET', '/api/v1/leads')).status, 200);
    assert.equal(await status(elsewhere, '/api/v1/leads'), 200);
    await saveService(bakery);
    await app.admin.call('PATCH', `/api/v1/admin/tenants/${mill.id}`, { status: 'suspended' });
    assert.equal(await status(elsewhere, '/api/v1/leads'), 403);
    assert.equal((await app.as({}).call('POST', '/api/v1/auth/openid/begin', millWay)).status, 404);
    const left = await asSystem(parts.db, (tx) =>
      tx('sessions').where({ is_confined: true, tenant_id: bakery.id }).pluck('id'),
    );
    assert.equal(left.length, 0);
  });

  it('is out with the end of its membership', async () => {
    const { bakery, parts } = stage;
    const jar = createJar();
    bakery.service.people.push(someone('zoe', 'zoe@bakery.example'));
    await saveService(bakery, { creates_accounts: true });
    await browser.signInAs('zoe', { jar, ...bakeryWay });
    assert.equal(await status(jar, '/api/v1/leads'), 200);
    await asSystem(parts.db, (tx) =>
      tx('members')
        .whereIn('person_id', tx('people').where({ email: 'zoe@bakery.example' }).select('id'))
        .del(),
    );
    assert.equal(await status(jar, '/api/v1/leads'), 401);
  });
});
