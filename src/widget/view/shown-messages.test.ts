import assert from 'node:assert/strict';
import type { WidgetMessage } from '../../contract/widget.js';
import { initialState } from '../chat/state.js';
import { pickTexts } from '../texts/pick-texts.js';
import { shownMessages } from './shown-messages.js';

const config = {
  name: 'Shop',
  colour: '#2f6fed',
  greeting: 'Hello',
  consent_text: '',
  language: 'en',
  product: { name: 'Patchbay', url: null },
};
const now = new Date(2026, 4, 4, 12, 0);
const at = (hour: number, day = 4) => new Date(2026, 4, day, hour, 5).toISOString();
const message = (given: Partial<WidgetMessage>): WidgetMessage => ({
  ...{ id: 'm1', client_id: null, role: 'assistant', text: 'Yes.', sent_at: at(9), sources: [] },
  ...given,
});

describe('the shown messages', () => {
  const state = {
    ...initialState(config, true),
    messages: [
      message({ id: 'a', client_id: 'c1', role: 'visitor', sent_at: at(9, 3) }),
      message({ id: 'b' }),
      message({ id: 'c' }),
    ],
    pending: [{ clientId: 'c2', text: 'And now?', writtenAt: at(10), problem: null }],
  };
  const shown = shownMessages(state, pickTexts(['en', 'en-GB']), now);

  it('keep the key of what was written here when it turns out to be stored', () => {
    assert.deepEqual(
      shown.map(({ key }) => key),
      ['c1', 'b', 'c', 'c2'],
    );
  });

  it('say who wrote once for each group, and that an answer was automatic', () => {
    assert.deepEqual(
      shown.map(({ isFirstOfGroup }) => isFirstOfGroup),
      [true, true, false, true],
    );
    assert.equal(shown[1]?.who, 'Shop · Automatic answer');
  });

  it('have the time in the visitor’s way, with the date unless it is today’s', () => {
    assert.equal(shown[1]?.time, '9:05');
    assert.match(shown[0]?.time ?? '', /3 May 2026/);
  });
});
