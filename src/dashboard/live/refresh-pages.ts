import type { InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { PageOf } from '../parts/use-pages.js';
import { mergePages } from './merge-pages.js';

interface Refreshing<Item> {
  client: QueryClient;
  /** Under which all lists of a kind are kept. */
  key: QueryKey;
  /** The first page of the list with this key, as it is now. */
  read: (key: QueryKey) => Promise<PageOf<Item>>;
  /** Which items of a list are gone unless the first page still has them. */
  isOver: (item: Item, fresh: PageOf<Item>) => boolean;
  /** Whether more changed than one page can tell. */
  isTooMuch: (fresh: PageOf<Item>) => boolean;
}

/**
 * Brings lists up to date without reading again what somebody scrolled far down. Answers whether that was possible for all: a
 * list that is just being read would undo it, and what was changed on the page while its news were read would be undone by
 * them, so that such a list has to be asked again. A change is known by having the lists' key.
 */
export async function refreshPages<Item extends { id: string }>(wanted: Refreshing<Item>): Promise<boolean> {
  const queries = wanted.client.getQueryCache().findAll({ queryKey: wanted.key });
  const done = await Promise.all(queries.map((query) => refreshOne(query, wanted)));
  return done.every(Boolean);
}

async function refreshOne<Item extends { id: string }>(
  query: Query,
  { client, key, read, isOver, isTooMuch }: Refreshing<Item>,
): Promise<boolean> {
  const { queryKey } = query;
  const exactly = { queryKey, exact: true };
  if (!query.isActive()) {
    await client.invalidateQueries({ ...exactly, refetchType: 'none' });
    return true;
  }
  const isBusy = () => query.state.fetchStatus === 'fetching' || client.isMutating({ mutationKey: key }) > 0;
  if (isBusy()) return false;
  const { dataUpdateCount } = query.state;
  const fresh = await read(queryKey);
  if (isBusy() || query.state.dataUpdateCount !== dataUpdateCount) return false;
  if (isTooMuch(fresh)) void client.invalidateQueries(exactly);
  else
    client.setQueryData<InfiniteData<PageOf<Item>, string>>(
      queryKey,
      (known) => known && mergePages(known, { fresh, isOver: (item) => isOver(item, fresh) }),
    );
  return true;
}
