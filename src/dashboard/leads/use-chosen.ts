import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Lead, mostReviewed } from '../../contract/leads.js';
import { findShown } from './find-shown.js';

type Ids = ReadonlySet<string>;

/** The leads that were chosen to do something with all of them, as the list shows them now. */
export function useChosen() {
  const client = useQueryClient();
  const [ids, setIds] = useState<Ids>(new Set());
  const isShown = (id: string) => findShown(client, id) !== undefined;
  const leads = [...ids].map((id) => findShown(client, id)).filter((lead) => lead !== undefined);
  const [changes] = useState(() => {
    const chooseAll = (which: readonly Lead[], isChosen: boolean) =>
      setIds((before) => (isChosen ? withMore(before, which, isShown) : without(before, which)));
    return {
      chooseAll,
      choose: (lead: Lead, isChosen: boolean) => chooseAll([lead], isChosen),
      clear: () => setIds(new Set()),
    };
  });
  return { ids, leads, ...changes };
}

/** No more than can be changed at once. Those that other filters hide make room first: nobody sees that they are chosen. */
function withMore(before: Ids, which: readonly Lead[], isShown: (id: string) => boolean): Ids {
  const after = new Set([...before, ...which.map(({ id }) => id)]);
  return after.size <= mostReviewed ? after : new Set([...after].filter(isShown).slice(0, mostReviewed));
}

function without(before: Ids, which: readonly Lead[]): Ids {
  const gone = new Set(which.map(({ id }) => id));
  return new Set([...before].filter((id) => !gone.has(id)));
}
