import type { Metrics } from '../platform/metrics.js';
import { type Write, WriteFailure } from './write.js';

/** Counts each call by how it ended: `answered`, or the kind of its failure. */
export const countCalls =
  (write: Write, { metrics }: { metrics: Pick<Metrics, 'modelCalls'> }): Write =>
  async (request) => {
    try {
      const written = await write(request);
      metrics.modelCalls.inc({ outcome: 'answered' });
      return written;
    } catch (error) {
      metrics.modelCalls.inc({ outcome: error instanceof WriteFailure ? error.kind : 'failed' });
      throw error;
    }
  };
