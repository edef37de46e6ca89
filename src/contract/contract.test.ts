import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import * as apiKeys from './api-keys.js';
import * as assistants from './assistants.js';
import * as auth from './auth.js';
import * as chat from './chat.js';
import * as common from './common.js';
import * as config from './config.js';
import * as connections from './connections.js';
import * as conversations from './conversations.js';
import * as deliveries from './deliveries.js';
import * as history from './history.js';
import * as insights from './insights.js';
import * as knowledge from './knowledge.js';
import * as leadViews from './lead-views.js';
import * as leads from './leads.js';
import * as openid from './openid.js';
import * as secondFactor from './second-factor.js';
import * as signUp from './sign-up.js';
import * as tenants from './tenants.js';
import * as tokens from './tokens.js';
import * as visitorData from './visitor-data.js';
import * as widget from './widget.js';

/** Every file of the contract, so that none is forgotten. */
const subjects: unknown[] = await Promise.all(
  fs
    .readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(async (file): Promise<unknown> => import(path.join(import.meta.dirname, file))),
);

const schemas = subjects
  .flatMap((subject) => Object.entries(z.looseObject({}).parse(subject)))
  .flatMap(([name, value]) =>
    value instanceof z.ZodType ? [{ name, schema: value, meta: value.meta() }] : [],
  );

/** What a client may send, with one that is accepted. */
const inputs = [
  ...[apiKeys.CreateApiKey, assistants.ChangeAssistant, assistants.CreateIntent, assistants.ChangeIntent],
  ...[auth.AcceptInvitation, auth.ChangeAccount, auth.ChangePassword, auth.LinkRequest, auth.RequestLink],
  ...[secondFactor.UseSecondFactor, secondFactor.ConfirmSecondFactor, secondFactor.TurnOffSecondFactor],
  ...[secondFactor.RenewRecoveryCodes],
  ...[auth.LoginRequest, auth.OneTimeLinkRequest, chat.ChatRequest, common.PageQuery, config.ChangeConfig],
  ...[connections.CreateConnection, connections.ChangeConnection, connections.ConnectionQuery],
  ...[conversations.ConversationQuery, conversations.SendReply, conversations.SendNote],
  ...[knowledge.CreateSource, knowledge.ChangeSource, knowledge.SearchQuery, knowledge.SourceQuery],
  ...[insights.InsightQuery, insights.QuestionQuery, insights.MarkQuestion],
  ...[leads.LeadQuery, leads.LeadExportQuery, leads.ReviewLead, leads.ReviewLeads, leads.MergeLeads],
  ...[leadViews.LeadViewFilters, leadViews.SaveLeadView, conversations.AssignConversation],
  ...[tenants.CreateTenant, tenants.ChangeTenant, widget.SessionRequest, widget.PostMessage],
  ...[deliveries.ParkedQuery, deliveries.ReplayMany, history.BeginImport, history.ArchiveQuery],
  ...[openid.BeginOpenId, signUp.SignUp, signUp.ChangeEmail, tokens.TokenRequest],
  ...[tenants.EndTenant, tenants.DeleteTenantQuery, visitorData.WhichVisitor],
].map((schema) => {
  const { id = '', example } = schema.meta() ?? {};
  return { id, schema, example: z.record(z.string(), z.unknown()).parse(example) };
});

