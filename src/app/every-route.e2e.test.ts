import assert from 'node:assert/strict';
import { z } from 'zod';
import { ask } from '../test/walls/ask.js';
import { createCheck, type Exchange } from './story/check-answer.testing.js';
import { connect } from './story/connect.testing.js';
import { end } from './story/end.testing.js';
import { move } from './story/move.testing.js';
import { people } from './story/people.testing.js';
import { documented, refusableRequest, requestOf } from './story/play.testing.js';
import type { Scene } from './story/scene.testing.js';
import { setStage, type Stage } from './story/stage.testing.js';
import { talk } from './story/talk.testing.js';
import { teach } from './story/teach.testing.js';
import { apiEndpoints } from './routes.js';

const chapters = [teach, connect, talk, move, people, end];
const scenes = chapters.flatMap((chapter) => Object.entries(chapter));
const routes = apiEndpoints.map(({ method, path }) => `${method} ${path}`);

/** What answers nothing but good, whoever asks, and why. */
const neverRefused: Readonly<Record<string, string>> = {
  'GET /readyz': 'It is asked by whatever balances the load, and takes no input.',
  'GET /api/v1/auth/openid/callback/:tenant': 'The same, for the service of a team.',
  'GET /api/v1/auth/openid/callback': 'Whatever a browser brings back, it is led on to a page that says so.',
};

const Row = z.object({ seq: z.coerce.number(), action: z.string(), details: z.unknown() });

describe('every route of the API, in the story of one business', function () {
  this.timeout(120_000);
  let stage: Stage;
  let check: (exchange: Exchange) => string[];

  before(async () => {
    stage = await setStage();
    check = createCheck(await (await fetch(`${stage.app.url}/api/openapi.json`)).text());
  });
  after(() => stage.stop());

  it('has a scene, and but one', () => {
    assert.deepEqual(scenes.map(([route]) => route).sort(), [...routes].sort());
  });

  it('F-119 writes down in the audit log what it changes, or says why not', () => {
    const silent = scenes.filter(
      ([route, { writes, writesNothing }]) =>
        !route.startsWith('GET ') && (writes === undefined) === (writesNothing === undefined),
    );
    assert.deepEqual(silent, []);
  });

  const entries = async (within = 'tenant') => {
    const { known, inOne } = stage;
    if (known.get(within) === '') return [];
    return z.array(Row).parse(await inOne(within, (tx) => tx('audit_entries').orderBy('seq')));
  };

  /** Makes the call, holds the answer against the description, and keeps what later scenes need. */
  const play = async (route: string, scene: Scene) => {
    const { app, known } = stage;
    const { composed, headers, sent } = requestOf(route, scene, known);
    const answer = await ask(app.url, composed, headers);
    assert.ok(answer.status < 400, `${route} answered ${answer.status}: ${answer.text}`);
    assert.deepEqual(check({ ...documented(route), sent, answer }), []);
    const told = z.record(z.string(), z.unknown());
    for (const [member, name] of Object.entries(scene.learns ?? {}))
      known.set(name, String(told.parse(JSON.parse(answer.text))[member]));
  };

  for (const [route, scene] of scenes) {
    const { writes, within } = scene;
    it(`F-119 ${route} answers as described${writes === undefined ? '' : ` and leaves ${writes}`}`, async () => {
      await stage.preparations[route]?.();
      const before = (await entries(within)).length;
      await play(route, scene);
      if (writes === undefined) return;
      const written = (await entries(within)).slice(before).map(({ action }) => action);
      assert.ok(written.includes(writes), `${route} wrote ${written.join(', ') || 'nothing'}`);
    });
  }

  it('refuses as described', async () => {
    const wrong: string[] = [];
    const refusable = routes.filter((route) => !(route in neverRefused));
    for (const route of refusable) {
      const answer = await ask(stage.app.url, refusableRequest(route), {});
      const problems = check({ ...documented(route), answer });
      if (answer.status < 400 || problems.length > 0)
        wrong.push(`${route} answered ${answer.status}: ${problems.join('; ')}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('F-095 writes no password, no link, no code and nobody’s contact data into the audit log', async () => {
    const { known } = stage;
    const text = JSON.stringify(await entries());
    const secrets = [known.get('password'), known.get('token'), known.get('secret'), known.get('api key')];
    for (const secret of [...secrets, 'a link to', 'a secret of', '@example.com'])
      assert.ok(!text.includes(secret), secret);
    for (const code of known.get('codes').split(',')) assert.ok(!text.includes(code));
  });

  it('shows the installation what was done to its tenants, and nobody else', async () => {
    const { known, system } = stage;
    const done = await system((tx) =>
      tx('installation_audit_entries')
        .where({ subject_id: known.get('tenant') })
        .orderBy('seq')
        .pluck('action'),
    );
    assert.deepEqual(done, ['tenant.create', 'tenant.change', 'tenant.end', 'tenant.resume', 'tenant.end']);
  });
});
