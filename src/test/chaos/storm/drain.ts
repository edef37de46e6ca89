import { z } from 'zod';
import type { Stage } from '../rig/open-stage.js';
import { acknowledged } from '../world/read-ledgers.js';
import type { Written } from '../world/play-visitors.js';

const Left = z.object({ rows: z.tuple([z.object({ messages: z.number(), due: z.number() })]) });

const leftToDo = `select
  (select count(*)::int from messages where role = 'visitor' and turn_id is not null) as messages,
  (select count(*)::int from conversations where due_at is not null)
    + (select count(*)::int from deliveries where state in ('ready', 'sending', 'verifying'))
    + (select count(*)::int from hints where state = 'waiting') as due`;

/**
 * Waits until every message is acknowledged and read by a turn and nothing is due any more, at most so long. What is left
 * then, the verdict tells. Returns how long it took, in milliseconds.
 */
export async function drain(stage: Stage, written: Written, limitMs: number): Promise<number> {
  const since = Date.now();
  while (Date.now() - since < limitMs) {
    const [{ messages, due }] = Left.parse(await stage.db.query(leftToDo)).rows;
    const isQuiet = messages >= written.messages.size && due === 0;
    if (isQuiet && [...written.messages].every(isIn(acknowledged(stage.platforms)))) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return Date.now() - since;
}

const isIn = (set: ReadonlySet<string>) => (key: string) => set.has(key);
