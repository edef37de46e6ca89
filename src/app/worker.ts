import { confirmHint, type ConfirmDeps } from '../inbox/confirm-hint.js';
import { deliverDue, type DeliverDeps } from '../inbox/deliver.js';
import { findDue, type Due } from '../inbox/find-due.js';
import { answerConversation, type AnswerDeps } from '../pipeline/answer.js';
import type { Metrics } from '../platform/metrics.js';
import type { WakeUps } from '../platform/queue/open-queue.js';

export type WorkDeps = AnswerDeps &
  DeliverDeps &
  ConfirmDeps & { wakeUps: WakeUps; metrics: Pick<Metrics, 'wakeUps'> };

const sweepEveryMs = 1_000;
const sweepLimit = 50;
/** The sweep does the work itself, so that a queue that is away costs only speed; so many at a time. */
const sweepConcurrency = 10;

/** Takes wake-ups and sweeps for what they lost. Returns how to stop. */
export function startWorker(deps: WorkDeps): { stop: () => Promise<void> } {
  const look = (source: string) => (due: Due) => lookAt(due, source, deps);
  deps.wakeUps.work({
    conversation: ({ tenantId = '', conversationId = '' }) =>
      look('queue')({ kind: 'conversation', tenant_id: tenantId, id: conversationId }),
    hint: ({ tenantId = '', hintId = '' }) =>
      look('queue')({ kind: 'hint', tenant_id: tenantId, id: hintId }),
  });
  return startSweep(deps, look('sweep'));
}

async function lookAt(due: Due, source: string, deps: WorkDeps): Promise<void> {
  deps.metrics.wakeUps.inc({ job: due.kind, source });
  try {
    if (due.kind === 'hint') await confirmHint(due.tenant_id, due.id, deps);
    else {
      await answerConversation(due.tenant_id, due.id, deps);
      await deliverDue(due.tenant_id, due.id, deps);
    }
  } catch (err) {
    // The row stays due: the sweep comes back to it once the lease has run out.
    deps.log.error({ err, kind: due.kind, id: due.id }, 'a piece of work failed');
  }
}

function startSweep(deps: WorkDeps, look: (due: Due) => Promise<void>): { stop: () => Promise<void> } {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const sweep = async () => {
    try {
      const found = await findDue(deps, sweepLimit);
      await inParallel(found, look);
    } catch (err) {
      deps.log.warn({ err }, 'the sweep could not look');
    }
    if (!isStopping) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      running = sweep();
    }, sweepEveryMs);
  };
  schedule();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function inParallel(all: readonly Due[], look: (due: Due) => Promise<void>): Promise<void> {
  const left = [...all];
  const lanes = Array.from({ length: Math.min(sweepConcurrency, left.length) }, async () => {
    for (let due = left.shift(); due; due = left.shift()) await look(due);
  });
  await Promise.all(lanes);
}
