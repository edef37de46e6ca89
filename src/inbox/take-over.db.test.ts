import assert from 'node:assert/strict';
import { z } from 'zod';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { makeMember } from '../test/harness/people.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { assignConversation, type Operation, replyAsOperator, takeOver } from './operate.js';

describe('a conversation that somebody takes over', () => {
  let stage: WorkStage;
  let id: string;

  beforeEach(async () => {
    stage = await stageWork(scriptPlatform(), { write: undefined });
    id = await stage.visitorWrites({ text: 'hello' });
  });

  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);
  const joins = async () => {
    const { personId } = await makeMember(stage.db, stage.tenant.id, 'agent');
    const [memberId] = z
      .tuple([z.uuid()])
      .parse(await inside((tx) => tx('members').where({ person_id: personId }).pluck('id')));
    return { personId, memberId };
  };
  const by = (personId: string | null): Operation => ({
    ...{ tenantId: stage.tenant.id, conversationId: id, personId },
    actor: { kind: personId === null ? 'api-key' : 'member', id: personId, name: 'Ada' },
  });
  const assignee = async () =>
    z.tuple([z.uuid().nullable()]).parse(await inside((tx) => tx('conversations').pluck('assignee_id')))[0];

  it('is looked after by them from then on, whether they take it over or simply reply', async () => {
    const ada = await joins();
    await takeOver(by(ada.personId), stage.deps);
    assert.equal(await assignee(), ada.memberId);
    await assignConversation({ ...by(null), assigneeId: null }, stage.deps);
    const grace = await joins();
    await replyAsOperator({ ...by(grace.personId), text: 'Hello, Grace here.' }, stage.deps);
    assert.equal(await assignee(), grace.memberId);
  });

  it('stays with whoever of the team looks after it already', async () => {
    const [ada, grace] = [await joins(), await joins()];
    await assignConversation({ ...by(null), assigneeId: ada.memberId }, stage.deps);
    await takeOver(by(grace.personId), stage.deps);
    assert.equal(await assignee(), ada.memberId);
    await inside((tx) => tx('members').where({ id: ada.memberId }).delete());
    await takeOver(by(grace.personId), stage.deps);
    assert.equal(await assignee(), grace.memberId, 'whoever left the team looks after nothing');
  });

  it('is looked after by nobody new when a program or somebody from outside the team does it', async () => {
    await takeOver(by(null), stage.deps);
    assert.equal(await assignee(), null);
  });
});
