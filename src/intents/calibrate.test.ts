import assert from 'node:assert/strict';
import { confidenceOf, fitCalibration, type Trial } from './calibrate.js';

const trials = (count: number, trial: Trial): Trial[] => Array.from({ length: count }, () => trial);

describe('fitCalibration', () => {
  it('makes the confidence of a kind of message the share of it that was right', () => {
    const calibration = fitCalibration([
      ...trials(800, { evidence: 4, isRight: true, isOutside: false }),
      ...trials(200, { evidence: 4, isRight: false, isOutside: true }),
      ...trials(200, { evidence: -2, isRight: true, isOutside: false }),
      ...trials(800, { evidence: -2, isRight: false, isOutside: true }),
    ]);
    assert.ok(Math.abs(confidenceOf(4, calibration) - 0.8) < 0.01);
    assert.ok(Math.abs(confidenceOf(-2, calibration) - 0.2) < 0.01);
  });

  it('stays finite and rising when evidence tells right from wrong without exception', () => {
    const calibration = fitCalibration([
      ...trials(400, { evidence: 8, isRight: true, isOutside: false }),
      ...trials(100, { evidence: -8, isRight: false, isOutside: true }),
    ]);
    assert.ok(calibration.slope > 0 && calibration.slope < 10);
    assert.ok(confidenceOf(8, calibration) > 0.95 && confidenceOf(-8, calibration) < 0.05);
  });

  it('never takes more evidence for less confidence, whatever the trials say', () => {
    const calibration = fitCalibration([
      ...trials(100, { evidence: 5, isRight: false, isOutside: true }),
      ...trials(100, { evidence: -5, isRight: true, isOutside: false }),
    ]);
    assert.ok(confidenceOf(5, calibration) > confidenceOf(-5, calibration));
  });

  it('is not moved by how many messages outside there happen to be', () => {
    const inside = trials(100, { evidence: 3, isRight: true, isOutside: false });
    const outside = (count: number) => trials(count, { evidence: -1, isRight: false, isOutside: true });
    const few = confidenceOf(1, fitCalibration([...inside, ...outside(100)]));
    const many = confidenceOf(1, fitCalibration([...inside, ...outside(1000)]));
    assert.ok(Math.abs(few - many) < 0.1, `${few} ${many}`);
  });

  it('has no confidence at all without evidence', () => {
    assert.equal(confidenceOf(-Infinity, fitCalibration([])), 0);
  });
});
