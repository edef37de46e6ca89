import assert from 'node:assert/strict';
import type { AnyConnector } from '../index.js';
import { contractProblem } from '../contract-problem.js';
import { type Check, collectChecks, type It } from './check.js';
import { describeCalls } from './describe-calls.js';
import { describeConfig } from './describe-config.js';
import { describeEvents } from './describe-events.js';
import { describeHooks } from './describe-hooks.js';
import { describeLocal } from './describe-local.js';
import { describeRefusals } from './describe-refusals.js';
import { describeShape } from './describe-shape.js';
import { describeSource } from './describe-source.js';
import { describeTraits } from './describe-traits.js';
import { doorTo, type PlatformDoor } from './platform.js';
import type { Specimen } from './specimen.js';

/** The conformance suite as a list, to be run one after the other; `stop` ends the simulator that they began. */
export interface ConnectorChecks {
  checks: readonly Check[];
  stop: () => Promise<void>;
}

/** What every connector promises to the host, each promise as one check. Only `traits` is called before a check runs. */
export function connectorChecks(connector: AnyConnector, specimen: Specimen): ConnectorChecks {
  const door = specimen.startBench && doorTo(connector, specimen.startBench);
  const checks = collectChecks((it) => describeAll(connector, { specimen, door }, it));
  return { checks, stop: async () => door?.stop() };
}

function describeAll(
  connector: AnyConnector,
  { specimen, door }: { specimen: Specimen; door: PlatformDoor | undefined },
  it: It,
): void {
  const problem = contractProblem(connector);
  it('speaks this contract, and has every member that the host calls', () =>
    assert.equal(problem, undefined, problem));
  // Of anything else nothing can be said.
  if (problem !== undefined) return;
  describeShape(connector, specimen, it);
  describeSource(connector, specimen, it);
  describeConfig(connector, specimen, it);

  const config = connector.config.safeParse(specimen.typed);
  const state = connector.state.safeParse(specimen.state);
  it('is tried with a config and a state that its own schemas take', () =>
    assert.ok(
      config.success && state.success,
      `The specimen’s typed or state does not fit: ${(config.error ?? state.error)?.message ?? ''}`,
    ));
  if (!config.success || !state.success) return;

  const thrown = thrownBy(() => [connector.traits(config.data), connector.traits(config.data, state.data)]);
  it('tells its traits, connected and while it connects', () =>
    assert.equal(
      thrown,
      undefined,
      `traits throws: while connecting there is no state yet, so tell them without. ${String(thrown)}`,
    ));
  if (thrown !== undefined) return;
  describeTold(connector, { specimen, door }, it);
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

function describeTold(
  connector: AnyConnector,
  { specimen, door }: { specimen: Specimen; door: PlatformDoor | undefined },
  it: It,
): void {
  if (connector.traits(connector.config.parse(specimen.typed)).transport === 'local') {
    describeLocal(connector, specimen, it);
    return;
  }
  describeTraits(connector, specimen, it);
  describeHooks(connector, specimen, it);
  describeEvents(connector, specimen, it);
  describeRefusals(connector, specimen, it);
  if (door) describeCalls(connector, { door, specimen }, it);
}
