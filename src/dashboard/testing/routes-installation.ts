import { Replayed } from '../../contract/deliveries.js';
import {
  Installation,
  InstalledConnectors,
  PlatformDeliveryPage,
  PlatformReplay,
} from '../../contract/installation.js';
import { bare, type Route, route } from './route.js';
import { refuseOthers } from './routes-platform.js';
import type { World } from './world.js';

const pageSize = 50;
/** As many are sent again in one call. */
const mostAtOnce = 1_000;

export const installationRoutes: Route[] = [
  bare({
    ...{ path: '/admin/installation', reply: Installation },
    handle: ({ account, world: { installation, givenUp } }) => {
      refuseOthers(account);
      const parked_deliveries = installation.parked_deliveries === null ? null : givenUp.length;
      return { ...installation, parked_deliveries };
    },
  }),
  bare({
    ...{ path: '/admin/connectors', reply: InstalledConnectors },
    handle: ({ account, world }) => {
      refuseOthers(account);
      return { items: world.connectors.map((connector) => installed(connector, world)) };
    },
  }),
  bare({
    ...{ path: '/admin/deliveries', reply: PlatformDeliveryPage },
    handle: ({ account, query, world }) => {
      refuseOthers(account);
      const from = Number(query.get('cursor') ?? 0);
      const items = chosenOf(world, {
        tenant_id: query.get('tenant_id') ?? undefined,
        reason: query.get('reason') ?? undefined,
      });
      const end = from + pageSize;
      return { items: items.slice(from, end), next_cursor: end < items.length ? String(end) : null };
    },
  }),
  route({
    ...{ method: 'POST', path: '/admin/deliveries/replay', body: PlatformReplay, reply: Replayed },
    handle: ({ account, body, world }) => {
      refuseOthers(account);
      const sent = new Set(chosenOf(world, body).slice(0, mostAtOnce));
      world.givenUp = world.givenUp.filter((delivery) => !sent.has(delivery));
      return { replayed: sent.size };
    },
  }),
];

const chosenOf = ({ givenUp }: World, { ids, tenant_id, reason }: PlatformReplay) =>
  givenUp.filter(
    (delivery) =>
      (ids === undefined || ids.includes(delivery.id)) &&
      (tenant_id === undefined || delivery.tenant.id === tenant_id) &&
      (reason === undefined || delivery.reason === reason),
  );

function installed({ id, name, summary, homepage }: World['connectors'][number], { desks, origins }: World) {
  const theirs = desks.flatMap(({ connections }) => connections).filter(({ connector }) => connector === id);
  const countOf = (wanted: string) => theirs.filter(({ status }) => status === wanted).length;
  return {
    ...{ id, name, summary, homepage, contract_version: 1, origin: origins.get(id) ?? null },
    connections: {
      ...{ connecting: countOf('connecting'), live: countOf('live') },
      ...{ paused: countOf('paused'), broken: countOf('broken') },
    },
  };
}
