import { leadStatuses } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import type { ShownKey } from '../parts/shortcuts-dialog.js';
import { statusKey } from './status-keys.js';

const texted = texts.leads.shortcuts;

const statusKeys: readonly ShownKey[] = leadStatuses.map((status) => [
  statusKey(status).toUpperCase(),
  texted.setStatus(texts.leads.statuses[status]),
]);

const onOne: readonly ShownKey[] = [
  ['Enter', texted.open],
  ...statusKeys,
  ['A', texted.takeOn],
  ['U', texted.undo],
];

/** The keys that act on a row of the table. */
export const tableKeys: readonly ShownKey[] = [
  ['↑ ↓', texted.goOn],
  ['Shift ↑ ↓', texted.chooseOn],
  ['X', texted.choose],
  ['Esc', texted.chooseNone],
  ...onOne,
];

/** The keys that act on a card of the board. */
export const boardKeys: readonly ShownKey[] = [['↑ ↓', texted.goOn], ['← →', texted.move], ...onOne];
