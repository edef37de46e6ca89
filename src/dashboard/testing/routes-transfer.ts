import { z } from 'zod';
import { Transfer, TransferPage } from '../../contract/transfers.js';
import { exampleOf } from './example-of.js';
import { bare, Refusal, type Route } from './route.js';
import type { Desk } from './world.js';

/** Exports and imports by the desk of their business, and what was received of an archive. */
const known = new WeakMap<Desk, { transfers: Transfer[]; received: number[] }>();

export function transfersOf(desk: Desk) {
  const of = known.get(desk) ?? { transfers: [], received: [] };
  known.set(desk, of);
  return of;
}

export const archiveOf = (desk: Desk): string => `an archive of ${desk.config.name}`;

const begin = (desk: Desk, given: Pick<Transfer, 'id' | 'direction' | 'state'>): Transfer => {
  const made = { ...exampleOf(Transfer), ...given };
  transfersOf(desk).transfers.unshift(made);
  return made;
};

const listed = (direction: Transfer['direction']): Route =>
  bare({
    ...{ path: `/data/${direction}s`, reply: TransferPage },
    handle: ({ desk }) => {
      const { transfers } = transfersOf(desk);
      const items = structuredClone(transfers.filter((each) => each.direction === direction));
      // What is under way is done when somebody looks again.
      for (const each of transfers) if (['building', 'loading'].includes(each.state)) each.state = 'done';
      return { items, next_cursor: null };
    },
  });

const removal = (direction: Transfer['direction']): Route =>
  bare({
    ...{ method: 'DELETE', path: `/data/${direction}s/:id`, reply: z.unknown() },
    handle: ({ desk, params }) => {
      const of = transfersOf(desk);
      of.transfers = of.transfers.filter(({ id }) => id !== params['id']);
    },
  });

export const transferRoutes: Route[] = [
  listed('export'),
  listed('import'),
  bare({
    ...{ method: 'POST', path: '/data/exports', reply: Transfer },
    handle: ({ desk, world }) => begin(desk, { id: world.newId(), direction: 'export', state: 'building' }),
  }),
  removal('export'),
  removal('import'),
  bare({
    ...{ method: 'POST', path: '/data/imports', reply: Transfer },
    handle: ({ desk, world }) => {
      if (desk.leads.length > 0)
        throw new Refusal(409, 'conflict', { message: 'This business holds something already.' });
      return begin(desk, { id: world.newId(), direction: 'import', state: 'receiving' });
    },
  }),
  bare({
    ...{ method: 'PUT', path: '/data/imports/:id/pieces', reply: z.unknown() },
    handle: ({ desk, query, body }) => {
      transfersOf(desk).received[Number(query.get('number'))] = z.string().parse(body).length;
    },
  }),
  bare({
    ...{ method: 'POST', path: '/data/imports/:id/begin', reply: Transfer },
    handle: ({ desk }) => {
      const [first] = transfersOf(desk).transfers;
      return Object.assign(first ?? {}, { state: 'loading' });
    },
  }),
];
