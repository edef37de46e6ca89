import { z } from 'zod';
import type { CrispSimulator } from '../../../test/simulators/crisp/start.js';
import { Spread, spreadOf } from '../figures.js';
import { cpuMsOf } from '../usage.js';

/** How long the model takes for each answer. */
export const modelLatencyMs = 50;

export const Converse = z.object({
  ask: z.literal('converse'),
  websiteIds: z.array(z.string()).min(1),
  /** How many visitors wait for an answer at any time. */
  atOnce: z.number(),
  /** It ends after so many conversations … */
  count: z.number().optional(),
  /** … or after so long. */
  durationMs: z.number().optional(),
  /** A second reply would come soon after the first. */
  aftermathMs: z.number(),
});
export type Converse = z.infer<typeof Converse>;

export const Conversed = z.object({
  begun: z.number(),
  /** Conversations with one reply, and those with none or with more than one. */
  answeredOnce: z.number(),
  unanswered: z.number(),
  answeredTwice: z.number(),
  /** Replies a second while visitors were writing. */
  perSecond: z.number(),
  /** From the visitor's message to its answer's arrival. */
  totalMs: Spread,
  elapsedMs: z.number(),
  /** What the simulators and the visitors burnt meanwhile. */
  cpuMs: z.number(),
});
export type Conversed = z.infer<typeof Conversed>;

/** Each is answered from the same page of knowledge. */
const questions = [
  'How much does the delivery of a lamp cost?',
  'How long does delivery take?',
  'Can I return a lamp that I do not like?',
  'Which warranty do your lamps have?',
  'Is delivery free for large orders?',
];

const answerLimitMs = 20_000;

/** Visitors who each ask one thing in a conversation of their own, a fixed number of them at any time. */
export async function converse(asked: Converse, platform: CrispSimulator): Promise<Conversed> {
  const totals: number[] = [];
  const sessions: string[] = [];
  const cpuBefore = cpuMsOf(process.pid);
  const startedAt = performance.now();
  const goesOn = () =>
    asked.durationMs === undefined
      ? sessions.length < (asked.count ?? 0)
      : performance.now() - startedAt < asked.durationMs;
  const visit = async () => {
    while (goesOn()) {
      const websiteId = asked.websiteIds[sessions.length % asked.websiteIds.length] ?? '';
      const question = questions[sessions.length % questions.length];
      const since = performance.now();
      const { sessionId } = platform.visitorWrites({ websiteId }, question);
      sessions.push(sessionId);
      if (await isAnswered(sessionId, platform)) totals.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: asked.atOnce }, visit));
  const elapsedMs = performance.now() - startedAt;
  const cpuMs = cpuMsOf(process.pid) - cpuBefore;
  await platform.settled();
  await new Promise((resolve) => setTimeout(resolve, asked.aftermathMs));
  const replies = countReplies(sessions, platform);
  return {
    begun: sessions.length,
    answeredOnce: replies.filter((count) => count === 1).length,
    unanswered: replies.filter((count) => count === 0).length,
    answeredTwice: replies.filter((count) => count > 1).length,
    perSecond: totals.length / (elapsedMs / 1000),
    totalMs: spreadOf(totals),
    ...{ elapsedMs, cpuMs },
  };
}

async function isAnswered(sessionId: string, { ledger }: CrispSimulator): Promise<boolean> {
  const isReply = ({ session_id, from, type }: { session_id: string; from: string; type: string }) =>
    session_id === sessionId && from === 'operator' && type === 'text';
  return ledger.nextMessage(isReply, answerLimitMs).then(
    () => true,
    () => false,
  );
}

/** Empties the ledger: the next run starts from nothing. */
function countReplies(sessions: readonly string[], { ledger }: CrispSimulator): number[] {
  const counts = new Map(sessions.map((sessionId) => [sessionId, 0]));
  for (const { message, by } of ledger.messages) {
    const count = counts.get(message.session_id);
    // A late reply to a visitor of the run before is that one's.
    if (by === 'api' && message.type === 'text' && count !== undefined)
      counts.set(message.session_id, count + 1);
  }
  ledger.clear();
  return [...counts.values()];
}
