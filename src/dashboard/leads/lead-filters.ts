import { z } from 'zod';
import { LeadStatus } from '../../contract/leads.js';
import type { Wanted } from '../call.js';

/** What stands in the address of the page; anything else in it counts as absent. */
export const LeadFilters = z.object({
  status: LeadStatus.optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  channel: z.string().max(100).optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type LeadFilters = z.infer<typeof LeadFilters>;

/** The filters as the server takes them. */
export const leadQueryOf = ({ connection, ...same }: LeadFilters): Wanted['query'] => ({
  ...same,
  connection_id: connection,
});
