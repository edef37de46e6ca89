import { en } from './en.js';

/** What a translation has to give. */
export type Texts = typeof en;

/** The texts of the dashboard. Another language is another value of the same type, chosen here. */
export const texts: Texts = en;
