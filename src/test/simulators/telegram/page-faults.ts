import { anyRoute, type Outcome } from '../faults.js';
import type { PageState } from '../page/shape.js';
import type { DeliveryOutcome, TelegramFaults } from './faults.js';
import { methodNames } from './methods.js';
import { updateKinds } from './rows.js';

interface Choice<O> {
  id: string;
  label: string;
  outcome: O;
}

const tooMany: Outcome = { kind: 'status', status: 429, headers: { 'Retry-After': '3' } };

const callFaults: Choice<Outcome>[] = [
  { id: '429', label: '429, retry after 3 s', outcome: tooMany },
  { id: '401', label: '401, token revoked', outcome: { kind: 'status', status: 401 } },
  { id: '403', label: '403, blocked by the user', outcome: { kind: 'status', status: 403 } },
  { id: '500', label: '500, not stored', outcome: { kind: 'status', status: 500 } },
  { id: '502', label: '502, not stored', outcome: { kind: 'status', status: 502 } },
  { id: 'lie', label: '502, but stored', outcome: { kind: 'store-then-status', status: 502 } },
  { id: 'store-hang', label: 'silence after storing', outcome: { kind: 'store-then-hang' } },
  { id: 'store-reset', label: 'a cut after storing', outcome: { kind: 'store-then-reset' } },
  { id: 'late', label: 'a store 3 s late', outcome: { kind: 'late-store', delayMs: 3_000 } },
  { id: 'hang', label: 'silence, nothing stored', outcome: { kind: 'hang' } },
  { id: 'reset', label: 'a cut, nothing stored', outcome: { kind: 'reset' } },
  { id: 'slow', label: 'an answer 3 s late', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const deliveryFaults: Choice<DeliveryOutcome>[] = [
  { id: 'drop', label: 'loss', outcome: { kind: 'drop' } },
  { id: 'duplicate', label: 'a second copy', outcome: { kind: 'duplicate' } },
  { id: 'reorder', label: 'a later one first', outcome: { kind: 'reorder' } },
  { id: 'delay', label: 'a delay of 3 s', outcome: { kind: 'delay', delayMs: 3_000 } },
];

const offered = (choices: { id: string; label: string }[]) => choices.map(({ id, label }) => ({ id, label }));
const named = (route: string): string => (route === anyRoute ? 'all:' : `${route}:`);

export function faultsView(faults: TelegramFaults): PageState['faults'] {
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
    routes: [anyRoute, ...methodNames],
    callFaults: offered(callFaults),
    events: [anyRoute, ...updateKinds],
    deliveryFaults: offered(deliveryFaults),
    listLagMs: 0,
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
