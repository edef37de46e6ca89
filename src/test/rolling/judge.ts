import { z } from 'zod';
import type { Rig } from './start-rig.js';

/** Sentences, one for each case. All are empty when every promise held. */
export type Verdict = {
  /** Written and announced, and not stored once. */
  lost: string[];
  /** Conversations with no reply, or with more than one. */
  unanswered: string[];
  doubled: string[];
  /** Hooks that got no 2xx at their first try. */
  refused: string[];
  /** What else the balancer saw go wrong. */
  broken: string[];
};

export const allKept: Verdict = { lost: [], unanswered: [], doubled: [], refused: [], broken: [] };

const Hook = z.object({ data: z.object({ session_id: z.string(), fingerprint: z.number() }) });
const Stored = z.object({ key: z.string() });

const visitorMessages = `
  select c.external_id || ' ' || m.external_id as key
  from messages m join conversations c on c.id = m.conversation_id and c.tenant_id = m.tenant_id
  where m.role = 'visitor'`;

/** Compares by name what visitors wrote, what the platform announced, what is stored, and what was answered. */
export async function judge(
  written: readonly string[],
  { crisp: { ledger }, balancer, database }: Rig,
): Promise<Verdict> {
  const stored = z.array(Stored).parse(await database.query(visitorMessages));
  const announced = ledger.deliveries
    .filter(({ event, attempt }) => event === 'message:send' && attempt === 1)
    .map(({ body }) => {
      const { session_id, fingerprint } = Hook.parse(JSON.parse(body)).data;
      return `${session_id} ${fingerprint}`;
    });
  const replies = count(repliesIn(ledger));
  const conversations = written.map((key) => key.split(' ')[0] ?? '');
  return {
    lost: [
      ...unequal(written, announced, 'announced'),
      ...unequal(
        written,
        stored.map(({ key }) => key),
        'stored',
      ),
    ],
    unanswered: conversations.filter((one) => !replies.has(one)),
    doubled: [...replies].filter(([, times]) => times > 1).map(([one, times]) => `${one}: ${times} replies`),
    refused: ledger.deliveries
      .filter(({ attempt, status }) => attempt === 1 && !isGood(status))
      .map(
        ({ event, status, answer, error }) => `${event}: ${status ?? error ?? 'no answer'} ${answer ?? ''}`,
      ),
    broken: [...balancer.failures],
  };
}

const isGood = (status: number | null) => status !== null && status >= 200 && status < 300;

/** The conversation of each act of storing a reply. */
export const repliesIn = ({ messages }: Rig['crisp']['ledger']): string[] =>
  messages
    .filter(({ by, message }) => by === 'api' && message.type === 'text')
    .map(({ message }) => message.session_id);

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What is not in both exactly once. */
function unequal(wanted: readonly string[], found: readonly string[], what: string): string[] {
  const [left, right] = [count(wanted), count(found)];
  return [...new Set([...wanted, ...found])]
    .filter((key) => left.get(key) !== 1 || right.get(key) !== 1)
    .map((key) => `${key}: written ${left.get(key) ?? 0} times, ${what} ${right.get(key) ?? 0} times`);
}
