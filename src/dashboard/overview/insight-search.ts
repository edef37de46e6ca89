import { z } from 'zod';
import { spansInDays } from '../../contract/insights.js';

/** Which figures the overview shows, as they stand in its address; anything else in it counts as absent. */
export const InsightSearch = z.object({
  days: z
    .union(spansInDays.map((days) => z.literal(days)))
    .optional()
    .catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  channel: z.string().max(100).optional().catch(undefined),
});
export type InsightSearch = z.infer<typeof InsightSearch>;

/** The span that the page starts with. */
export const firstSpan = 28;

/** Where to find what a figure counts. */
export interface Behind {
  since: string;
  until: string;
  connection?: string | undefined;
  channel?: string | undefined;
}
