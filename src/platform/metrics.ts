import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

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
  /** From a visitor's message to the decision about it, whatever that was. */
  decisionSeconds: Histogram<'decision'>;
  leads: Counter;
  httpSeconds: Histogram<'route' | 'method' | 'status'>;
  /** `source` is `queue` for a hint, `sweep` for what no hint had announced. */
  wakeUps: Counter<'job' | 'source'>;
  /** All of it in Prometheus' text format, with the content type of that text. */
  read(): Promise<{ contentType: string; text: string }>;
}

/** How much one pool of database connections is used. */
export interface PoolUse {
  used: number;
  idle: number;
  waiting: number;
}

/** What waits in the database, of all tenants together. */
export interface Backlog {
  /** Pieces of work that are due, and for how long the oldest has been, in seconds. */
  due: Readonly<Record<string, { count: number; oldestSeconds: number }>>;
  parkedDeliveries: number;
  connections: Readonly<Record<string, number>>;
}

/** What is asked for only when somebody reads the figures. */
export interface Watched {
  pools: () => Readonly<Record<string, PoolUse>>;
  /** Nothing while the database is away: then there are no such figures. */
  backlog: () => Promise<Backlog | undefined>;
}

/** Makes one process's metrics, with those of Node itself. */
export function createMetrics(watched?: Watched): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'patchbay_' });
  const bringUpToDate = watched && watch(registry, watched);

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
    modelCalls: counter('model_calls_total', 'Calls to a language model', ['outcome']),
    stageSeconds: seconds('stage_duration_seconds', 'Time spent in a stage of the pipeline', ['stage']),
    decisionSeconds: seconds(
      'decision_duration_seconds',
      'From a visitor’s message to the decision about it',
      ['decision'],
    ),
    leads: counter('leads_captured_total', 'Turns in which contact data was captured', []),
    httpSeconds: seconds('http_request_duration_seconds', 'Time to answer', ['route', 'method', 'status']),
    wakeUps: counter('wake_ups_total', 'Work found', ['job', 'source']),
    read: async () => {
      await bringUpToDate?.();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** From a webhook's acknowledgement, a few milliseconds, to a slow model. */
const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** Figures that are read from elsewhere. What is returned brings them up to date, which has to happen before they are told. */
function watch(registry: Registry, { pools, backlog }: Watched): () => Promise<void> {
  const tellBacklog = watchBacklog(registry);
  const tellPools = watchPools(registry);
  return async () => {
    tellBacklog(await backlog());
    tellPools(pools());
  };
}

/** While the database does not tell there are no such figures, rather than old ones. */
function watchBacklog(registry: Registry): (found: Backlog | undefined) => void {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `patchbay_${name}`, help, labelNames, registers });
  const due = gauge('due_work', 'Pieces of work that are due', ['kind']);
  const oldest = gauge('oldest_due_seconds', 'For how long the oldest piece of work has been due', ['kind']);
  const parked = gauge('parked_deliveries', 'Deliveries that were given up and wait for a person', []);
  const connections = gauge('connections', 'Connections by their status', ['status']);
  const readable = gauge('backlog_readable', 'Whether the database told what waits: 1 or 0', []);
  return (found) => {
    for (const each of [due, oldest, parked, connections]) each.reset();
    readable.set(found ? 1 : 0);
    if (!found) return;
    for (const [kind, { count, oldestSeconds }] of Object.entries(found.due)) {
      due.set({ kind }, count);
      oldest.set({ kind }, oldestSeconds);
    }
    parked.set(found.parkedDeliveries);
    for (const [status, count] of Object.entries(found.connections)) connections.set({ status }, count);
  };
}

function watchPools(registry: Registry): (pools: Readonly<Record<string, PoolUse>>) => void {
  const gauge = new Gauge({
    name: 'patchbay_pool_connections',
    help: 'Database connections of a pool, and callers that wait for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
  });
  return (pools) => {
    gauge.reset();
    for (const [pool, use] of Object.entries(pools))
      for (const state of ['used', 'idle', 'waiting'] as const) gauge.set({ pool, state }, use[state]);
  };
}
