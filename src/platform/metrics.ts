import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * What an operator can watch. Labels take few values, known beforehand: a connector's id, a route's pattern; never a path,
 * a tenant or anything that a stranger chooses, because each new value stays in memory.
 */
export interface Metrics {
  hooksReceived: Counter<'connector' | 'outcome'>;
  messagesIngested: Counter<'connector' | 'role'>;
  /** Messages that no webhook had brought, found in the platform's history. */
  caughtUp: Counter<'connector'>;
  /** Replies of ours that a platform holds twice. */
  replyCopies: Counter<'connector'>;
  turns: Counter<'decision' | 'reason'>;
  deliveries: Counter<'state'>;
  modelCalls: Counter<'outcome'>;
  stageSeconds: Histogram<'stage'>;
  httpSeconds: Histogram<'route' | 'method' | 'status'>;
  /** `source` is `queue` for a hint, `sweep` for what no hint had announced. */
  wakeUps: Counter<'job' | 'source'>;
  /** All of it in Prometheus' text format, with the content type of that text. */
  read(): Promise<{ contentType: string; text: string }>;
}

/** Makes one process's metrics, with those of Node itself. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'patchbay_' });

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `patchbay_${name}`, help, labelNames, registers });
  const seconds = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({ name: `patchbay_${name}`, help, labelNames, registers, buckets: [...secondsBuckets] });

  return {
    hooksReceived: counter('hooks_received_total', 'Webhooks by what became of them', [
      'connector',
      'outcome',
    ]),
    messagesIngested: counter('messages_ingested_total', 'New messages stored', ['connector', 'role']),
    caughtUp: counter('messages_caught_up_total', 'New messages found in the history of a platform', [
      'connector',
    ]),
    replyCopies: counter('reply_duplicates_total', 'Replies that a platform holds twice', ['connector']),
    turns: counter('turns_total', 'Turns decided', ['decision', 'reason']),
    deliveries: counter('deliveries_total', 'Deliveries by the state they entered', ['state']),
    modelCalls: counter('model_calls_total', 'Calls to a language or embedding model', ['outcome']),
    stageSeconds: seconds('stage_duration_seconds', 'Time spent in a stage of the pipeline', ['stage']),
    httpSeconds: seconds('http_request_duration_seconds', 'Time to answer', ['route', 'method', 'status']),
    wakeUps: counter('wake_ups_total', 'Work found', ['job', 'source']),
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** From a webhook's acknowledgement, a few milliseconds, to a slow model. */
const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;
