import { anyRoute, type Outcome } from '../faults.js';
import type { PageState } from '../page/shape.js';
import type { ChatwootFaults, DeliveryOutcome } from './faults.js';
import type { Knobs } from './knobs.js';
import { routeNames } from './serve-api.js';

interface Choice<O> {
  id: string;
  label: string;
  outcome: O;
}

const callFaults: Choice<Outcome>[] = [
  { id: '429', label: '429', outcome: { kind: 'status', status: 429 } },
  { id: '401', label: '401', outcome: { kind: 'status', status: 401 } },
  { id: '404', label: '404', outcome: { kind: 'status', status: 404 } },
  { id: '422', label: '422', outcome: { kind: 'status', status: 422 } },
  { id: '500', label: '500, not stored', outcome: { kind: 'status', status: 500 } },
  { id: 'lie', label: '500, but stored', outcome: { kind: 'store-then-status', status: 500 } },
  { id: 'store-hang', label: 'silence after storing', outcome: { kind: 'store-then-hang' } },
  { id: 'store-reset', label: 'a cut after storing', outcome: { kind: 'store-then-reset' } },
  { id: 'late', label: 'a store 3 s late', outcome: { kind: 'late-store', delayMs: 3_000 } },
  { id: 'hang', label: 'silence, nothing stored', outcome: { kind: 'hang' } },
  { id: 'reset', label: 'a cut, nothing stored', outcome: { kind: 'reset' } },
  { id: 'slow', label: 'an answer 3 s late', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const deliveryFaults: Choice<DeliveryOutcome>[] = [
  { id: 'drop', label: 'loss', outcome: { kind: 'drop' } },
  { id: 'fail', label: 'a failure', outcome: { kind: 'fail' } },
  { id: 'lose-answer', label: 'the loss of its answer', outcome: { kind: 'lose-answer' } },
  { id: 'duplicate', label: 'a second copy', outcome: { kind: 'duplicate' } },
  { id: 'reorder', label: 'a later one first', outcome: { kind: 'reorder' } },
  { id: 'delay', label: 'a delay of 3 s', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const events = [
  anyRoute,
  'message_created',
  'message_updated',
  'conversation_created',
  'conversation_status_changed',
  'conversation_updated',
];

const offered = (choices: { id: string; label: string }[]) => choices.map(({ id, label }) => ({ id, label }));
const named = (route: string): string => (route === anyRoute ? 'all:' : `${route}:`);

/** What the page shows of the faults; its lag is that of message lists. */
export function faultsView(faults: ChatwootFaults, { listLagMs }: Knobs): PageState['faults'] {
  const rules = [faults.calls.rules(), faults.deliveries.rules()].flatMap(({ queued, chances, after }) => [
    ...chances.map(
      ({ route, probability, outcome }) =>
        `${named(route)} ${JSON.stringify(outcome)} in ${Math.round(probability * 100)} %`,
    ),
    ...queued.map(({ route, outcomes }) => `${named(route)} ${outcomes.length} scripted`),
    ...after.map(
      ({ route, outcome, callsLeft }) =>
        `${named(route)} ${JSON.stringify(outcome)} after ${callsLeft} more calls`,
    ),
  ]);
  return {
    routes: [anyRoute, ...routeNames],
    callFaults: offered(callFaults),
    events,
    deliveryFaults: offered(deliveryFaults),
    listLagMs,
    rules,
  };
}

function chosenFrom<O>(choices: Choice<O>[], id: string): O {
  const choice = choices.find((one) => one.id === id);
  if (choice === undefined) throw new Error(`no fault ${id}`);
  return choice.outcome;
}

export const callFault = (id: string): Outcome => chosenFrom(callFaults, id);
export const deliveryFault = (id: string): DeliveryOutcome => chosenFrom(deliveryFaults, id);
