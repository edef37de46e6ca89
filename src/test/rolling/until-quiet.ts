import { z } from 'zod';
import { eventually } from '../harness/start-test-app.js';
import { repliesIn } from './judge.js';
import type { Rig } from './start-rig.js';

const Open = z.array(z.object({ count: z.coerce.number() }));
const openDeliveries = `select count(*) from deliveries where state not in ('sent', 'parked', 'cancelled')`;

const standstillMs = 60_000;

/**
 * Until everybody has something and nothing more is on its way, as long as it goes on at all: a slow machine is no loss. What
 * is missing then is the verdict's.
 */
export async function untilQuiet({ crisp, database }: Rig, conversations: number): Promise<void> {
  let [answered, changedAt] = [0, performance.now()];
  while (answered < conversations && performance.now() - changedAt < standstillMs) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = new Set(repliesIn(crisp.ledger)).size;
    if (now > answered) [answered, changedAt] = [now, performance.now()];
  }
  await eventually('an empty outbox', async () => {
    const [open] = Open.parse(await database.query(openDeliveries));
    return open?.count === 0 || undefined;
  });
  await crisp.settled();
}
