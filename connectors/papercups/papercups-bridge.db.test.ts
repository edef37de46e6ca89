import { describeConnectorAtWork } from '../../src/test/connector-suite/describe-at-work.js';
import { startBench } from './bench.testing.js';
import { papercups } from './index.js';

describeConnectorAtWork(papercups, { startBench });
