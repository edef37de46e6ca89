import assert from 'node:assert/strict';
import { tellHours } from './tell-hours.js';

const day = [{ from: '09:00', to: '17:00' }];
const split = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '24:00' },
];
const closed = {
  ...{ monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
};

describe('tellHours', () => {
  it('tells days in a row with the same hours together, and leaves out closed ones', () => {
    const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
    assert.equal(tellHours({ ...closed, ...week }), 'Mon–Fri 09:00–17:00');
    assert.equal(
      tellHours({ ...closed, monday: day, tuesday: day, thursday: day, friday: split, sunday: day }),
      'Mon–Tue 09:00–17:00 · Thu 09:00–17:00 · Fri 08:00–12:00, 13:00–24:00 · Sun 09:00–17:00',
    );
  });

  it('has words for a business that is always or never there', () => {
    assert.equal(tellHours(null), 'At any time');
    assert.equal(tellHours(closed), 'Never');
  });
});
