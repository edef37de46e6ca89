import assert from 'node:assert/strict';
import { Domain } from '../contract/domains.js';
import { exampleOf } from './testing/example-of.js';
import { setStage } from './testing/stage.js';
import { signIn } from './testing/visit.js';

describe('what the dashboard tells unasked', function () {
  this.timeout(120_000);
  const stage = setStage();

  it('says from four fifths on how much of the knowledge is used, and what to do', async () => {
    const { bakery, page } = stage;
    const fill = (count: number) => {
      while (bakery.sources.length < count)
        bakery.sources.push({
          ...bakery.sources[0]!,
          id: `0197b5a0-7c1e-7a52-9c6f-${String(bakery.sources.length).padStart(12, '0')}`,
        });
    };
    await signIn(page, 'ada@example.com', '/knowledge');
    await page.getByRole('list', { name: 'Knowledge entries' }).waitFor();
    assert.equal(await page.getByText('Your knowledge is').count(), 0);
    fill(17);
    await page.reload();
    await stage.shows('Your knowledge is nearly full');
    await stage.shows('17 of 20 entries are used.');
    fill(20);
    await page.reload();
    await stage.shows('Your knowledge is full');
    await stage.shows('Delete what is no longer needed, or ask whoever runs this installation for more.');
  });

  it('says since when the record of a domain is missing, what follows, and how it is put right', async () => {
    const { bakery, page } = stage;
    const missing = {
      ...{ ...exampleOf(Domain), proven_at: '2026-05-01T09:30:00.000Z', problem: null },
      missing_since: '2026-05-04T09:30:00.000Z',
    };
    bakery.domains.push(missing);
    await signIn(page, 'ada@example.com', '/settings#sign-in');
    await page.getByText(/The record has not been found since .*May.* after three days/).waitFor();
    await stage.shows(missing.record_value);
    Object.assign(missing, { proven_at: null, problem: 'no-record' });
    await page.reload();
    await page.getByText(/has been missing since .*May.* so the domain no longer counts/).waitFor();
    await stage.button('Verify example.com').click();
    await page.getByText('Verified', { exact: true }).waitFor();
    await page.getByText(/has been missing since/).waitFor({ state: 'detached' });
  });
});
