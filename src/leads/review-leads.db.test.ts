import assert from 'node:assert/strict';
import { z } from 'zod';
import { Lead, LeadQuery, ReviewLeads } from '../contract/leads.js';
import { SaveLeadView } from '../contract/lead-views.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import { visitorMessage } from '../test/harness/factories.js';
import { makeMember } from '../test/harness/people.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { deleteView, listViews, saveView } from './lead-views.js';
import { exportLeads, listLeads } from './lead.js';
import { mergeLeads, reviewLead } from './review-lead.js';
import { reviewLeads } from './review-leads.js';

const failsWith = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

describe('the review of leads', function () {
  this.timeout(60_000);
  let db: Database;
  let stage: WorkStage;
  let ids: string[];
  let ada: { id: string; personId: string };

  beforeEach(async () => {
    stage = await stageWork(scriptPlatform(), { write: undefined });
    ({ db } = stage);
    ada = await join(stage);
    const stored = await stage.receive(visitorMessage({ text: 'Good morning.' }));
    assert.ok(stored.outcome === 'stored');
    ids = await inside(async (tx) => {
      const of = z
        .object({ visitor_id: z.uuid(), connection_id: z.uuid() })
        .parse(await tx('conversations').where({ id: stored.conversation_id }).first());
      const made = ['Grace', 'Heidi', 'Ivan'].map((name) => ({
        ...{ tenant_id: stage.tenant.id, id: newId(), name, email: `${name.toLowerCase()}@example.com` },
        ...{ visitor_id: of.visitor_id, connection_id: of.connection_id },
        conversation_id: stored.conversation_id,
      }));
      await tx('leads').insert(made);
      return made.map(({ id }) => id);
    });
  });

  /** A member of the team, by the id they have there. */
  const join = async (of: WorkStage) => {
    const { personId } = await makeMember(of.db, of.tenant.id, 'agent');
    const rows: unknown = await inTenant(of.db, of.tenant.id, (tx) =>
      tx('members').where({ person_id: personId }).pluck('id'),
    );
    return { personId, id: z.tuple([z.uuid()]).parse(rows)[0] };
  };
  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(db, stage.tenant.id, work);
  const review = async (asked: object) =>
    z.array(Lead).parse(await inside((tx) => reviewLeads(tx, ReviewLeads.parse(asked))));
  const list = async (query: object, personId: string | null = ada.personId) => {
    const { items } = await inside((tx) => listLeads(tx, LeadQuery.parse(query), personId));
    return items.map(({ name }) => name).sort();
  };

  it('changes many at once, and takes back only what nobody else has changed since', async () => {
    const changed = await review({ lead_ids: ids, status: 'won' });
    assert.deepEqual(
      changed.map(({ status }) => status),
      ['won', 'won', 'won'],
    );
    const [first = ''] = ids;
    await inside((tx) => reviewLead(tx, { id: first, review: { status: 'lost' }, country: 'GB' }));
    const undone = await review({ lead_ids: ids, status: 'new', only_if: { status: 'won' } });
    assert.deepEqual(undone.map(({ name }) => name).sort(), ['Heidi', 'Ivan']);
    assert.deepEqual(await list({ status: 'lost' }), ['Grace']);
  });

  it('leaves out leads of another tenant as those that are not there', async () => {
    const other = await stageWork(scriptPlatform(), { write: undefined });
    const theirs = await inTenant(other.db, other.tenant.id, (tx) =>
      reviewLeads(tx, ReviewLeads.parse({ lead_ids: [...ids, newId()], status: 'spam' })),
    );
    assert.deepEqual(theirs, []);
    assert.deepEqual(await list({ status: 'new' }), ['Grace', 'Heidi', 'Ivan']);
  });

  it('gives leads to members of the team alone, and lists them as theirs until they leave', async () => {
    const [first = '', second = ''] = ids;
    const stranger = await join(await stageWork(scriptPlatform(), { write: undefined }));
    await assert.rejects(review({ lead_ids: ids, assignee_id: stranger.id }), failsWith('invalid-input'));
    await review({ lead_ids: [first], assignee_id: ada.id });
    assert.deepEqual(await list({ assignee: 'me' }), ['Grace']);
    assert.deepEqual(await list({ assignee: ada.id }, null), ['Grace']);
    assert.deepEqual(await list({ assignee: 'none' }), ['Heidi', 'Ivan']);
    assert.deepEqual(await list({ assignee: 'me' }, null), [], 'a key is nobody');
    const exported = await inside((tx) => exportLeads(tx, { assignee: 'me' }, ada.personId));
    assert.equal(exported.length, 1);
    const merged = Lead.parse(await inside((tx) => mergeLeads(tx, { into: second, from: first })));
    assert.equal(merged.assignee_id, ada.id);
    await asSystem(db, (tx) => tx('members').where({ id: ada.id }).del());
    assert.deepEqual(await list({ assignee: 'none' }), ['Heidi', 'Ivan']);
    assert.deepEqual(await list({ assignee: ada.id }), []);
  });

  it('keeps filters for one member or for the team, and shows nobody those of another', async () => {
    const bea = await join(stage);
    const save = (view: object, personId: string | null) =>
      inside((tx) => saveView(tx, SaveLeadView.parse(view), personId));
    const names = async (personId: string | null) =>
      (await inside((tx) => listViews(tx, personId))).map(({ name }) => name);
    const mine = await save({ name: 'Mine', filters: { assignee: 'me' } }, ada.personId);
    await save({ name: 'Won', filters: { status: 'won' }, shared: true }, ada.personId);
    await save({ name: 'Won', filters: { status: 'won', q: 'cake' }, shared: true }, bea.personId);
    assert.deepEqual(await names(ada.personId), ['Mine', 'Won']);
    assert.deepEqual(await names(bea.personId), ['Won']);
    assert.deepEqual(await names(null), ['Won']);
    await assert.rejects(save({ name: 'A key’s', filters: {} }, null), failsWith('invalid-input'));
    await assert.rejects(
      inside((tx) => deleteView(tx, mine.id, bea.personId)),
      failsWith('not-found'),
    );
    await inside((tx) => deleteView(tx, mine.id, ada.personId));
    assert.deepEqual(await names(ada.personId), ['Won']);
  });
});
