import { catchUpWithAll } from '../inbox/begin-catch-up.js';
import { catchUp, type CatchUpDeps } from '../inbox/catch-up.js';
import { confirmHint, type ConfirmDeps } from '../inbox/confirm-hint.js';
import { deliverDue, type DeliverDeps } from '../inbox/deliver.js';
import { findDue, type Due } from '../inbox/find-due.js';
import { importPage } from '../history/import-page.js';
import { answerConversation, type AnswerDeps } from '../pipeline/answer.js';
import { newId } from '../platform/ids.js';
import type { Metrics } from '../platform/metrics.js';
import type { WakeUps } from '../platform/queue/open-queue.js';
import { createLanes } from './lanes.js';

export type WorkDeps = AnswerDeps &
  DeliverDeps &
  ConfirmDeps &
  CatchUpDeps & { wakeUps: WakeUps; metrics: Pick<Metrics, 'wakeUps'> };

const sweepEveryMs = 1_000;
const sweepLimit = 100;
/** Most of the time of a piece of work is waiting: for the database, the model, the platform. */
const limits = { running: 20, waitingPerTenant: 25 };

/** Looks at something due; false when its tenant has so much waiting that it is left for later. */
type Look = (due: Due, source: 'queue' | 'sweep') => Promise<boolean>;

export interface Worker {
  /** Begins nothing more, and waits so long for what runs; others take up what is left once its lease has run out. */
  stop(limitMs: number): Promise<void>;
}

/** Takes wake-ups and sweeps for what they lost. Returns how to stop. */
export function startWorker(deps: WorkDeps): Worker {
  const lanes = createLanes(limits);
  let isStopping = false;
  const look: Look = (due, source) => {
    deps.metrics.wakeUps.inc({ job: due.kind, source });
    // What still waits for its turn when the process is told to stop stays due, for another one (F-016).
    return lanes.take(due.tenant_id, async () => {
      if (!isStopping) await lookAt(due, deps);
    });
  };
  deps.wakeUps.work({
    conversation: async ({ tenantId = '', conversationId = '' }) => {
      await look({ kind: 'conversation', tenant_id: tenantId, id: conversationId }, 'queue');
    },
    hint: async ({ tenantId = '', hintId = '' }) => {
      await look({ kind: 'hint', tenant_id: tenantId, id: hintId }, 'queue');
    },
  });
  const sweep = startSweep(deps, look);
  return {
    stop: async (limitMs) => {
      isStopping = true;
      await Promise.race([
        sweep.stop(),
        new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref()),
      ]);
    },
  };
}

/** What a piece of work is about, by its kind. */
const subjects = {
  conversation: 'conversation_id',
  hint: 'hint_id',
  ...{ 'catch-up': 'connection_id', import: 'connection_id' },
} as const satisfies Record<Due['kind'], string>;

/** Each line that is logged meanwhile says which piece of work it belongs to, of whom and about what. */
async function lookAt({ kind, tenant_id: tenantId, id }: Due, { log, ...others }: WorkDeps): Promise<void> {
  const known = { trace_id: newId(), tenant_id: tenantId, [subjects[kind]]: id };
  const deps = { ...others, log: log.child(known) };
  try {
    if (kind === 'hint') await confirmHint(tenantId, id, deps);
    else if (kind === 'catch-up') await catchUp(tenantId, id, deps);
    else if (kind === 'import') await importPage(tenantId, id, deps);
    else {
      const { mayDeliver } = await answerConversation(tenantId, id, deps);
      if (mayDeliver) await deliverDue(tenantId, id, deps);
    }
  } catch (err) {
    // The row stays due: the sweep comes back to it once the lease has run out.
    deps.log.error({ err, kind }, 'a piece of work failed');
  }
}

/**
 * The sweep does the work itself, so that a queue that is away costs only speed. It does not wait for what it began: one
 * slow model must not keep it from looking.
 */
function startSweep(deps: WorkDeps, look: Look): { stop: () => Promise<void> } {
  const underWay = new Map<string, Promise<unknown>>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  /** True when there may be more than it could see. */
  const sweep = async (): Promise<boolean> => {
    const found = await findDue(deps, sweepLimit);
    const fresh = found.filter(({ kind, id }) => !underWay.has(`${kind} ${id}`));
    for (const due of fresh) {
      const key = `${due.kind} ${due.id}`;
      underWay.set(
        key,
        look(due, 'sweep').finally(() => underWay.delete(key)),
      );
    }
    return fresh.length === sweepLimit && underWay.size < 2 * sweepLimit;
  };
  const round = async (begin: () => Promise<boolean>) => {
    const hasMore = await begin().catch((err: unknown) => {
      deps.log.warn({ err }, 'the sweep could not look');
      return false;
    });
    if (!isStopping) schedule(sweep, hasMore ? 0 : sweepEveryMs);
  };
  const schedule = (begin: () => Promise<boolean>, inMs: number) => {
    timer = setTimeout(() => {
      running = round(begin);
    }, inMs);
  };

  schedule(async () => {
    await catchUpWithAll(deps);
    return true;
  }, 0);
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await running;
      await Promise.all(underWay.values());
    },
  };
}
