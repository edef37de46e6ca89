import { z } from 'zod';
import type { Parts } from '../../app/build.js';
import type { Role } from '../../contract/permissions.js';
import type { SaveSignInService } from '../../contract/sign-in-service.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { type Api, startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import { type OpenIdPerson, type OpenIdSimulator, startOpenId } from '../../test/simulators/openid/start.js';
import { hashPassword } from '../password.js';
import { freePort } from '../../test/harness/free-port.js';

export const password = 'correct horse battery';

/** A business with an owner who has a password, and a sign-in service of its own. */
export interface StagedTeam {
  id: string;
  slug: string;
  /** With the owner's password. */
  owner: Api;
  service: OpenIdSimulator;
}

export interface ServiceStage {
  app: TestApp;
  parts: Parts;
  /** The TXT records of the world, by name. */
  records: Map<string, string[]>;
  bakery: StagedTeam;
  mill: StagedTeam;
  stop: () => Promise<void>;
}

/** Two businesses that know nothing of each other, each with a real OpenID provider that its owner controls. */
export async function stageService(): Promise<ServiceStage> {
  const records = new Map<string, string[]>();
  const port = await freePort();
  let parts: Parts | undefined;
  const app = await startTestApp(
    { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, TRUSTED_PROXIES: '1' },
    {
      adjust: (built) =>
        (parts = { ...built, lookUpTexts: (name) => Promise.resolve(records.get(name) ?? []) }),
    },
  );
  if (!parts) throw new Error('the product was not built');
  const [ours, theirs] = [
    await stageTeam(app, { slug: 'corner-bakery', email: 'ada@bakery.example' }),
    await stageTeam(app, { slug: 'old-mill', email: 'bob@mill.example' }),
  ];
  const callback = `${app.url}/api/v1/auth/openid/callback`;
  // Either provider sends people back wherever a business may want it.
  const redirectUris = [callback, `${callback}/${ours.id}`, `${callback}/${theirs.id}`];
  const bakery = { ...ours, service: await startOpenId({ redirectUris, people: [] }) };
  const mill = { ...theirs, service: await startOpenId({ redirectUris, people: [] }) };
  const stop = async () => {
    await app.stop();
    for (const { service } of [bakery, mill]) service.stop();
  };
  return { app, parts, records, bakery, mill, stop };
}

const Made = z.looseObject({ id: z.string() });
const Entered = z.looseObject({ token: z.string() });

async function stageTeam(
  app: TestApp,
  { slug, email }: { slug: string; email: string },
): Promise<Omit<StagedTeam, 'service'>> {
  const owner = { owner_email: email, owner_password: password };
  const { id } = Made.parse(await app.admin.post('/api/v1/admin/tenants', { name: slug, slug, ...owner }));
  const { token } = Entered.parse(await app.as({}).post('/api/v1/auth/login', { email, password }));
  return { id, slug, owner: app.as({ authorization: `Bearer ${token}` }) };
}

export const someone = (sub: string, email: string, more = {}): OpenIdPerson => ({
  ...{ sub, email, email_verified: true, name: sub, ...more },
});

const Added = z.looseObject({ id: z.string(), record_name: z.string(), record_value: z.string() });

/** Adds a domain and sets its record, without looking for it. */
export async function claimDomain({ owner }: StagedTeam, domain: string, { records }: ServiceStage) {
  const added = Added.parse(await owner.post('/api/v1/team/domains', { domain }));
  records.set(added.record_name, [...(records.get(added.record_name) ?? []), added.record_value]);
  return { ...added, verify: () => owner.post(`/api/v1/team/domains/${added.id}/verify`) };
}

/** Sets a team's service up, with its own provider unless told otherwise. */
export const saveService = (
  { owner, service }: StagedTeam,
  more: Partial<SaveSignInService> = {},
): ReturnType<Api['call']> =>
  owner.call('PUT', '/api/v1/team/sign-in-service', {
    ...{ issuer: service.url, client_id: service.clientId, client_secret: service.clientSecret },
    ...{ name: 'Bakery ID', is_enabled: true, is_required: false, creates_accounts: false },
    ...{ default_role: 'agent', role_claim: null, role_mapping: [], ...more },
  });

/** Somebody with a password, and what they are in which team. */
export async function makePerson(
  { parts: { db } }: { parts: Pick<Parts, 'db'> },
  email: string,
  { roles = {}, isPlatformAdmin = false }: { roles?: Record<string, Role>; isPlatformAdmin?: boolean } = {},
): Promise<string> {
  const id = newId();
  const password_hash = await hashPassword(password);
  await asSystem(db, async (tx) => {
    const person = { id, email, name: email, password_hash, is_platform_admin: isPlatformAdmin };
    await tx('people').insert(person);
    for (const [tenant_id, role] of Object.entries(roles))
      await tx('members').insert({ tenant_id, id: newId(), person_id: id, role });
  });
  return id;
}
