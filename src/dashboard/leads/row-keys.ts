import type { KeyboardEvent } from 'react';
import type { Lead } from '../../contract/leads.js';
import type { LeadActs } from './lead-acts.js';
import { statusOfKey } from './status-keys.js';

export interface Keyed {
  lead: Lead;
  isChosen: boolean;
  acts: LeadActs;
  /** Whether single keys change anything. */
  canWrite: boolean;
}

/**
 * Keys on a row: arrows go on, with Shift they choose on the way; X chooses, Escape chooses none, Enter opens, A takes on, and
 * the first letter of a status says it. Keys that were pressed in a control of the row belong to that control.
 */
export function actOnKey(event: KeyboardEvent<HTMLElement>, keyed: Keyed): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  if (move(event, keyed) || open(event, keyed) || (keyed.canWrite && change(event, keyed)))
    event.preventDefault();
}

function move({ key, shiftKey, currentTarget: row }: KeyboardEvent<HTMLElement>, keyed: Keyed): boolean {
  const neighbour = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[key];
  if (!(neighbour instanceof HTMLElement) || neighbour.dataset['index'] === undefined) return false;
  if (shiftKey && keyed.canWrite) keyed.acts.choose(keyed.lead, true);
  neighbour.focus();
  return true;
}

function open({ key }: KeyboardEvent, { lead, acts }: Keyed): boolean {
  if (key !== 'Enter') return false;
  acts.open(lead);
  return true;
}

function change({ key }: KeyboardEvent, { lead, isChosen, acts }: Keyed): boolean {
  const status = statusOfKey(key);
  if (status) acts.change(lead, { status }, 'andChosen');
  else if (key.toLowerCase() === 'x' || key === ' ') acts.choose(lead, !isChosen);
  else if (key === 'Escape') acts.clear();
  else if (key.toLowerCase() === 'a' && acts.takeOn) acts.takeOn(lead);
  else return false;
  return true;
}
