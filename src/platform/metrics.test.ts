import assert from 'node:assert/strict';
import { createMetrics } from './metrics.js';

describe('metrics', () => {
  it('are readable by Prometheus, all under our own name, with what was counted', async () => {
    const metrics = createMetrics();
    metrics.hooksReceived.inc({ connector: 'crisp', outcome: 'accepted' });
    metrics.deliveries.inc({ state: 'sent' }, 2);
    metrics.stageSeconds.observe({ stage: 'retrieve' }, 0.02);
    metrics.httpSeconds.observe({ route: '/hooks/:connector/:token', method: 'POST', status: '200' }, 0.003);

    const { contentType, text } = await metrics.read();
    assert.match(contentType, /^text\/plain; version=0\.0\.4/);
    assert.match(text, /^patchbay_hooks_received_total\{connector="crisp",outcome="accepted"\} 1$/m);
    assert.match(text, /^patchbay_deliveries_total\{state="sent"\} 2$/m);
    assert.match(text, /^patchbay_stage_duration_seconds_bucket\{le="0\.025",stage="retrieve"\} 1$/m);
    assert.match(text, /^patchbay_process_cpu_seconds_total /m);
    const strangers = text.split('\n').filter((line) => line !== '' && !/^(?:# \w+ )?patchbay_/.test(line));
    assert.deepEqual(strangers, []);
  });

  it('of two processes in one test do not mix', async () => {
    const [one, two] = [createMetrics(), createMetrics()];
    one.turns.inc({ decision: 'reply', reason: 'grounded' });
    assert.doesNotMatch((await two.read()).text, /decision="reply"/);
  });
});
