import { describeConnectorAtWork } from '../../src/test/connector-suite/describe-at-work.js';
import { startBench } from './bench.testing.js';
import { chatwoot } from './index.js';

describeConnectorAtWork(chatwoot, { variant: 'a server that signs', startBench: () => startBench() });
describeConnectorAtWork(chatwoot, {
  ...{ variant: 'an older server', startBench: () => startBench({ signatures: 'account' }) },
});
