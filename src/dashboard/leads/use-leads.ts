import { usePages } from '../parts/use-pages.js';
import { leadPagesKey, listLeads } from './lead-calls.js';
import { type LeadFilters, leadQueryOf } from './lead-filters.js';

const pageSize = 50;

/** The leads that fit, the newest first. */
export const useLeads = (filters: LeadFilters) =>
  usePages({
    queryKey: [...leadPagesKey, filters],
    read: (cursor, signal) => listLeads({ ...leadQueryOf(filters), cursor, limit: pageSize }, signal),
  });
