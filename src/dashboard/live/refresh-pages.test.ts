import assert from 'node:assert/strict';
import { type InfiniteData, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import type { PageOf } from '../parts/use-pages.js';
import { refreshPages } from './refresh-pages.js';

interface Item {
  id: string;
  status: string;
}

const pagesKey = ['things', 'list'];
const listKey = [...pagesKey, {}];
const pageOf = (status: string): PageOf<Item> => ({ items: [{ id: 'a', status }], next_cursor: null });

describe('bringing a list up to date', () => {
  let client: QueryClient;
  let stopShowing: () => void;

  const show = (status: string) =>
    client.setQueryData<InfiniteData<PageOf<Item>, string>>(listKey, {
      pages: [pageOf(status)],
      pageParams: [''],
    });
  const shown = () =>
    client.getQueryData<InfiniteData<PageOf<Item>, string>>(listKey)?.pages[0]?.items[0]?.status;
  const refresh = (read: () => Promise<PageOf<Item>>) =>
    refreshPages<Item>({ client, key: pagesKey, read, isOver: () => false, isTooMuch: () => false });

  beforeEach(() => {
    client = new QueryClient();
    show('new');
    const list = new QueryObserver(client, { queryKey: listKey, queryFn: () => null, staleTime: Infinity });
    stopShowing = list.subscribe(() => undefined);
  });
  afterEach(() => stopShowing());

  it('shows what the server has', async () => {
    assert.equal(await refresh(() => Promise.resolve(pageOf('won'))), true);
    assert.equal(shown(), 'won');
  });

  it('does not undo what was changed on the page while it read, and asks again', async () => {
    const isDone = await refresh(() => {
      show('won');
      return Promise.resolve(pageOf('new'));
    });
    assert.deepEqual([isDone, shown()], [false, 'won']);
  });

  it('waits for a change that is on its way: what the server has now may be from before it', async () => {
    const finish: (() => void)[] = [];
    const change = new MutationObserver(client, {
      mutationKey: pagesKey,
      mutationFn: () => new Promise<void>((resolve) => finish.push(resolve)),
    });
    const isChanged = change.mutate();
    show('won');
    assert.deepEqual([await refresh(() => Promise.resolve(pageOf('new'))), shown()], [false, 'won']);
    for (const each of finish) each();
    await isChanged;
    assert.equal(await refresh(() => Promise.resolve(pageOf('won'))), true);
  });
});
