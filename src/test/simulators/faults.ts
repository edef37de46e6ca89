/**
 * The fault engine that every simulator uses: what happens to the next call of a named route, decided by a queue of
 * scripted outcomes first and by chances of a seeded random generator after that. The same seed gives the same faults.
 */
import { isDeepStrictEqual } from 'node:util';

/** What a faulty server does with one request. Route handlers run their work through `playOutcome`. */
export type Outcome =
  | { kind: 'ok' }
  /** Refuses without doing the work. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  /** Does the work and then answers with this status all the same. */
  | { kind: 'store-then-status'; status: number; headers?: Record<string, string>; body?: unknown }
  /** Does the work and never answers. */
  | { kind: 'store-then-hang' }
  /** Does the work and cuts the connection. */
  | { kind: 'store-then-reset' }
  /** Does the work `delayMs` after the request; answers then, or with `status` at once where one is given. */
  | { kind: 'late-store'; delayMs: number; status?: number }
  /** Never does the work and never answers. */
  | { kind: 'hang' }
  /** Cuts the connection without doing the work. */
  | { kind: 'reset' }
  /** Does the work at once and answers `delayMs` later. */
  | { kind: 'delay'; delayMs: number };

/** One answer of a simulated server; `body` is JSON unless it is a string. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** The route name that stands for all routes. */
export const anyRoute = '*';

/** A script of outcomes per route. `O` is `Outcome` for calls; deliveries bring their own kinds. */
export interface FaultScript<O> {
  /** What happens to this call: the queue first, then a rule counted in calls, then the first chance that hits. */
  next(route: string): O;
  /** The next calls of the route meet these outcomes, one each; an `ok` in the queue lets one call pass. */
  queue(route: string, ...outcomes: O[]): void;
  /** Each call meets the outcome with this probability (0 to 1). The same outcome set again replaces its old chance; 0 ends it. */
  chance(route: string, probability: number, outcome: O): void;
  /** The next `calls` calls pass; all later ones meet the outcome until cleared (a key that is withdrawn, for instance). */
  after(route: string, calls: number, outcome: O): void;
  /** Forgets the rules of one route, or all of them. */
  clear(route?: string): void;
  /** A number from 0 up to 1 from the seeded generator. */
  random(): number;
  /** The rules in force, for a page to show. */
  rules(): FaultRules<O>;
}

export interface FaultRules<O> {
  queued: { route: string; outcomes: O[] }[];
  chances: { route: string; probability: number; outcome: O }[];
  after: { route: string; callsLeft: number; outcome: O }[];
}

export type Faults = FaultScript<Outcome>;

/** A generator of numbers from 0 up to 1 that repeats itself for the same seed (a counter run through a 32-bit mixer). */
export function seededRandom(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** A shuffled copy; the order depends only on the generator. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The fault script of an API: all calls are `ok` until told otherwise. */
export function createFaults(seed: number): Faults {
  return createFaultScript<Outcome>(seed, { kind: 'ok' });
}

/** A fault script for outcomes of another kind, such as what becomes of a webhook delivery. `pass` is the undisturbed one. */
export function createFaultScript<O extends { kind: string }>(seed: number, pass: O): FaultScript<O> {
  const random = seededRandom(seed);
  const queues = new Map<string, O[]>();
  let chances: FaultRules<O>['chances'] = [];
  let counted: FaultRules<O>['after'] = [];

  const fromQueue = (route: string) => queues.get(route)?.shift() ?? queues.get(anyRoute)?.shift();
  const applies = (rule: { route: string }, route: string) => rule.route === route || rule.route === anyRoute;
  const fromCount = (route: string) => {
    let hit: O | undefined;
    for (const rule of counted.filter((one) => applies(one, route))) {
      if (rule.callsLeft > 0) rule.callsLeft -= 1;
      else hit ??= rule.outcome;
    }
    return hit;
  };
  const fromChance = (route: string) =>
    chances.find((rule) => applies(rule, route) && random() < rule.probability)?.outcome;

  return {
    random,
    next: (route) => fromQueue(route) ?? fromCount(route) ?? fromChance(route) ?? pass,
    queue(route, ...outcomes) {
      queues.set(route, [...(queues.get(route) ?? []), ...outcomes]);
    },
    chance(route, probability, outcome) {
      chances = chances.filter((rule) => rule.route !== route || !isDeepStrictEqual(rule.outcome, outcome));
      if (probability > 0) chances.push({ route, probability, outcome });
    },
    after(route, calls, outcome) {
      counted = counted.filter((rule) => rule.route !== route);
      counted.push({ route, callsLeft: calls, outcome });
    },
    clear(route) {
      if (route === undefined) queues.clear();
      else queues.delete(route);
      chances = chances.filter((rule) => route !== undefined && rule.route !== route);
      counted = counted.filter((rule) => route !== undefined && rule.route !== route);
    },
    rules: () => ({
      queued: [...queues]
        .filter(([, left]) => left.length > 0)
        .map(([route, outcomes]) => ({ route, outcomes: [...outcomes] })),
      chances: chances.map((rule) => ({ ...rule })),
      after: counted.map((rule) => ({ ...rule })),
    }),
  };
}

/** What `playOutcome` needs of one connection; each simulator gives its own. */
export interface Wire {
  /** Writes the answer. */
  send(reply: Reply): void;
  /** Keeps the connection open and silent. */
  hang(): void;
  /** Cuts the connection without an answer. */
  reset(): void;
  /** Resolves after `ms`, or never once the simulator has been stopped. */
  wait(ms: number): Promise<void>;
}

/** Runs the work of one request the way the outcome says. `work` does what the route does and returns its true answer. */
export async function playOutcome(outcome: Outcome, work: () => Promise<Reply>, wire: Wire): Promise<void> {
  switch (outcome.kind) {
    case 'status':
      wire.send(outcome);
      return;
    case 'hang':
      wire.hang();
      return;
    case 'reset':
      wire.reset();
      return;
    case 'late-store':
      if (outcome.status !== undefined) wire.send({ status: outcome.status });
      await wire.wait(outcome.delayMs);
  }
  const reply = await work();
  if (outcome.kind === 'delay') await wire.wait(outcome.delayMs);
  answerAfterWork(outcome, reply, wire);
}

function answerAfterWork(outcome: Outcome, reply: Reply, wire: Wire): void {
  if (outcome.kind === 'store-then-status') wire.send(outcome);
  else if (outcome.kind === 'store-then-hang') wire.hang();
  else if (outcome.kind === 'store-then-reset') wire.reset();
  else if (outcome.kind !== 'late-store' || outcome.status === undefined) wire.send(reply);
}
