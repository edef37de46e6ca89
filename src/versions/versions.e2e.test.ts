import assert from 'node:assert/strict';
import { z } from 'zod';
import { Assistant } from '../contract/assistants.js';
import { SettingVersionDetail, SettingVersionPage } from '../contract/setting-versions.js';
import {
  type Api,
  type OpenedTenant,
  openTenant,
  startTestApp,
  type TestApp,
} from '../test/harness/start-test-app.js';

const versions = '/api/v1/config/versions';
const Listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const week = (from: string, to: string) => ({
  ...{ tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  monday: [{ from, to }],
});
const hours = week('09:00', '17:00');
const otherHours = week('10:00', '12:00');

describe('the past of the settings', function () {
  this.timeout(120_000);
  let app: TestApp;
  let tenant: OpenedTenant;
  let foreign: OpenedTenant;

  before(async () => {
    app = await startTestApp();
    tenant = await openTenant(app, 'Bakery');
    foreign = await openTenant(app, 'Lamps');
  });
  after(() => app.stop());

  const change = (route: string, body: unknown, api: Api = tenant.api) => api.call('PATCH', route, body);
  const list = async (query = '', api: Api = tenant.api) =>
    SettingVersionPage.parse(await api.get(`${versions}?limit=100${query}`)).items;
  const latest = async (query = '') => (await list(query))[0] ?? assert.fail('nothing was kept');
  const restore = (id: string, to: 'before' | 'after', api: Api = tenant.api) =>
    api.call('POST', `${versions}/${id}/restore`, { to });
  const keyWith = async (scopes: string[]): Promise<string> => {
    const made = await tenant.api.post('/api/v1/api-keys', { name: 'narrow', scopes });
    return z.looseObject({ key: z.string() }).parse(made).key;
  };
  const first = async (route: string) => Listed.parse(await tenant.api.get(route)).items[0]?.id ?? '';
  const configNow = () => tenant.api.get('/api/v1/config');

  it('keeps each section that a change touches, with who and what stood there, and nothing where nothing changed', async () => {
    await change('/api/v1/config', { opening_hours: hours, languages: ['en', 'fr'] });
    const kept = await list();
    assert.deepEqual(
      kept
        .filter(({ section }) => ['hours', 'languages'].includes(section))
        .map(({ section }) => section)
        .sort(),
      ['hours', 'languages'],
    );
    const { actor, changes, subject } = await latest('&section=languages');
    assert.deepEqual([actor.kind, actor.name, subject], ['api-key', 'test', null]);
    assert.deepEqual(changes, [{ member: 'languages', before: ['en'], after: ['en', 'fr'] }]);
    await change('/api/v1/config', { opening_hours: hours, languages: ['en', 'fr'] });
    assert.equal((await list()).length, kept.length);
  });

  it('sets a section back as a new version, leaves the other sections, and writes down who did', async () => {
    await change('/api/v1/config', { opening_hours: otherHours, country: 'NO' });
    const changed = await latest('&section=hours');
    assert.deepEqual(
      changed.changes.map(({ member }) => member),
      ['opening_hours.monday'],
    );
    const { status } = await restore(changed.id, 'before');
    assert.equal(status, 200);
    const config = await configNow();
    assert.deepEqual([config['opening_hours'], config['country']], [hours, 'NO']);
    const back = await latest('&section=hours');
    assert.deepEqual([back.restored_from, back.changes[0]?.after], [changed.id, hours.monday]);
    await restore(back.id, 'before');
    assert.deepEqual((await configNow())['opening_hours'], otherHours);
    const audit = await tenant.api.get('/api/v1/audit?action=config.restore');
    assert.equal(Listed.parse(audit).items.length, 2);
  });

  it('refuses who has not seen the present state, and names who was faster', async () => {
    const { id } = await latest('&section=hours');
    const key = await keyWith(['*']);
    const headers = { 'x-api-key': key, 'content-type': 'application/json' };
    const read = () => fetch(`${app.url}${versions}/${id}`, { headers });
    const restoreSeen = (tag: string) =>
      fetch(`${app.url}${versions}/${id}/restore`, {
        ...{ method: 'POST', body: '{"to":"before"}', headers: { ...headers, 'if-match': tag } },
      });
    const seen = await read();
    const tag = seen.headers.get('etag') ?? '';
    assert.ok(SettingVersionDetail.parse(await seen.json()).to_before.length > 0);
    await change('/api/v1/config', { time_zone: 'Europe/Oslo' });
    const late = await restoreSeen(tag);
    assert.equal(late.status, 412);
    assert.match(await late.text(), /"by":"test"/);
    const fresh = (await read()).headers.get('etag') ?? '';
    const other = await change('/api/v1/config', { country: 'SE' });
    assert.equal(other.status, 200);
    const inTime = await restoreSeen(fresh);
    assert.equal(inTime.status, 200);
  });

  it('sets an assistant’s words back only for who may change assistants', async () => {
    const assistant = await first('/api/v1/assistants');
    const route = `/api/v1/assistants/${assistant}`;
    await change(route, { settings: { instructions: 'Be brief.', handover_texts: { en: 'Wait.' } } });
    await change(route, { settings: { instructions: 'Be long.' } });
    const { id, subject, changes } = await latest(`&section=assistant-writing&subject_id=${assistant}`);
    assert.deepEqual(
      [subject?.id, changes],
      [assistant, [{ member: 'instructions', before: 'Be brief.', after: 'Be long.' }]],
    );
    const narrow = app.as({ 'x-api-key': await keyWith(['config:write', 'audit:read']) });
    assert.equal((await restore(id, 'before', narrow)).status, 403);
    assert.equal((await restore(id, 'before')).status, 200);
    const Settings = z.looseObject({ settings: z.looseObject({ instructions: z.string() }) });
    assert.equal(Settings.parse(await tenant.api.get(route)).settings.instructions, 'Be brief.');
    const handover = await latest(`&section=assistant-handover&subject_id=${assistant}`);
    assert.ok(handover.changes.some(({ member }) => member === 'handover_texts.de'));
  });

  it('keeps the sections and phrases of an assistant as part of what it says and of its handing over', async () => {
    const assistant = await first('/api/v1/assistants');
    const route = `/api/v1/assistants/${assistant}`;
    await change(route, { settings: { limits: 'No discounts.', handover_phrases: ['refund'] } });
    await change(route, { settings: { style: 'Say “loaf”.', handover_phrases: ['refund', 'lawyer'] } });
    const handover = await latest(`&section=assistant-handover&subject_id=${assistant}`);
    assert.deepEqual(handover.changes, [
      { member: 'handover_phrases', before: ['refund'], after: ['refund', 'lawyer'] },
    ]);
    const { id, changes } = await latest(`&section=assistant-writing&subject_id=${assistant}`);
    assert.deepEqual(changes, [{ member: 'style', before: '', after: 'Say “loaf”.' }]);
    assert.equal((await restore(id, 'before')).status, 200);
    const now = Assistant.parse(await tenant.api.get(route)).settings;
    assert.deepEqual(
      [now.style, now.limits, now.handover_phrases],
      ['', 'No discounts.', ['refund', 'lawyer']],
    );
  });

  it('sets the look of a chat window back, also what was not filled in then', async () => {
    const config = { name: 'Bakery', allowed_origins: 'https://bakery.example', colour: '#112233' };
    const made = await tenant.api.post('/api/v1/connections', { connector: 'widget', name: 'Site', config });
    const { id: connection } = z.looseObject({ id: z.string() }).parse(made);
    const route = `/api/v1/connections/${connection}`;
    await change(route, { name: 'Shop', config: { ...config, colour: '#445566', greeting: 'Hello' } });
    const look = await latest('&section=connection-look');
    assert.deepEqual(look.changes.map(({ member }) => member).sort(), ['config.colour', 'config.greeting']);
    assert.equal((await restore(look.id, 'before')).status, 200);
    const now = z.looseObject({ name: z.string(), config: z.unknown() }).parse(await tenant.api.get(route));
    assert.deepEqual([now.name, now.config], ['Shop', config]);
  });

  it('is another business’s as little as if it did not exist', async () => {
    const { id } = await latest();
    assert.deepEqual(
      (await list('', foreign.api)).filter((version) => version.id === id),
      [],
    );
    for (const [method, route] of [
      ['GET', `${versions}/${id}`],
      ['POST', `${versions}/${id}/restore`],
    ] as const)
      assert.equal(
        (await foreign.api.call(method, route, method === 'POST' ? { to: 'before' } : undefined)).status,
        404,
      );
  });
});
