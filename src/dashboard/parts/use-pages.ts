import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

export interface PageOf<Item> {
  items: Item[];
  next_cursor: string | null;
}

interface PagesOptions<Item> {
  queryKey: QueryKey;
  read: (cursor: string, signal: AbortSignal) => Promise<PageOf<Item>>;
}

/** A list that is read page by page, as one list. What moved from one page to the next meanwhile stands in it once. */
export function usePages<Item extends { id: string }>({ queryKey, read }: PagesOptions<Item>) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    select: ({ pages }) => [
      ...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values(),
    ],
  });
}
