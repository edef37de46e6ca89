import { z } from 'zod';

export const tabNames = ['businesses', 'undelivered', 'connectors', 'system', 'mails'] as const;
export type TabName = (typeof tabNames)[number];

/** What stands in the address of the page; anything else in it counts as absent. */
export const PlatformSearch = z.object({
  tab: z.enum(tabNames).optional().catch(undefined),
  /** Which business and which cause, of what was not delivered. */
  business: z.uuid().optional().catch(undefined),
  cause: z.string().min(1).max(60).optional().catch(undefined),
});
export type PlatformSearch = z.infer<typeof PlatformSearch>;
