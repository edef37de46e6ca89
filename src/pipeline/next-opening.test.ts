import assert from 'node:assert/strict';
import { presenceAt } from './next-opening.js';

const day = [{ from: '09:00', to: '17:00' }];
const opening_hours = {
  ...{ monday: day, tuesday: day, wednesday: day, thursday: day },
  friday: [
    { from: '13:00', to: '15:00' },
    { from: '09:00', to: '12:00' },
  ],
  ...{ saturday: [], sunday: [] },
};
const at = (time: string, time_zone = 'Europe/Oslo') =>
  presenceAt(new Date(time), { opening_hours, time_zone });
const opens = (inDays: number, weekday: string, from: string) => ({
  kind: 'closed',
  opening: { inDays, weekday, from },
});

describe('presenceAt', () => {
  it('reads the hours on the tenant’s clock, summer and winter', () => {
    assert.deepEqual(at('2024-05-14T07:00:00Z'), { kind: 'open' });
    assert.deepEqual(at('2024-05-14T06:59:59Z'), opens(0, 'tuesday', '09:00'));
    assert.deepEqual(at('2024-01-16T07:30:00Z'), opens(0, 'tuesday', '09:00'));
    assert.deepEqual(at('2024-05-14T06:59:59Z', 'Asia/Tokyo'), { kind: 'open' });
  });

  it('closes on the minute, and says that it opens tomorrow', () => {
    assert.deepEqual(at('2024-05-14T14:59:59Z'), { kind: 'open' });
    assert.deepEqual(at('2024-05-14T15:00:00Z'), opens(1, 'wednesday', '09:00'));
    assert.deepEqual(at('2024-05-14T22:30:00Z'), opens(0, 'wednesday', '09:00'));
  });

  it('knows a lunch break, whatever the order of the spans', () =>
    assert.deepEqual(at('2024-05-17T10:30:00Z'), opens(0, 'friday', '13:00')));

  it('looks over the weekend', () =>
    assert.deepEqual(at('2024-05-17T18:00:00Z'), opens(3, 'monday', '09:00')));

  it('finds the same weekday of the next week when it is the only one', () => {
    const none = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
    const once = presenceAt(new Date('2024-05-13T18:00:00Z'), {
      opening_hours: { monday: day, ...none },
      time_zone: 'UTC',
    });
    assert.deepEqual(once, opens(7, 'monday', '09:00'));
    const never = presenceAt(new Date('2024-05-13T18:00:00Z'), {
      opening_hours: { monday: [], ...none },
      time_zone: 'UTC',
    });
    assert.deepEqual(never, { kind: 'closed' });
  });

  it('takes a business without hours to be there', () =>
    assert.deepEqual(presenceAt(new Date(), { opening_hours: null, time_zone: 'UTC' }), { kind: 'open' }));
});
