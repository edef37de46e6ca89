import assert from 'node:assert/strict';
import { z } from 'zod';
import { findPersonByEmail } from '../../accounts/people.js';
import { createChallenge } from '../../accounts/second-factor.js';
import { startSession } from '../../accounts/start-session.js';
import { insertOwner } from '../../accounts/tenant-records.js';
import { asSystem, inTenant, type SystemDb, type TenantDb } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { makeTenant } from '../../test/harness/factories.js';
import { adminEmail, eventually, startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import { startOpenId } from '../../test/simulators/openid/start.js';
import { startPapercups } from '../../test/simulators/papercups/start.js';
import type { Parts } from '../build.js';
import { type Known, planted } from './scene.testing.js';

const guestEmail = 'guest@example.com';
const Ids = z.array(z.string());

/** The running product, a platform and a sign-in service beside it, and what the story needs besides its own calls. */
export interface Stage {
  app: TestApp;
  known: Known;
  /** By the route before which it is done. */
  preparations: Readonly<Record<string, () => Promise<void>>>;
  inOwn: <T>(work: (tx: TenantDb) => Promise<T>) => Promise<T>;
  /** In the business that the story knows by a name. */
  inOne: <T>(name: string, work: (tx: TenantDb) => Promise<T>) => Promise<T>;
  system: <T>(work: (tx: SystemDb) => Promise<T>) => Promise<T>;
  stop: () => Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const service = await startOpenId({ redirectUris: ['http://127.0.0.1/'], people: [] });
  const papercups = await startPapercups();
  let parts: Parts | undefined;
  const app = await startTestApp(
    {
      ...{ TRUSTED_PROXIES: '1', SIGN_UP: 'open', METRICS_TOKEN: 'a-token-for-figures' },
      ...{
        OIDC_ISSUER: service.url,
        OIDC_CLIENT_ID: service.clientId,
        OIDC_CLIENT_SECRET: service.clientSecret,
      },
    },
    { adjust: (built) => (parts = built) },
  );
  assert.ok(parts);
  const { db } = parts;
  const known = know();
  const inOne: Stage['inOne'] = (name, work) => inTenant(db, known.get(name), work);
  const inOwn: Stage['inOwn'] = (work) => inOne('tenant', work);
  const system: Stage['system'] = (work) => asSystem(db, work);
  const elsewhere = await makeTenant(db);
  const password = known.get('password');
  await system((tx) => insertOwner(tx, elsewhere.id, { email: guestEmail, password }));
  const tools = { known, inOwn, inOne, system };
  known.set('admin', await signedIn(tools, adminEmail));
  const { account, apiKey } = papercups.createAccount({ companyName: 'Bakery' });
  assert.ok(account);
  known.set('inbox address', papercups.url);
  known.set('inbox key', apiKey);
  return {
    ...{ app, ...tools, preparations: preparations({ ...tools, app }) },
    stop: async () => {
      await app.stop();
      await papercups.stop();
      service.stop();
    },
  };
}

function know(): Known {
  const values = new Map([
    ['tenant', ''],
    ['email', 'ada@example.com'],
    ['password', 'correct horse battery'],
    ['metrics token', 'a-token-for-figures'],
    ['platform', 'papercups'],
    ['shared platform', 'crisp'],
  ]);
  return {
    get: (name) => values.get(name) ?? assert.fail(`the story does not know ${name}`),
    set: (name, value) => void values.set(name, value),
  };
}

type Tools = Pick<Stage, 'known' | 'inOwn' | 'system'>;

const signedIn = ({ system }: Pick<Tools, 'system'>, email: string): Promise<string> =>
  system(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    assert.ok(person);
    return (await startSession(tx, person, { userAgent: null })).token;
  });

const preparations = (tools: Tools & Pick<Stage, 'app'>): Stage['preparations'] => ({
  ...ofWork(tools),
  ...ofPeople(tools),
});

