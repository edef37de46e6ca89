import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Lead, LeadPage } from '../../contract/leads.js';
import { leadPagesKey } from './lead-calls.js';

/** A lead as some list shows it. */
export function findShown(client: QueryClient, id: string): Lead | undefined {
  for (const [, known] of client.getQueriesData<InfiniteData<LeadPage>>({
    queryKey: leadPagesKey,
    type: 'active',
  })) {
    for (const { items } of known?.pages ?? []) {
      const lead = items.find((item) => item.id === id);
      if (lead) return lead;
    }
  }
  return undefined;
}
