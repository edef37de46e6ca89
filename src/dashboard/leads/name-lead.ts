import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';

/** The best name we have for a lead. */
export const nameLead = ({ name, email, phone }: Pick<Lead, 'name' | 'email' | 'phone'>): string =>
  name ?? email ?? phone ?? texts.leads.unnamed;
