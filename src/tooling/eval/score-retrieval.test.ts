import assert from 'node:assert/strict';
import { scoreRetrieval, type Outcome } from './score-retrieval.js';

const known = (ranked: string[], score: number): Outcome => ({
  gold: ['right'],
  answerable: true,
  ranked,
  score,
  ms: 1,
});
const unknown = (score: number): Outcome => ({ gold: [], answerable: false, ranked: ['x'], score, ms: 3 });

describe('scoreRetrieval', () => {
  it('counts where the right document stands', () => {
    const { recallAt1, recallAt5, meanReciprocalRank, msPerQuery } = scoreRetrieval([
      known(['right', 'x'], 0.9),
      known(['x', 'right'], 0.8),
      known(['1', '2', '3', '4', '5', 'right'], 0.7),
      known([], 0),
    ]);
    assert.deepEqual([recallAt1, recallAt5, msPerQuery], [25, 50, 1]);
    assert.equal(meanReciprocalRank, (100 * (1 + 1 / 2 + 1 / 6)) / 4);
  });

  it('tells how well the score parts what is answerable from what is not', () => {
    const { auroc, refused } = scoreRetrieval([
      ...Array.from({ length: 10 }, (_, at) => known(['right'], 0.5 + at / 20)),
      ...[0.1, 0.5, 0.52, 0.99].map(unknown),
    ]);
    assert.equal(auroc, (10 + 9.5 + 9 + 0) / 40);
    assert.equal(refused, 75);
  });
});
