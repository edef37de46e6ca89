import assert from 'node:assert/strict';
import { z } from 'zod';
import { ChatReply } from '../contract/chat.js';
import { LoginReply, Member } from '../contract/auth.js';
import { ConversationDetail } from '../contract/conversations.js';
import { OutboxPage } from '../contract/outbox.js';
import { TenantPage } from '../contract/tenants.js';
import { type Api, eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';

const question = 'When are you open on Saturday?';
const Key = z.looseObject({ key: z.string() });

describe('a business on trial, on the running product', function () {
  this.timeout(120_000);
  let app: TestApp;

  before(async () => {
    app = await startTestApp({ SIGN_UP: 'open', TRIAL_DAYS: '30' });
  });
  after(() => app.stop());

  const mailTo = (email: string, subject: RegExp, limitMs?: number) =>
    eventually(
      `a mail ${subject.source}`,
      async () => {
        const { items } = OutboxPage.parse(await app.admin.get('/api/v1/admin/outbox?limit=100'));
        return items.find((mail) => mail.recipient === email && subject.test(mail.subject ?? ''))?.text;
      },
      limitMs,
    );

  /** Somebody signs up, confirms the address and teaches the assistant. */
  async function signUp(email: string) {
    const wanted = { business_name: 'Corner Bakery', name: 'Ada', email, password: 'correct horse battery' };
    const { token, member } = LoginReply.parse(await app.as({}).post('/api/v1/auth/sign-up', wanted));
    const owner = app.as({ authorization: `Bearer ${token}` });
    const link = /token=([\w-]+)/.exec((await mailTo(email, /Confirm/)) ?? '')?.[1];
    await owner.post('/api/v1/account/email/confirm', { token: link });
    const source = { kind: 'text', title: 'Hours', content: 'We are open on Saturday from six to noon.' };
    await owner.post('/api/v1/knowledge/sources', source);
    const { key } = Key.parse(await owner.post('/api/v1/api-keys', { name: 'shop', scopes: ['chat:write'] }));
    return { id: member.tenant?.id ?? '', owner, shop: app.as({ 'x-api-key': key }) };
  }
  const ask = async (shop: Api, session_id: string, message = question) =>
    ChatReply.parse(await shop.post('/api/v1/chat', { session_id, message }));
  const trialUntil = (id: string, inMs: number) =>
    app.admin.call('PATCH', `/api/v1/admin/tenants/${id}`, {
      ...{ plan: 'trial', trial_ends_at: new Date(Date.now() + inMs).toISOString() },
    });
  const read = async (owner: Api, id: string) =>
    ConversationDetail.parse(await owner.get(`/api/v1/conversations/${id}`));

  it('is answered, then handed over and kept when the trial ends, and answered again when it is extended', async () => {
    const { id, owner, shop } = await signUp('ada@example.com');
    const { tenant } = Member.parse(await owner.get('/api/v1/auth/me'));
    assert.equal(tenant?.plan, 'trial');
    const daysLeft = (new Date(tenant.trial_ends_at ?? 0).getTime() - Date.now()) / 86_400_000;
    assert.ok(daysLeft > 29.9 && daysLeft <= 30, String(daysLeft));
    const before = await ask(shop, 'before');
    assert.deepEqual([before.decision, before.handover], ['reply', false]);

    assert.equal((await trialUntil(id, 5_000)).status, 200);
    await mailTo('ada@example.com', /has ended/, 60_000);
    const after = await ask(shop, 'after');
    assert.deepEqual([after.decision, after.handover], ['hand-over', true]);
    assert.doesNotMatch(JSON.stringify(after), /trial|plan/i);
    const kept = await read(owner, after.conversation_id);
    assert.deepEqual(
      kept.messages.filter(({ role }) => role === 'visitor').map(({ text }) => text),
      [question],
    );
    assert.equal(kept.turns[0]?.reason, 'plan-ended');

    const path = `/api/v1/conversations/${after.conversation_id}`;
    await owner.post(`${path}/reply`, { text: 'From six to noon. Ada' });
    const answered = await eventually('the reply of a human', async () => {
      const { messages } = await read(owner, after.conversation_id);
      return messages.find(({ text }) => text === 'From six to noon. Ada');
    });
    assert.equal(answered.role, 'operator');
    assert.equal((await owner.call('POST', '/api/v1/data/exports')).status, 202);

    assert.equal((await trialUntil(id, 86_400_000)).status, 200);
    assert.equal((await ask(shop, 'extended')).decision, 'reply');
    await owner.post(`${path}/hand-back`);
    assert.equal((await ask(shop, 'after')).decision, 'reply');
  });

  it('is answered at once when its plan becomes standard', async () => {
    const { id, shop } = await signUp('grace@example.com');
    assert.equal((await trialUntil(id, 5_000)).status, 200);
    await mailTo('grace@example.com', /has ended/, 60_000);
    assert.equal((await ask(shop, 'ended')).decision, 'hand-over');
    const freed = await app.admin.call('PATCH', `/api/v1/admin/tenants/${id}`, { plan: 'standard' });
    assert.deepEqual([freed.status, freed.body['trial_ends_at']], [200, null]);
    assert.equal((await ask(shop, 'freed')).decision, 'reply');
  });

  it('is standard where a platform admin makes it, and the demo business is', async () => {
    await app.admin.post('/api/v1/admin/tenants', { name: 'Hill Garage' });
    const { items } = TenantPage.parse(await app.admin.get('/api/v1/admin/tenants?limit=100&plan=standard'));
    const names = items.map(({ name }) => name);
    assert.ok(names.includes('Hill Garage'));
    const all = TenantPage.parse(await app.admin.get('/api/v1/admin/tenants?limit=100')).items;
    assert.ok(all.filter(({ name }) => name === 'Harbour Lamps').every(({ plan }) => plan === 'standard'));
  });
});

describe('an installation without trials', function () {
  this.timeout(60_000);
  let app: TestApp;

  before(async () => {
    app = await startTestApp({ SIGN_UP: 'open', TRIAL_DAYS: '0' });
  });
  after(() => app.stop());

  it('makes who signs up standard at once', async () => {
    const wanted = { business_name: 'Garage', name: 'Gil', email: 'gil@example.com' };
    const { member } = LoginReply.parse(
      await app.as({}).post('/api/v1/auth/sign-up', { ...wanted, password: 'correct horse battery' }),
    );
    assert.deepEqual([member.tenant?.plan, member.tenant?.trial_ends_at], ['standard', null]);
  });
});
