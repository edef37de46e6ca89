import assert from 'node:assert/strict';
import { TenantConfig } from '../../contract/config.js';
import { exampleOf } from '../testing/example-of.js';
import { configFromValues, configValues, problemsOfWaits } from './config-values.js';

describe('the settings of a business as its form holds them', () => {
  const stored = { ...exampleOf(TenantConfig), settle_quiet_ms: 2_000, settle_max_ms: 6_500 };

  it('shows short waits in seconds and gives them back unchanged', () => {
    const shown = configValues(stored);
    assert.deepEqual([shown.settle_quiet_ms, shown.settle_max_ms], ['2', '6.5']);
    const { settle_quiet_ms, settle_max_ms } = configFromValues(shown);
    assert.deepEqual([settle_quiet_ms, settle_max_ms], [2_000, 6_500]);
    assert.equal(configFromValues({ ...shown, settle_quiet_ms: '1,5' }).settle_quiet_ms, 1_500);
  });

  it('tells of seconds where a wait is too long or no number', () => {
    const typed = { ...configValues(stored), settle_quiet_ms: '11', settle_max_ms: 'long' };
    assert.deepEqual(problemsOfWaits(configFromValues(typed)), {
      settle_quiet_ms: 'Enter a number from 0 to 10.',
      settle_max_ms: 'Enter a number.',
    });
  });
});
