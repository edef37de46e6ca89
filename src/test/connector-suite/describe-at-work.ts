import type { AnyConnector } from '../../kit/index.js';
import type { Bench } from '../../kit/testing/index.js';
import { checksAtWork } from './checks-at-work.js';

/**
 * The second half of the conformance suite: the connector in the running product, with a real database and a simulator of its
 * platform. Call it in `<name>-bridge.db.test.ts`, once per way to connect.
 */
export function describeConnectorAtWork(
  connector: AnyConnector,
  { variant, startBench }: { variant?: string; startBench: () => Promise<Bench> },
): void {
  const suffix = variant === undefined ? '' : `, ${variant}`;
  describe(`connector ${connector.manifest.id} in the running product${suffix}`, () => {
    for (const { title, run } of checksAtWork(connector, startBench)) it(title, run);
  });
}
