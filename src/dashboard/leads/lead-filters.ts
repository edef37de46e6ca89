import { z } from 'zod';
import { LeadStatus } from '../../contract/leads.js';

/** What stands in the address of the page; anything else in it counts as absent. */
export const LeadFilters = z.object({
  status: LeadStatus.optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type LeadFilters = z.infer<typeof LeadFilters>;
