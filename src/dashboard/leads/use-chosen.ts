import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lead } from '../../contract/leads.js';
import { findShown } from './find-shown.js';

/** The leads that were chosen to do something with all of them, as the list shows them now. */
export function useChosen() {
  const client = useQueryClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const leads = [...ids].map((id) => findShown(client, id)).filter((lead) => lead !== undefined);
  const [changes] = useState(() => ({
    choose: ({ id }: Lead, isChosen: boolean) =>
      setIds((before) => {
        const after = new Set(before);
        if (isChosen) after.add(id);
        else after.delete(id);
        return after;
      }),
    clear: () => setIds(new Set()),
  }));
  return { ids, leads, ...changes };
}
