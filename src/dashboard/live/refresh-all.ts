export { refreshLists } from '../conversations/refresh-lists.js';
export { refreshLeads } from '../leads/refresh-leads.js';
