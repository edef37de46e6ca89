import { describeConnectorAtWork } from '../../src/test/connector-suite/describe-at-work.js';
import { startBench } from './bench.testing.js';
import { crispWith } from './index.js';

for (const kind of ['website', 'plugin'] as const)
  describeConnectorAtWork(crispWith({}), {
    variant: `token of a ${kind}`,
    startBench: () => startBench(kind),
  });
