import type { HttpClient } from '../../src/kit/index.js';
import { type Bench, hookRequest, type RefusedConfig } from '../../src/kit/testing/index.js';
import { createEgress } from '../../src/platform/egress/egress.js';
import { allowing } from '../../src/platform/egress/loopback.testing.js';
import { createLog } from '../../src/platform/log.js';
import { outcomeOf } from '../../src/test/connector-suite/outcome-of.js';
import { startHookReceiver } from '../../src/test/simulators/telegram/hook-receiver.js';
import { startTelegram, type TelegramSimulator } from '../../src/test/simulators/telegram/start.js';
import { addressOf, conversationOf } from './api.js';

export interface TelegramBench extends Bench {
  simulator: TelegramSimulator;
  botId: number;
}

const log = createLog({ level: 'silent' });
const egress = createEgress({ allow: allowing('127.0.0.1/32'), log });

/** Leads calls of Telegram's own address to a simulator. */
const leadTo = (url: string): HttpClient => ({
  call: (call) => egress.call({ ...call, url: call.url.replace('https://api.telegram.org', url) }),
});

type People = Pick<Required<Bench>, 'visitorWrites' | 'operatorWrites' | 'saidByUs'>;

/** Customers of an owner, whose bot it is: there people write besides the bot. */
function peopleAt(simulator: TelegramSimulator, botId: number): People {
  const { connectionId } = simulator.ownerConnects(botId);
  const at = (conversationId: string) => {
    const { chat_id: chatId, business_connection_id } = addressOf(conversationId);
    return { botId, chatId, connectionId: business_connection_id };
  };
  return {
    visitorWrites: (text, conversationId) => {
      const where = conversationId === undefined ? { botId, connectionId } : at(conversationId);
      const written = simulator.visitorWrites(where, text);
      return Promise.resolve(conversationOf(written.chatId, written.connectionId));
    },
    operatorWrites: (conversationId, text) => {
      simulator.ownerWrites(at(conversationId), text);
      return Promise.resolve();
    },
    saidByUs: (conversationId) => {
      const { chatId, connectionId: inChatOf = null } = at(conversationId);
      const ours = simulator.ledger.messages.filter(
        (one) => one.by === 'bot' && one.chatId === chatId && one.connectionId === inChatOf,
      );
      return Promise.resolve(ours.map(({ content }) => String(content['text'])));
    },
  };
}

/** A Telegram in memory with one bot, which a business account is connected to. */
export async function startBench(): Promise<TelegramBench> {
  // What a bot writes for an owner is told to it or not; here it is not, as in its own chats.
  const knobs = { localWebhooks: true, messagesPerSecondPerChat: null, echo: false };
  const [simulator, receiver] = [await startTelegram({ knobs }), await startHookReceiver()];
  const { botId, token } = simulator.createBot();
  const refused: RefusedConfig[] = [
    {
      ...{ name: 'a token that was revoked', shows: 'wrong-token', kind: 'auth', field: 'bot_token' },
      typed: { bot_token: `${botId}:AA${'x'.repeat(33)}` },
    },
    {
      ...{ name: 'a token with a character too few', kind: 'auth', field: 'bot_token' },
      typed: { bot_token: token.slice(0, -1) },
    },
  ];
  let isStopped = false;
  return {
    ...{ simulator, botId, refused, typed: { bot_token: token }, hookUrl: receiver.url },
    http: leadTo(simulator.url),
    ...peopleAt(simulator, botId),
    async hooks() {
      await simulator.settled();
      return receiver.received.map(({ raw, headers }) => ({ ...hookRequest({ body: raw }), headers }));
    },
    calls: () => simulator.ledger.calls.length,
    failNextSend: (failure) => simulator.faults.calls.queue('sendMessage', outcomeOf(failure)),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await simulator.stop();
      await receiver.stop();
    },
  };
}
