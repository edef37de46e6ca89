import type { Stage } from '../inbox/turn.js';
import type { Metrics } from '../platform/metrics.js';

/** What a stage tells of itself: ids and figures, never a visitor's words. */
export type Told = Pick<Stage, 'inputs' | 'note'>;

/** The steps of a turn as its record names them; the dashboard has words for each. */
export const stepNames = ['admit', 'understand', 'capture', 'phrases', 'retrieve', 'draft', 'judge'] as const;
export type StepName = (typeof stepNames)[number];

export interface Trace {
  stages: readonly Stage[];
  /** Runs a stage and records its time and what it tells. */
  run<T>(name: StepName, work: () => T | Promise<T>, tell: (result: T) => Told): Promise<T>;
}

export function startTrace({
  monotonic,
  metrics,
}: {
  monotonic: () => number;
  metrics: Pick<Metrics, 'stageSeconds'>;
}): Trace {
  const stages: Stage[] = [];
  return {
    stages,
    run: async (name, work, tell) => {
      const since = monotonic();
      const result = await work();
      const ms = monotonic() - since;
      stages.push({ name, ms: Math.round(ms * 100) / 100, ...tell(result) });
      metrics.stageSeconds.observe({ stage: name }, ms / 1000);
      return result;
    },
  };
}
