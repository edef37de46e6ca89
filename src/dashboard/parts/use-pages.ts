import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

export interface PageOf<Item> {
  items: Item[];
  next_cursor: string | null;
}

interface PagesOptions<Item> {
  queryKey: QueryKey;
  read: (cursor: string, signal: AbortSignal) => Promise<PageOf<Item>>;
  /** Read again this often, where nobody tells of news. */
  refetchInterval?: number;
}

/** A list that is read page by page, as one list. What moved from one page to the next meanwhile stands in it once. */
export function usePages<Item extends { id: string }>({ queryKey, read, ...more }: PagesOptions<Item>) {
  return useInfiniteQuery({
    ...more,
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    select: inOneList<Item>,
    structuralSharing: keepKnown,
  });
}

/** Of this module and not made with each drawing: a long list is put together only when it has changed. */
const inOneList = <Item extends { id: string }>({ pages }: InfiniteData<PageOf<Item>>): Item[] => [
  ...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values(),
];

const isPaged = (data: unknown): data is InfiniteData<PageOf<{ id: string }>> =>
  typeof data === 'object' && data !== null && 'pages' in data;

/**
 * An item that was read again and is the same stays the same object, so that its row is not drawn again. By id, not by place:
 * one new item on top moves all others.
 */
export function keepKnown(before: unknown, after: unknown): unknown {
  if (!isPaged(before) || !isPaged(after)) return after;
  const pages = after.pages.map((page, at) => {
    const old = before.pages[at];
    if (old === undefined || old === page) return page;
    return { ...page, items: keepSame(old.items, page.items) };
  });
  return { ...after, pages };
}

/** The items as they are now, each the same object as before where nothing of it differs. */
export function keepSame<Item extends { id: string }>(before: readonly Item[], now: readonly Item[]): Item[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return now.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
}