/** What a route needs besides the answers of those before it. */
function ofWork({ known, inOwn, app }: Tools & Pick<Stage, 'app'>): Stage['preparations'] {
  return {
    'GET /api/v1/assistants/:id': async () => {
      const [id] = Ids.parse(await inOwn((tx) => tx('assistants').pluck('id')));
      known.set('assistant', id ?? '');
    },
    'POST /api/v1/connections/:id/history': async () => {
      const api = app.as({ authorization: `Bearer ${known.get('token')}` });
      const config = { base_url: known.get('inbox address'), api_key: known.get('inbox key') };
      const made = await api.post('/api/v1/connections', { connector: 'papercups', name: 'Inbox', config });
      const { id, webhook_url } = z.looseObject({ id: z.string(), webhook_url: z.string() }).parse(made);
      known.set('inbox', id);
      known.set('hook token', webhook_url.split('/').at(-1) ?? '');
    },
    'POST /api/v1/config/versions/:id/restore': async () => {
      const versions = await inOwn((tx) =>
        tx('setting_versions').orderBy('at').offset(1).limit(1).pluck('id'),
      );
      known.set('version', Ids.parse(versions).join());
    },
    'GET /api/v1/data/exports/:id/archive': async () => {
      const route = `/api/v1/data/exports/${known.get('export')}`;
      const owner = app.as({ authorization: `Bearer ${known.get('token')}` });
      await eventually(
        'an archive',
        async () => ((await owner.get(route))['state'] === 'done' ? true : undefined),
        30_000,
      );
    },
    'POST /api/v1/data/imports': async () => {
      const made = await app.admin.post('/api/v1/admin/tenants', { name: 'Another bakery' });
      known.set('new business', z.looseObject({ id: z.string() }).parse(made).id);
    },
    'GET /api/v1/archive': () => inOwn((tx) => archive(tx, known)),
    'POST /api/v1/conversations/:id/take-over': () => inOwn((tx) => converse(tx, known)),
    'PATCH /api/v1/insights/questions/:id': () =>
      inOwn(async (tx) => {
        known.set('question', newId());
        await tx('open_questions').insert({
          ...{ tenant_id: known.get('tenant'), id: known.get('question'), wording_hash: 'w' },
        });
      }),
  };
}

function ofPeople(tools: Tools): Stage['preparations'] {
  const { known, inOwn, system } = tools;
  const owner = async (tx: SystemDb) => {
    const person = await findPersonByEmail(tx, known.get('email'));
    assert.ok(person);
    return person;
  };
  /** Once no letter is to be written any more: the link in it would end the planted one. */
  const plantLink = async (token_hash: string, purpose: string) => {
    await eventually('an outbox in which nothing waits', async () => {
      const waiting: unknown = await system((tx) => tx('mails').where({ state: 'waiting' }).first('id'));
      return waiting === undefined ? true : undefined;
    });
    await system(async (tx) => {
      const expires_at = tx.raw(`app_now() + interval '1 hour'`);
      await tx('one_time_links').insert({ token_hash, person_id: (await owner(tx)).id, purpose, expires_at });
    });
  };
  return {
    'POST /api/v1/auth/invitations/accept': () =>
      inOwn((tx) => invite(tx, known, { email: 'nia@example.com', token_hash: planted.invitation })),
    'POST /api/v1/auth/invitations/confirm': async () => {
      await inOwn((tx) => invite(tx, known, { email: guestEmail, token_hash: planted.guestInvitation }));
      known.set('guest', await signedIn(tools, guestEmail));
    },
    'PATCH /api/v1/team/members/:id': async () => {
      const viewers = await inOwn((tx) => tx('members').where({ role: 'viewer' }).limit(1).pluck('id'));
      known.set('member', Ids.parse(viewers).join());
    },
    'GET /api/v1/hosts/known': () =>
      system((tx) =>
        tx('domains')
          .where({ id: known.get('domain') })
          .update({ proven_at: tx.raw('app_now()') }),
      ),
    'DELETE /api/v1/account/sessions/:id': async () => {
      await signedIn(tools, known.get('email'));
      const sessions = await system((tx) => tx('sessions').orderBy('id', 'desc').limit(1).pluck('id'));
      known.set('session', Ids.parse(sessions).join());
    },
    'POST /api/v1/auth/second-factor': () =>
      system(async (tx) => known.set('challenge', (await createChallenge(tx, (await owner(tx)).id)).token)),
    'POST /api/v1/auth/one-time-link': () => plantLink(planted.password, 'set-password'),
    'POST /api/v1/auth/links/look': () => plantLink(planted.signIn, 'sign-in'),
    'POST /api/v1/account/email/confirm': () => plantLink(planted.email, 'confirm-email'),
  };
}

/** A conversation in which two replies could not be sent and two leads were left. */
async function converse(tx: TenantDb, known: Known): Promise<void> {
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

async function archive(tx: TenantDb, known: Known): Promise<void> {
  known.set('archived', newId());
  const conversation = { tenant_id: known.get('tenant'), connection_id: known.get('inbox') };
  const now = tx.raw('app_now()');
  await tx('archived_conversations').insert({
    ...{ ...conversation, id: known.get('archived'), external_id: 'a', message_count: 1 },
    ...{ first_at: now, last_at: now },
  });
  await tx('archived_messages').insert({
    ...{ tenant_id: known.get('tenant'), conversation_id: known.get('archived'), external_id: 'm' },
    ...{ role: 'visitor', text: 'Hello', sent_at: now, position: 1 },
  });
}

const invite = async (
  tx: TenantDb,
  known: Known,
  { email, token_hash }: { email: string; token_hash: string },
): Promise<void> => {
  await tx('invitations').insert({
    ...{ tenant_id: known.get('tenant'), id: newId(), email, role: 'viewer', token_hash },
    ...{ invited_by_name: 'Ada', expires_at: tx.raw(`app_now() + interval '1 day'`) },
  });
};
