import { z } from 'zod';
import { callChatwoot } from '../../../test/simulators/chatwoot/client.js';
import type { CreatedAccount } from '../../../test/simulators/chatwoot/setup.js';
import type { ChatwootSimulator } from '../../../test/simulators/chatwoot/start.js';
import { Spread, spreadOf } from '../figures.js';

export const WriteSteadily = z.object({
  ask: z.literal('write-steadily'),
  perSecond: z.number(),
  durationMs: z.number(),
});
type WriteSteadily = z.infer<typeof WriteSteadily>;

export const WrittenSteadily = z.object({
  /** Messages of visitors. */
  written: z.number(),
  /** Hooks about all that happened, and those that were not answered with 200. */
  hooks: z.number(),
  refused: z.number(),
  /** From a hook's departure to its answer. */
  answerMs: Spread,
  /** Conversations that Chatwoot gave to people because the bot failed. */
  opened: z.number(),
});
export type WrittenSteadily = z.infer<typeof WrittenSteadily>;

/** Each visitor writes so often; the others in between. */
const messagesEach = 3;

interface Place {
  chatwoot: ChatwootSimulator;
  account: CreatedAccount;
}

/** Visitors who write at a steady rate, each message announced to the bot as Chatwoot does it. */
export async function writeSteadily(
  { perSecond, durationMs }: WriteSteadily,
  { chatwoot, account: { accountId } }: Place,
): Promise<WrittenSteadily> {
  const before = chatwoot.ledger.deliveries.length;
  const startedAt = performance.now();
  const wanted = Math.floor((durationMs / 1000) * perSecond);
  const talks: ReturnType<ChatwootSimulator['visitorWrites']>[] = [];
  for (let number = 0; number < wanted; number += 1) {
    const waitMs = startedAt + (number * 1000) / perSecond - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const known = number % messagesEach === 0 ? undefined : talks.at(-1);
    const written = chatwoot.visitorWrites(known ?? { accountId }, `How much is delivery of lamp ${number}?`);
    if (!known) talks.push(written);
  }
  await chatwoot.settled();
  const deliveries = chatwoot.ledger.deliveries.slice(before);
  const isOpen = (talk: (typeof talks)[number]) => chatwoot.conversation(talk)?.status === 'open';
  return {
    ...{ written: wanted, hooks: deliveries.length },
    refused: deliveries.filter(({ status }) => status !== 200).length,
    answerMs: spreadOf(deliveries.flatMap(({ tookMs }) => tookMs ?? [])),
    opened: talks.filter(isOpen).length,
  };
}

const Bots = z.array(z.object({ id: z.number(), outgoing_url: z.string() }));

/** Lets the account's bots call the installation where it really listens. */
export async function moveBots(
  { accountId, administrator: { token } }: CreatedAccount,
  { origin, url }: { origin: string; url: string },
): Promise<object> {
  const bots = `/api/v1/accounts/${accountId}/agent_bots`;
  const { body } = await callChatwoot({ url, token }, `GET ${bots}`);
  for (const { id, outgoing_url: address } of Bots.parse(body)) {
    const outgoing_url = origin + new URL(address).pathname;
    await callChatwoot({ url, token }, `PATCH ${bots}/${id}`, { outgoing_url });
  }
  return {};
}
