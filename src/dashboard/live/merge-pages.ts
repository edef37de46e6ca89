import type { InfiniteData } from '@tanstack/react-query';
import { keepSame, type PageOf } from '../parts/use-pages.js';

type Pages<Item> = InfiniteData<PageOf<Item>, string>;

interface News<Item> {
  /** The first page as it is now. */
  fresh: PageOf<Item>;
  /** Whether an item of before is gone, or stands in `fresh` if anywhere. */
  isOver: (item: Item) => boolean;
}

/**
 * A list with its first page as it is now, and all that was read further down left as it is: what is not in the new first page
 * any more moved down and stays. Items that are the same stay the same objects.
 */
export function mergePages<Item extends { id: string }>(
  known: Pages<Item>,
  { fresh, isOver }: News<Item>,
): Pages<Item> {
  const [first, ...others] = known.pages;
  if (first === undefined) return known;
  const items = keepSame(
    known.pages.flatMap((page) => page.items),
    fresh.items,
  );
  const isNew = new Set(items.map(({ id }) => id));
  const stays = (item: Item) => !isNew.has(item.id) && !isOver(item);
  const top = { ...first, items: [...items, ...first.items.filter(stays)] };
  // Whoever has all that there is takes the end from the server; others go on where they had come to.
  const end = others.length === 0 && fresh.next_cursor === null ? { ...top, next_cursor: null } : top;
  return { ...known, pages: [end, ...others.map((page) => without(page, stays))] };
}

const without = <Item>(page: PageOf<Item>, stays: (item: Item) => boolean): PageOf<Item> =>
  page.items.every(stays) ? page : { ...page, items: page.items.filter(stays) };
