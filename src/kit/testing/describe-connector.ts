import type { AnyConnector } from '../index.js';
import { connectorChecks } from './connector-checks.js';
import type { Specimen } from './specimen.js';

/**
 * The conformance suite in a mocha test: what every connector promises to the host, one named test a promise. Call it at the
 * top of `<name>.test.ts`, once per way to connect; beside it belongs what is peculiar to the platform.
 */
export function describeConnector(connector: AnyConnector, specimen: Specimen): void {
  const { variant } = specimen;
  describe(`connector ${connector.manifest.id}${variant === undefined ? '' : `, ${variant}`}`, () => {
    const { checks, stop } = connectorChecks(connector, specimen);
    for (const { title, run } of checks) it(title, run);
    after(stop);
  });
}
