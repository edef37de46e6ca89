import assert from 'node:assert/strict';
import { z } from 'zod';
import { createLog } from '../platform/log.js';
import { createMetrics } from '../platform/metrics.js';
import type { Handlers } from '../platform/queue/open-queue.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork } from '../test/harness/stage-work.js';
import { startWorker } from './worker.js';

const Line = z.looseObject({ msg: z.string() });

describe('a worker', () => {
  it('says in each line which piece of work it belongs to, of whom and about what', async () => {
    const stage = await stageWork(scriptPlatform(), { write: undefined });
    const lines: string[] = [];
    let handlers: Handlers = {};
    const worker = startWorker({
      ...stage.deps,
      metrics: createMetrics(),
      log: createLog({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } }),
      resolver: { ...stage.deps.resolver, byId: () => Promise.reject(new Error('out of order')) },
      wakeUps: {
        ...{ add: () => undefined, store: 'database', stop: () => Promise.resolve() },
        count: () => Promise.resolve(undefined),
        work: (given) => {
          handlers = given;
        },
      },
    });
    const conversationId = await stage.visitorWrites({ text: 'hello' });
    await handlers['conversation']?.({ tenantId: stage.tenant.id, conversationId });
    await worker.stop(5_000);
    const failed = lines
      .map((line) => Line.parse(JSON.parse(line)))
      .find(
        ({ msg, conversation_id }) => msg === 'a piece of work failed' && conversation_id === conversationId,
      );
    assert.equal(failed?.['tenant_id'], stage.tenant.id);
    assert.match(String(failed['trace_id']), /^[0-9a-f-]{36}$/);
  });
});
