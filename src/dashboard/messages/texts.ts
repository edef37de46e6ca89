/**
 * The texts of the dashboard, those of each area by themselves, so that a page loads no others. Another language is another
 * file that exports the same, chosen here.
 */
export * as texts from './en.js';
