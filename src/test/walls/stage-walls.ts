import assert from 'node:assert/strict';
import { apiRoutes } from '../../app/routes.js';
import type { Parts } from '../../app/build.js';
import { keepWords } from '../../inbox/keep-words.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { newId, newToken } from '../../platform/ids.js';
import { queueMail } from '../../platform/mail-outbox.js';
import { makeTenant } from '../harness/factories.js';
import { makeMember, newEmail } from '../harness/people.js';
import { startTestApp, type TestApp } from '../harness/start-test-app.js';
import type { AnyEndpoint } from './compose-request.js';
import { makers, type Place } from './subjects.js';

/** The running product with two tenants that have everything, and the list of its routes. */
export interface Walls {
  app: TestApp;
  parts: Parts;
  routes: AnyEndpoint[];
  own: Place;
  foreign: Place;
  /** The account of an inbox of the own tenant. */
  accountToken: string;
}

export async function stageWalls(): Promise<Walls> {
  let parts: Parts | undefined;
  const app = await startTestApp({ TRUSTED_PROXIES: '1' }, { adjust: (built) => (parts = built) });
  assert.ok(parts);
  const facts = { version: '0', metricsToken: undefined, isServing: () => true };
  const own = await furnish(parts);
  const accountToken = newToken();
  await inTenant(parts.db, own.tenantId, (tx) =>
    tx('connections').where({ id: own.connectionId }).update({ account_id: accountToken }),
  );
  return {
    ...{ app, parts, own, accountToken },
    foreign: await furnish(parts),
    routes: apiRoutes(parts, facts).map(({ endpoint }) => endpoint),
  };
}

/** A tenant with one of everything, each text of which carries its canary. */
async function furnish({ db, sealer }: Parts): Promise<Place> {
  const canary = `canary${newToken(9)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '0')}`;
  const { id: tenantId, assistantId } = await makeTenant(db, canary);
  const { personId } = await makeMember(db, tenantId, 'owner');
  const place = { db, sealer, tenantId, assistantId, personId, canary };
  const bare = { ...place, connectionId: '', conversationId: '' };
  const connectionId = await made('connections', bare);
  const conversationId = await made('conversations', { ...bare, connectionId });
  const whole = { ...bare, connectionId, conversationId };
  for (const kind of Object.keys(makers)) await made(kind, whole);
  await fillBeside(whole);
  return whole;
}

const made = async (kind: string, place: Place): Promise<string> => {
  const make = makers[kind];
  assert.ok(make, kind);
  return make(place, {});
};

/** Tables that no path names a row of. */
async function fillBeside(place: Place): Promise<void> {
  const { db, tenantId, connectionId, canary } = place;
  await keepWords(tenantId, { db }, 0);
  const subjectId = await made('invitations', place);
  const exportId = await made('exports', place);
  await inTenant(db, tenantId, async (tx) => {
    const own = { tenant_id: tenantId, connection_id: connectionId };
    await tx('audit_entries').insert({
      ...{
        tenant_id: tenantId,
        id: newId(),
        actor_kind: 'member',
        actor_name: canary,
        action: 'config.change',
      },
      ...{ details: JSON.stringify({ path: canary }), at: tx.raw('app_now()') },
    });
    await tx('connection_troubles').insert({
      ...{
        ...own,
        source: 'check',
        code: canary,
        problem: JSON.stringify({ message: canary, remedy: canary, at: new Date().toISOString() }),
      },
      hour: tx.raw(`date_trunc('hour', app_now())`),
    });
    await tx('transfer_parts').insert({
      ...{ tenant_id: tenantId, transfer_id: exportId, kind: 'leads', number: 0, sha256: canary },
      bytes: Buffer.from(canary),
    });
    await tx('daily_figures').insert({
      ...{ ...own, day: '2026-05-04', channel: canary, visitor_messages: 1, conversations: 1, answered: 1 },
      ...{ suggested: 0, handed_over: 0, silent: 0, first_answer_seconds: [] },
      ...{ handed_over_reasons: '{}', silent_reasons: '{}' },
    });
    // Nothing is left to sum up, so that this day is not summed up anew.
    const mark = { time_zone: 'UTC', summed_since: null, summed_until: '2999-01-01' };
    await tx('insight_marks')
      .insert({ tenant_id: tenantId, ...mark })
      .onConflict('tenant_id')
      .merge();
    await tx('history_imports').insert({ ...own, state: 'done', most_conversations: 1, problem: canary });
    await tx('sign_in_services').insert({
      ...{ tenant_id: tenantId, issuer: `https://${canary}.example`, client_id: canary, name: canary },
      ...{ is_enabled: false, is_required: false, creates_accounts: false, default_role: 'agent' },
    });
    await tx('hints').insert({
      ...{ ...own, id: newId(), conversation_external_id: canary, event_key: canary, state: 'refuted' },
      ...{ event: JSON.stringify({ text: canary }), due_at: tx.raw('app_now()') },
    });
    await queueMail(tx, {
      ...{ kind: 'invitation', recipient: `${canary}.${newEmail()}`, tenantId, subjectId },
    });
  });
}
