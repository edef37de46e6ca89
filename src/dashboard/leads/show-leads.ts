import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Lead, LeadPage } from '../../contract/leads.js';
import { leadKey, leadPagesKey } from './lead-calls.js';
import { LeadFilters } from './lead-filters.js';

type Pages = InfiniteData<LeadPage, string>;

/**
 * Shows changed leads at once. In a table the row stays where it is until the list is read again, so that a wrong key can be
 * taken back where it was pressed; on the board the card moves to the column of its status.
 */
export function showLeads(client: QueryClient, leads: readonly Lead[]): void {
  const changed = new Map(leads.map((lead) => [lead.id, lead]));
  for (const [key, known] of client.getQueriesData<Pages>({ queryKey: leadPagesKey })) {
    if (known === undefined) continue;
    const { layout, status } = LeadFilters.parse(key[2]);
    client.setQueryData<Pages>(
      key,
      layout === 'board' ? moved(known, changed, status) : replaced(known, changed),
    );
  }
}

type Changed = ReadonlyMap<string, Lead>;

const replaced = (known: Pages, changed: Changed): Pages => ({
  ...known,
  pages: known.pages.map((page) =>
    page.items.some(({ id }) => changed.has(id))
      ? { ...page, items: page.items.map((item) => changed.get(item.id) ?? item) }
      : page,
  ),
});

/** What leaves the column goes, what stays in it is replaced, and what comes to it stands on top, where it can be seen. */
function moved(known: Pages, changed: Changed, status: Lead['status'] | undefined): Pages {
  const stays = ({ id }: Lead) => (changed.get(id)?.status ?? status) === status;
  const kept = replaced(
    { ...known, pages: known.pages.map((page) => withItems(page, page.items.filter(stays))) },
    changed,
  );
  const there = new Set(kept.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const coming = [...changed.values()].filter((lead) => lead.status === status && !there.has(lead.id));
  const [first, ...others] = kept.pages;
  return first === undefined
    ? kept
    : { ...kept, pages: [withItems(first, [...coming, ...first.items]), ...others] };
}

const withItems = (page: LeadPage, items: Lead[]): LeadPage => ({ ...page, items });

/** Reads the details again, where they are known; their tag has changed. */
export const forgetDetails = (client: QueryClient, leads: readonly Lead[]): void => {
  for (const { id } of leads) void client.invalidateQueries({ queryKey: leadKey(id) });
};
