import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createAuthenticate } from '../accounts/authenticate.js';
import { findPersonByEmail } from '../accounts/people.js';
import { createChallenge } from '../accounts/second-factor.js';
import { startSession } from '../accounts/start-session.js';
import { insertOwner } from '../accounts/tenant-records.js';
import { asSystem, inTenant, type SystemDb, type TenantDb } from '../platform/database/tenant-db.js';
import { type Listening, listen } from '../platform/http/listen.testing.js';
import { newId } from '../platform/ids.js';
import { readSettings } from '../platform/settings.js';
import { copyTemplate } from '../test/harness/embedded-template.js';
import { makeTenant } from '../test/harness/factories.js';
import { createServerDatabase, silentLog, testDatabaseUrl } from '../test/harness/test-database.js';
import { type AuditedRoute, auditedRoutes, planted, unauditedRoutes } from './audited-routes.testing.js';
import { build, type Parts } from './build.js';
import { apiRoutes } from './routes.js';

const password = 'correct horse battery';
const [ownerEmail, guestEmail] = ['ada@example.com', 'guest@example.com'];
const Row = z.object({ seq: z.coerce.number(), action: z.string(), details: z.unknown() });

describe('F-119 what leaves an entry in the audit log', function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-audited-'));
  const values = new Map<string, string>();
  const known = {
    get: (name: string) => values.get(name) ?? assert.fail(`the story does not know ${name}`),
    set: (name: string, value: string) => void values.set(name, value),
  };
  let parts: Parts;
  let server: Listening;
  let drop: (() => Promise<void>) | undefined;
  let routes: string[];

  const inOwn = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(parts.db, known.get('tenant'), work);
  const system = <T>(work: (tx: SystemDb) => Promise<T>) => asSystem(parts.db, work);

  const signedIn = (email: string) =>
    system(async (tx) => {
      const person = await findPersonByEmail(tx, email);
      assert.ok(person);
      return (await startSession(tx, person, { userAgent: null })).token;
    });

  before(async () => {
    const own = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
    drop = own?.drop;
    if (!own) await copyTemplate(folder);
    const given = own ? { DATABASE_URL: own.url, SECRET_KEY: 'x1'.repeat(20) } : {};
    parts = await build(readSettings({ DATA_DIR: folder, ...given }), silentLog);
    const served = apiRoutes(parts, { version: '0', metricsToken: undefined, isServing: () => true });
    routes = served
      .map(({ endpoint: { method, path: at } }) => `${method} ${at}`)
      .filter((route) => !route.startsWith('GET '));
    server = await listen(served, {
      ...{ authenticate: createAuthenticate(parts), publicUrl: parts.publicUrl },
    });
    known.set('email', ownerEmail);
    known.set('password', password);
    await system((tx) =>
      tx('people').insert({ id: newId(), email: 'root@example.com', name: 'Root', is_platform_admin: true }),
    );
    known.set('admin', await signedIn('root@example.com'));
    const elsewhere = await makeTenant(parts.db);
    await system((tx) => insertOwner(tx, elsewhere.id, { email: guestEmail, password }));
  });

  after(async () => {
    await server.stop();
    await parts.wakeUps.stop(1_000);
    await parts.live.stop();
    await parts.stop();
    await drop?.();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('stands in one of two tables for every route that changes something', () => {
    const listed = [...Object.keys(auditedRoutes), ...Object.keys(unauditedRoutes)];
    assert.deepEqual(listed.sort(), routes.sort());
  });

  const tokenOf = ({ as = 'owner' }: AuditedRoute) =>
    as === 'nobody' ? undefined : known.get(as === 'owner' ? 'token' : as);

  const call = async (route: string, audited: AuditedRoute) => {
    const [method = '', address = ''] = route.split(' ');
    const at = address.replace(/:(\w+)/g, (_, name: string) => known.get(audited.params?.[name] ?? name));
    const body = audited.body?.(known);
    const token = tokenOf(audited);
    const answer = await fetch(server.url + at, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${route} answered ${answer.status}: ${text}`);
    if (!audited.learns) return;
    const told = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    for (const [member, name] of Object.entries(audited.learns)) known.set(name, String(told[member]));
  };

  const entries = async () => z.array(Row).parse(await inOwn((tx) => tx('audit_entries').orderBy('seq')));

  /** What a route needs besides the answers of those before it. */
  const preparations: Record<string, () => Promise<void>> = {
    'PATCH /api/v1/assistants/:id': async () =>
      known.set(
        'assistant',
        z
          .array(z.string())
          .parse(await inOwn((tx) => tx('assistants').pluck('id')))
          .join(),
      ),
    'POST /api/v1/conversations/:id/take-over': () => inOwn(talk),
    'POST /api/v1/auth/invitations/accept': () =>
      inOwn((tx) => invite(tx, 'nia@example.com', planted.invitation)),
    'POST /api/v1/auth/invitations/confirm': async () => {
      await inOwn((tx) => invite(tx, guestEmail, planted.guestInvitation));
      known.set('guest', await signedIn(guestEmail));
    },
    'PATCH /api/v1/team/members/:id': async () => {
      const members = await inOwn((tx) => tx('members').where({ role: 'viewer' }).limit(1).pluck('id'));
      known.set('member', z.array(z.string()).parse(members).join());
    },
    'DELETE /api/v1/account/sessions/:id': async () => {
      await signedIn(ownerEmail);
      const sessions = await system((tx) => tx('sessions').orderBy('id', 'desc').limit(1).pluck('id'));
      known.set('session', z.array(z.string()).parse(sessions).join());
    },
    'POST /api/v1/account/second-factor/confirm': () =>
      call('POST /api/v1/account/second-factor', { writes: '', learns: { secret: 'secret' } }),
    'POST /api/v1/auth/second-factor': () =>
      system(async (tx) => {
        const person = await findPersonByEmail(tx, ownerEmail);
        assert.ok(person);
        known.set('challenge', (await createChallenge(tx, person.id)).token);
      }),
    'PATCH /api/v1/insights/questions/:id': () =>
      inOwn(async (tx) => {
        known.set('question', newId());
        await tx('open_questions').insert({
          ...{ tenant_id: known.get('tenant'), id: known.get('question'), wording_hash: 'w' },
        });
      }),
    'POST /api/v1/account/email/confirm': async () => {
      await plantLink(planted.email, 'confirm-email');
      await system(async (tx) => {
        const person = await findPersonByEmail(tx, ownerEmail);
        await tx('email_claims').insert({ person_id: person?.id, email: `new.${ownerEmail}` });
      });
    },
    'POST /api/v1/auth/one-time-link': () => plantLink(planted.password, 'set-password'),
    'POST /api/v1/auth/sign-in-link/use': () => plantLink(planted.signIn, 'sign-in'),
  };

  async function talk(tx: TenantDb): Promise<void> {
    const of = { tenant_id: known.get('tenant'), connection_id: known.get('connection') };
    const [visitor_id, conversation_id] = [newId(), newId()];
    await tx('visitors').insert({ ...of, id: visitor_id, external_id: 'v' });
    await tx('conversations').insert({ ...of, id: conversation_id, visitor_id, external_id: 'c' });
    known.set('conversation', conversation_id);
    for (const name of ['delivery', 'other delivery']) {
      known.set(name, newId());
      await tx('deliveries').insert({
        ...{ ...of, id: known.get(name), conversation_id, kind: 'reply', is_visible: true, text: 'Hello' },
        ...{ state: 'parked', reason: 'rejected', mark: name, handover_version: 0 },
      });
    }
    for (const name of ['lead', 'other lead']) {
      known.set(name, newId());
      await tx('leads').insert({ ...of, id: known.get(name), conversation_id, visitor_id, name });
    }
  }

  const invite = async (tx: TenantDb, email: string, token_hash: string) => {
    await tx('invitations').insert({
      ...{ tenant_id: known.get('tenant'), id: newId(), email, role: 'viewer', token_hash },
      ...{ invited_by_name: 'Ada', expires_at: tx.raw(`app_now() + interval '1 day'`) },
    });
  };

  const plantLink = (token_hash: string, purpose: string) =>
    system(async (tx) => {
      const person = await findPersonByEmail(tx, ownerEmail);
      const expires_at = tx.raw(`app_now() + interval '1 hour'`);
      await tx('one_time_links').insert({ token_hash, person_id: person?.id, purpose, expires_at });
    });

  describe('in the story of one business', () => {
    for (const [route, audited] of Object.entries(auditedRoutes)) {
      if (audited.shownIn !== undefined) continue;
      it(`${route} leaves ${audited.writes}`, async () => {
        await preparations[route]?.();
        const before = values.has('tenant') ? (await entries()).length : 0;
        await call(route, audited);
        const written = (await entries()).slice(before).map(({ action }) => action);
        assert.ok(written.includes(audited.writes), `${route} wrote ${written.join(', ') || 'nothing'}`);
      });
    }

    it('F-095 holds no password, no link, no code and nobody’s contact data', async () => {
      const text = JSON.stringify(await entries());
      for (const secret of [password, known.get('token'), known.get('secret'), 'a link to', '@example.com'])
        assert.ok(!text.includes(secret), secret);
      for (const code of known.get('codes').split(',')) assert.ok(!text.includes(code));
    });

    it('shows the installation what was done to its tenants, and nobody else', async () => {
      const done = await system((tx) => tx('installation_audit_entries').orderBy('seq').pluck('action'));
      const changes = z
        .array(z.string())
        .parse(done)
        .filter((action) => action.startsWith('tenant.'));
      assert.deepEqual(changes, [
        'tenant.create',
        'tenant.change',
        'tenant.end',
        'tenant.resume',
        'tenant.end',
      ]);
    });
  });
});
