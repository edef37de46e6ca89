import type { SendFailure } from '../../kit/testing/index.js';
import type { Outcome } from '../simulators/faults.js';

/** How a simulator plays the failure that a bench is asked for. */
export function outcomeOf(failure: SendFailure): Outcome {
  if (failure === 'silence') return { kind: 'hang' };
  if (failure === 'garbage') return { kind: 'status', status: 200, body: '<html>Welcome</html>' };
  return { kind: 'status', status: failure };
}
