import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Write } from '../models/write.js';
import { answerConversation } from '../pipeline/answer.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { operatorMessage } from '../test/harness/factories.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { advanceClock } from '../test/harness/test-database.js';

const Asked = z.object({ passages: z.array(z.object({ id: z.string() })) });

const write: Write = ({ input, expect }) => {
  const passageIds = Asked.parse(input).passages.map(({ id }) => id);
  const said = { answer: 'We are open from 9:00 to 17:00.', passage_ids: passageIds };
  const answer = expect.parse({ ...said, unsure: false, intent: null });
  return Promise.resolve({ answer, model: 'scripted', tokens: { in: 1, out: 1 } });
};

describe('an answer that may go out at once', () => {
  let platform: ScriptedPlatform;
  let stage: WorkStage;
  let conversationId: string;

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write });
    conversationId = await stage.visitorWrites({ text: 'When are you open on Saturday?' });
  });

  const within = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);
  const answer = (deps = stage.deps) => answerConversation(stage.tenant.id, conversationId, deps);
  const replies = () =>
    within((tx) =>
      tx('deliveries').where({ kind: 'reply' }).orderBy('created_at').select('state', 'attempt'),
    );

  it('is marked by the commit that decides and sent without another look, which finds nothing more', async () => {
    assert.deepEqual(await answer(), { mayDeliver: false });
    assert.deepEqual(await replies(), [{ state: 'sent', attempt: 1 }]);
    await stage.look(conversationId);
    assert.equal(platform.attempts, 1);
  });

  it('F-007 F-008 is read back twice before it is sent, when its process died right after that commit', async () => {
    const dies = () => {
      throw new Error('killed');
    };
    await assert.rejects(answer({ ...stage.deps, live: { publish: diesOn('changed', dies) } }), /killed/);
    assert.deepEqual([await replies(), platform.attempts], [[{ state: 'sending', attempt: 1 }], 0]);
    await stage.look(conversationId);
    assert.equal(platform.attempts, 0);
    await advanceClock(stage.db, 26_000);
    await stage.look(conversationId);
    assert.equal(platform.attempts, 0);
    await advanceClock(stage.db, 6_000);
    await stage.look(conversationId);
    assert.deepEqual([await replies(), platform.attempts], [[{ state: 'sent', attempt: 2 }], 1]);
  });

  const ready = { state: 'ready', attempt: 0 };

  it('waits behind a message whose fate is unknown', async () => {
    await within((tx) =>
      tx('deliveries').insert({
        ...{ tenant_id: stage.tenant.id, id: newId(), conversation_id: conversationId },
        ...{ connection_id: stage.bound.row.id, kind: 'reply', is_visible: true, text: 'Earlier.' },
        ...{ state: 'verifying', mark: newId(), handover_version: 0 },
      }),
    );
    assert.deepEqual(await answer(), { mayDeliver: true });
    assert.deepEqual([(await replies()).at(-1), platform.attempts], [ready, 0]);
  });

  it('F-069 waits for an operator’s message that nobody has confirmed yet', async () => {
    await stage.deps.ingest(stage.bound, operatorMessage(), false);
    assert.deepEqual(await answer(), { mayDeliver: true });
    assert.deepEqual([await replies(), platform.attempts], [[ready], 0]);
  });

  it('F-035 waits while the platform rests', async () => {
    await within((tx) =>
      tx('circuits').insert({
        ...{ tenant_id: stage.tenant.id, subject: `connection:${stage.bound.row.id}` },
        ...{ failures: 5, open_until: 'infinity' },
      }),
    );
    assert.deepEqual(await answer(), { mayDeliver: true });
    assert.deepEqual([await replies(), platform.attempts], [[ready], 0]);
  });

  it('F-068 is not stored at all when a human spoke before that commit', async () => {
    const speaks: Write = async (request) => {
      await stage.receive(operatorMessage());
      return write(request);
    };
    await answer({ ...stage.deps, write: speaks });
    assert.deepEqual([await replies(), platform.attempts], [[], 0]);
  });
});

const diesOn =
  (kind: string, die: () => never): WorkStage['deps']['live']['publish'] =>
  (_tenantId, event) => {
    if (event.kind === kind) die();
  };