describe('the contract', () => {
  it('gives every exported schema an id and a description', () => {
    const silent = schemas.filter(({ meta }) => !meta?.id || !meta.description).map(({ name }) => name);
    assert.deepEqual(silent, []);
  });

  it('gives no two schemas the same id', () => {
    const ids = schemas.map(({ meta }) => meta?.id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  for (const { name, schema, meta } of schemas) {
    if (meta?.['example'] === undefined) continue;
    it(`shows an example of ${name} that the schema itself accepts`, () => {
      const parsed = schema.safeParse(meta['example']);
      assert.ok(parsed.success, parsed.error && z.prettifyError(parsed.error));
    });
  }

  for (const { id, schema, example } of inputs) {
    it(`F-076: ${id} refuses members that nobody may set`, () => {
      assert.ok(schema.safeParse(example).success);
      for (const name of ['tenant_id', 'role', 'verified', 'is_platform_admin', 'id', 'constructor']) {
        assert.equal(schema.safeParse({ ...example, [name]: 'x' }).success, false, name);
      }
      const polluting: unknown = JSON.parse(
        `{"__proto__":{"role":"owner"},${JSON.stringify(example).slice(1)}`,
      );
      assert.equal(schema.safeParse(polluting).success, false, '__proto__');
    });
  }
});

describe('a time in a reply', () => {
  it('leaves in one form, whether the database gave a Date or text within JSON', () => {
    const wanted = '2026-05-04T09:30:00.123Z';
    assert.equal(common.Time.parse(new Date(wanted)), wanted);
    assert.equal(common.Time.parse('2026-05-04T09:30:00.123456+00:00'), wanted);
    assert.equal(common.Time.parse('2026-05-04T11:30:00.123+02:00'), wanted);
  });

  it('is refused when it is none', () => {
    for (const value of [new Date(Number.NaN), 'yesterday', 1_777_000_000, null])
      assert.equal(common.Time.safeParse(value).success, false);
  });
});

describe('a change', () => {
  it('names only what the client named: no default overwrites what it left out', () => {
    assert.deepEqual(config.ChangeConfig.parse({}), {});
    assert.deepEqual(assistants.ChangeAssistant.parse({ settings: {} }), { settings: {} });
    assert.deepEqual(assistants.ChangeIntent.parse({}), {});
    assert.deepEqual(leads.ReviewLead.parse({}), {});
    assert.deepEqual(connections.ChangeConnection.parse({}), {});
  });
});

describe('the configuration of a tenant', () => {
  const whole = { name: 'Corner Bakery', ...config.configDefaults };

  it('accepts what a new tenant starts with', () => {
    assert.deepEqual(config.TenantConfig.parse(whole), whole);
  });

  it('refuses a longest wait below the quiet time', () => {
    const wrong = { ...whole, settle_quiet_ms: 3000, settle_max_ms: 2000 };
    assert.equal(config.TenantConfig.safeParse(wrong).success, false);
  });

  it('refuses a time zone that does not exist, and hours that close before they open', () => {
    assert.equal(config.TimeZone.safeParse('Mars/Olympus').success, false);
    assert.equal(config.OpenSpan.safeParse({ from: '17:00', to: '09:00' }).success, false);
    assert.equal(config.OpenSpan.safeParse({ from: '09:00', to: '24:00' }).success, true);
    assert.equal(config.OpenSpan.safeParse({ from: '09:00', to: '24:30' }).success, false);
  });

  it('wants every day of the week, so that a forgotten day is no closed one', () => {
    assert.equal(config.OpeningHours.safeParse({ monday: [] }).success, false);
  });
});

describe('new knowledge', () => {
  it('takes a FAQ as text or as entries, not both and not neither', () => {
    const faq = { kind: 'faq', title: 'Hours' };
    const entries = [{ question: 'Open on Sunday?', answer: 'No.' }];
    assert.ok(knowledge.CreateSource.safeParse({ ...faq, entries }).success);
    assert.ok(knowledge.CreateSource.safeParse({ ...faq, content: 'Q: a\nA: b' }).success);
    assert.equal(knowledge.CreateSource.safeParse({ ...faq, entries, content: 'Q: a\nA: b' }).success, false);
    assert.equal(knowledge.CreateSource.safeParse(faq).success, false);
  });

  it('is refused when longer than a source may be, also when many entries make it so', () => {
    const text = { kind: 'text', title: 'Long', content: 'a'.repeat(knowledge.maxContentLength) };
    assert.ok(knowledge.CreateSource.safeParse(text).success);
    assert.equal(knowledge.CreateSource.safeParse({ ...text, content: `${text.content}a` }).success, false);
    const entries = Array.from({ length: 25 }, () => ({ question: 'Why?', answer: 'b'.repeat(9_000) }));
    assert.equal(knowledge.CreateSource.safeParse({ kind: 'faq', title: 'Long', entries }).success, false);
  });
});

describe('an e-mail address', () => {
  it('is stored in lower case without the spaces around it', () => {
    assert.equal(common.Email.parse('  Ada@Example.COM '), 'ada@example.com');
  });
});
