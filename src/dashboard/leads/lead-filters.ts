import { z } from 'zod';
import { LeadStatus } from '../../contract/leads.js';
import { Assignee } from '../../contract/assignee.js';
import type { LeadViewFilters } from '../../contract/lead-views.js';
import type { QueryOf } from '../call.js';

/** What stands in the address of the page; anything else in it counts as absent. */
export const LeadFilters = z.object({
  layout: z.literal('board').optional().catch(undefined),
  status: LeadStatus.optional().catch(undefined),
  assignee: Assignee.optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  channel: z.string().max(100).optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type LeadFilters = z.infer<typeof LeadFilters>;

/** The filters as the server takes them, and keeps them under a name. */
export const viewFiltersOf = ({ connection, layout: _, ...same }: LeadFilters): LeadViewFilters => ({
  ...same,
  ...(connection === undefined ? {} : { connection_id: connection }),
});

export const leadQueryOf = (filters: LeadFilters): QueryOf<'/api/v1/leads'> => viewFiltersOf(filters);

/** The filters that a saved view stands for. */
export const filtersOfView = ({ connection_id, ...same }: LeadViewFilters): LeadFilters => ({
  ...same,
  ...(connection_id === undefined ? {} : { connection: connection_id }),
});
