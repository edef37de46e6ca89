import type { QueryClient } from '@tanstack/react-query';
import type { Lead, LeadPage } from '../../contract/leads.js';
import { refreshPages } from '../live/refresh-pages.js';
import { leadPagesKey, leadsKey, listLeads } from './lead-calls.js';
import { LeadFilters, leadQueryOf } from './lead-filters.js';

const most = 100;

/**
 * Brings the lists of leads up to date after these conversations changed. A lead that came is on top; one of theirs that is no
 * more where the first page reaches is in the list no longer. Further down, it is read when it is opened.
 */
export function refreshLeads(client: QueryClient, conversationIds: ReadonlySet<string>): Promise<boolean> {
  void client.invalidateQueries({
    queryKey: leadsKey,
    predicate: ({ queryKey }) => queryKey[1] !== leadPagesKey[1],
  });
  return refreshPages<Lead>({
    client,
    key: leadPagesKey,
    read: (key) => listLeads({ ...leadQueryOf(LeadFilters.parse(key[2])), limit: most }),
    isOver: (lead, fresh) => conversationIds.has(lead.conversation_id) && isReached(lead, fresh),
    isTooMuch: () => false,
  });
}

/** Leads stand in the order in which they came, so the page has all that came after its last. */
function isReached({ created_at }: Lead, { items, next_cursor }: LeadPage): boolean {
  const last = items.at(-1);
  return next_cursor === null || last === undefined || created_at >= last.created_at;
}
