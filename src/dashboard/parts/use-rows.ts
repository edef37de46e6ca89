import { type Virtualizer, useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** A list of pages of which the next can be read. */
export interface Growing {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

interface RowsOptions {
  count: number;
  /** About how high a row is; each is measured once it is there. */
  estimatePx: number;
  /** The list itself. */
  list: RefObject<HTMLElement | null>;
  pages: Growing;
}

/** Which rows of a long list are in the page, and how much room those take that are not. */
export interface Rows {
  indexes: readonly number[];
  beforePx: number;
  afterPx: number;
  measure: (row: HTMLElement | null) => void;
  show: (index: number) => void;
}

const beyond = 8;
/** The next page is asked for before its rows are seen. */
const readAhead = 15;

/** For a list that scrolls in a box of its own. */
export function useRowsIn(
  scroller: RefObject<HTMLElement | null>,
  { count, estimatePx, pages }: Omit<RowsOptions, 'list'>,
): Rows {
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    ...{ count, overscan: beyond, estimateSize: () => estimatePx, getScrollElement: () => scroller.current },
    useFlushSync: false,
  });
  return useShown(virtual, { count, pages, marginPx: 0 });
}

/** For a list that scrolls with the page. */
export function useRowsOfPage({ count, estimatePx, list, pages }: RowsOptions): Rows {
  const [marginPx, setMarginPx] = useState(0);
  // What stands above may have changed with anything that was drawn.
  useLayoutEffect(() => {
    const element = list.current;
    if (element) setMarginPx(Math.round(element.getBoundingClientRect().top + window.scrollY));
  });
  const virtual = useWindowVirtualizer<HTMLElement>({
    ...{ count, overscan: beyond, estimateSize: () => estimatePx, scrollMargin: marginPx },
    useFlushSync: false,
  });
  return useShown(virtual, { count, pages, marginPx });
}

function useShown<Box extends Element | Window>(
  virtual: Virtualizer<Box, HTMLElement>,
  { count, pages, marginPx }: { count: number; pages: Growing; marginPx: number },
): Rows {
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1);
  const isNearEnd = last !== undefined && last.index >= count - readAhead;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage, count]);
  return {
    indexes: shown.map(({ index }) => index),
    beforePx: Math.max(0, (shown[0]?.start ?? marginPx) - marginPx),
    afterPx: Math.max(0, virtual.getTotalSize() - ((last?.end ?? marginPx) - marginPx)),
    measure: virtual.measureElement,
    show: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
