import {
  DueWork,
  type Installation,
  InstallationProcess,
  PlatformDelivery,
} from '../../contract/installation.js';
import { exampleOf } from './example-of.js';
import type { Desk } from './world.js';

/** One process that does everything, with its database in it, and nothing that waits. */
export function makeInstallation(now: () => string): Installation {
  const process = exampleOf(InstallationProcess);
  return {
    version: process.version,
    database: { kind: 'embedded', version: '17.5' },
    schema: '20261203-02-processes',
    queue: { kind: 'database', counts: { waiting: 0, running: 0, delayed: 2 } },
    work: (['conversation', 'delivery', 'hint', 'mail'] as const).map((kind) => ({
      ...exampleOf(DueWork),
      ...{ kind, due: 0, oldest_seconds: 0 },
    })),
    parked_deliveries: 0,
    processes: [
      {
        ...process,
        host: 'patchbay',
        roles: ['web', 'worker', 'scheduler'],
        started_at: now(),
        seen_at: now(),
      },
    ],
  };
}

/** What was given up in a business: an answer and a handover, for different causes. */
export function makeGivenUp(
  { tenant, connections, conversations }: Desk,
  newId: () => string,
): PlatformDelivery[] {
  const example = exampleOf(PlatformDelivery);
  const [connection] = connections;
  return conversations.slice(0, 2).map(({ id }, place) => ({
    ...example,
    ...{ id: newId(), tenant: { id: tenant.id, name: tenant.name }, conversation_id: id },
    ...(connection && {
      connection: { id: connection.id, name: connection.name, connector: connection.connector },
    }),
    ...(place === 0
      ? { kind: 'reply', reason: 'rejected' }
      : { kind: 'handover', reason: 'auth', attempt: 3 }),
  }));
}
