import assert from 'node:assert/strict';
import { z } from 'zod';
import { asSystem, inTenant } from '../../platform/database/tenant-db.js';
import { newId, sha256 } from '../../platform/ids.js';
import { browseAt } from './browse.testing.js';
import { createJar } from './jar.testing.js';
import {
  claimDomain,
  makePerson,
  password,
  saveService,
  type ServiceStage,
  someone,
  stageService,
} from './stage-service.testing.js';

describe('the sign-in service of one business', function () {
  this.timeout(120_000);
  let stage: ServiceStage;
  let browser: ReturnType<typeof browseAt>;
  const bakeryWay = { team: 'corner-bakery' };

  before(async () => {
    stage = await stageService();
    browser = browseAt(stage.app);
    const { bakery } = stage;
    await makePerson(stage, 'grace@bakery.example', { roles: { [bakery.id]: 'agent' } });
    bakery.service.people.push(someone('grace', 'Grace@bakery.example'));
  });
  after(() => stage.stop());

  const ways = (query: string) => stage.app.as({}).get(`/api/v1/auth/ways?${query}`);
  const member = async (email: string) => {
    const rows: unknown = await asSystem(stage.parts.db, (tx) =>
      tx('members as m')
        .join('people as p', 'p.id', 'm.person_id')
        .where({ email })
        .select('role', 'tenant_id'),
    );
    return z.array(z.object({ role: z.string(), tenant_id: z.string() })).parse(rows);
  };
  const actionsOf = async ({ owner }: ServiceStage['bakery']) =>
    z
      .object({ items: z.array(z.object({ action: z.string() })) })
      .parse(await owner.get('/api/v1/audit?limit=100'))
      .items.map(({ action }) => action);

  it('has a domain once its record proves it, which is another one for each business', async () => {
    const { bakery, mill, records } = stage;
    const ours = await claimDomain(bakery, 'bakery.example', stage);
    records.set(ours.record_name, ['v=spf1 -all', 'patchbay-domain=somebody-elses']);
    assert.equal((await ours.verify())['problem'], 'no-record');
    const theirs = await claimDomain(mill, 'bakery.example', stage);
    records.set(ours.record_name, [ours.record_value]);
    assert.equal((await theirs.verify())['problem'], 'no-record');
    assert.notEqual((await ours.verify())['proven_at'], null);
    records.set(ours.record_name, [ours.record_value, theirs.record_value]);
    const taken = await theirs.verify();
    assert.deepEqual([taken['proven_at'], taken['problem']], [null, 'taken']);
    const actions = await actionsOf(bakery);
    assert.ok(['domain.add', 'domain.verify'].every((action) => actions.includes(action)));
  });

  it('keeps a domain while no name server answers, and loses one that was sold to who has its record alone', async () => {
    const { bakery, mill, records } = stage;
    const ours = await claimDomain(bakery, 'sold.example', stage);
    await ours.verify();
    const theirs = await claimDomain(mill, 'sold.example', stage);
    records.set(ours.record_name, [theirs.record_value]);
    assert.notEqual((await theirs.verify())['proven_at'], null);
    const { items } = z
      .object({ items: z.array(z.looseObject({ id: z.string(), problem: z.string().nullable() })) })
      .parse(await bakery.owner.get('/api/v1/team/domains'));
    assert.equal(items.find(({ id }) => id === ours.id)?.problem, 'lost');
    assert.ok((await actionsOf(bakery)).includes('domain.lose'));
  });

  it('F-083 asks no address behind the firewall, and says in words what is wrong with an issuer', async () => {
    for (const [issuer, words] of [
      ['https://10.0.0.7', /not allowed/],
      ['https://169.254.169.254', /not allowed/],
      [stage.bakery.service.url + '/realms/none', /No sign-in service answers there/],
    ] as const) {
      const { status, body } = await saveService(stage.bakery, { issuer });
      assert.deepEqual([status, words.test(JSON.stringify(body['error']))], [400, true], issuer);
    }
    assert.equal((await saveService(stage.bakery, { issuer: 'http://login.example.com' })).status, 400);
  });

  it('F-115 seals its secret, shows it to nobody, and hands it to no other issuer', async () => {
    const { bakery, mill, parts } = stage;
    const { status, body } = await saveService(bakery);
    assert.deepEqual([status, body['has_client_secret']], [200, true]);
    const read = JSON.stringify(await bakery.owner.get('/api/v1/team/sign-in-service'));
    assert.ok(!read.includes(bakery.service.clientSecret));
    const rows: unknown = await asSystem(parts.db, (tx) => tx('sign_in_services').select('*'));
    assert.ok(!JSON.stringify(rows).includes(bakery.service.clientSecret));
    const moved = await saveService(bakery, { issuer: mill.service.url, client_secret: undefined });
    assert.match(JSON.stringify(moved.body), /client_secret/);
    assert.equal((await saveService(bakery, { client_secret: undefined })).status, 200);
    assert.equal(mill.service.calls.get('POST /token'), undefined);
  });

  it('is found by the domain of an address or by the name of the team, never by who has the address', async () => {
    const found = { openid: null, team: { name: 'Bakery ID' }, sign_up: false };
    assert.deepEqual(await ways('domain=bakery.example'), found);
    assert.deepEqual(await ways('team=corner-bakery'), found);
    for (const none of [
      'domain=mill.example',
      'domain=sold.example',
      'domain=x.bakery.example',
      'team=old-mill',
    ])
      assert.equal((await ways(none))['team'], null, none);
    const typed = await stage.app.as({}).call('GET', '/api/v1/auth/ways?domain=grace%40bakery.example');
    assert.equal(typed.status, 400);
  });

  it('lets in a member by a verified address of a proven domain, within this business alone', async () => {
    const jar = createJar();
    assert.equal(await browser.signInAs('grace', { jar, domain: 'bakery.example' }), '/leads');
    const { email, role, is_confined, tenant } = await browser.whoIs(jar);
    assert.deepEqual([email, role, is_confined], ['grace@bakery.example', 'agent', true]);
    assert.equal(tenant?.id, stage.bakery.id);
    assert.equal(jar.get(stage.app.url, 'patchbay-device'), undefined);
    assert.equal((await jar.send(`${stage.app.url}/api/v1/auth/logout`, { method: 'POST' })).status, 204);
    assert.equal((await jar.send(`${stage.app.url}/api/v1/auth/me`)).status, 401);
  });

  it('makes an account where the owner allows it, with the role that the service tells at each sign-in', async () => {
    const { bakery } = stage;
    bakery.service.people.push(someone('nia', 'nia@bakery.example', { groups: ['staff', 'leads'] }));
    assert.equal(
      await browser.signInAs('nia', bakeryWay),
      '/sign-in?problem=not-a-member&team=corner-bakery',
    );
    const role_mapping = [
      { value: 'leads', role: 'admin' as const },
      { value: 'staff', role: 'agent' as const },
    ];
    const rules = {
      creates_accounts: true,
      default_role: 'viewer' as const,
      role_claim: 'groups',
      role_mapping,
    };
    await saveService(bakery, rules);
    const jar = createJar();
    assert.equal(await browser.signInAs('nia', { jar, ...bakeryWay }), '/leads');
    assert.deepEqual(await member('nia@bakery.example'), [{ role: 'admin', tenant_id: bakery.id }]);
    Object.assign(bakery.service.people.find(({ sub }) => sub === 'nia') ?? {}, { groups: ['guests'] });
    assert.equal(await browser.signInAs('nia', bakeryWay), '/leads');
    assert.equal((await member('nia@bakery.example'))[0]?.role, 'viewer');
    // What the session of before could do counts no more.
    assert.equal((await jar.send(`${stage.app.url}/api/v1/auth/me`)).status, 401);
  });

  it('neither makes nor unmakes an owner', async () => {
    const { bakery } = stage;
    const refused = await saveService(bakery, { role_mapping: [{ value: 'x', role: 'owner' as never }] });
    assert.equal(refused.status, 400);
    bakery.service.people.push(someone('ada', 'ada@bakery.example', { groups: ['guests'] }));
    assert.equal(await browser.signInAs('ada', bakeryWay), '/leads');
    assert.equal((await member('ada@bakery.example'))[0]?.role, 'owner');
  });

  it('takes nobody back who was taken out of the team', async () => {
    const { bakery, parts } = stage;
    await asSystem(parts.db, (tx) =>
      tx('members')
        .whereIn('person_id', tx('people').where({ email: 'nia@bakery.example' }).select('id'))
        .del(),
    );
    assert.equal(
      await browser.signInAs('nia', bakeryWay),
      '/sign-in?problem=not-a-member&team=corner-bakery',
    );
    bakery.service.people.push(someone('nia-again', 'nia@bakery.example'));
    assert.match((await browser.signInAs('nia-again', bakeryWay)) ?? '', /not-a-member/);
  });

  it('is the only way in for all but owners where it is required; other teams of theirs stay open', async () => {
    const { app, bakery, mill } = stage;
    const login = (email: string) => app.as({}).call('POST', '/api/v1/auth/login', { email, password });
    await makePerson(stage, 'two@bakery.example', { roles: { [bakery.id]: 'admin', [mill.id]: 'viewer' } });
    const before = z.looseObject({ token: z.string() }).parse((await login('grace@bakery.example')).body);
    assert.equal((await saveService(bakery, { is_required: true })).status, 200);
    const kept = await app.as({ authorization: `Bearer ${before.token}` }).call('GET', '/api/v1/leads');
    for (const { status, body } of [kept, await login('grace@bakery.example')])
      assert.deepEqual([status, /sign-in-service-needed/.test(JSON.stringify(body))], [401, true]);
    const token = { grant_type: 'password', email: 'grace@bakery.example', password };
    assert.equal((await app.as({}).call('POST', '/api/v1/auth/token', token)).status, 401);
    assert.equal((await login('ada@bakery.example')).status, 200);
    const two = z.looseObject({ token: z.string() }).parse((await login('two@bakery.example')).body);
    const inTeam = (id: string) =>
      app.as({ authorization: `Bearer ${two.token}`, 'x-tenant-id': id }).call('GET', '/api/v1/leads');
    assert.deepEqual([(await inTeam(mill.id)).status, (await inTeam(bakery.id)).status], [200, 401]);
    const jar = createJar();
    assert.equal(await browser.signInAs('grace', { jar, ...bakeryWay }), '/leads');
    assert.equal((await jar.send(`${app.url}/api/v1/leads`)).status, 200);
  });

  it('lets an invited newcomer join where it is required, and then sends them to the service', async () => {
    const { app, bakery, parts } = stage;
    const token = 'a link to join the bakery';
    await inTenant(parts.db, bakery.id, (tx) =>
      tx('invitations').insert({
        ...{ tenant_id: bakery.id, id: newId(), email: 'lea@bakery.example', role: 'agent' },
        ...{ token_hash: sha256(token), invited_by_name: 'Ada' },
        expires_at: tx.raw(`app_now() + interval '1 day'`),
      }),
    );
    const accepted = { token, name: 'Lea', password };
    const { status, body } = await app.as({}).call('POST', '/api/v1/auth/invitations/accept', accepted);
    assert.deepEqual([status, /sign-in-service-needed/.test(JSON.stringify(body))], [401, true]);
    bakery.service.people.push(someone('lea', 'lea@bakery.example'));
    assert.equal(await browser.signInAs('lea', bakeryWay), '/leads');
  });
});
