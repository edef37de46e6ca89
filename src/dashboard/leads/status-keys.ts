import { leadStatuses, type LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';

/** The key that sets a status on the row that has the focus. */
export const statusKey = (status: LeadStatus): string => texts.leads.keys[status];

/** The status that a key stands for. */
export const statusOfKey = (key: string): LeadStatus | undefined =>
  leadStatuses.find((status) => statusKey(status) === key.toLowerCase());
