import { type Bench, hookRequest, type RefusedConfig } from '../../src/kit/testing/index.js';
import { allowing } from '../../src/platform/egress/loopback.testing.js';
import { createEgress } from '../../src/platform/egress/egress.js';
import { createLog } from '../../src/platform/log.js';
import { outcomeOf } from '../../src/test/connector-suite/outcome-of.js';
import { type PapercupsSimulator, startPapercups } from '../../src/test/simulators/papercups/start.js';
import { startWebhookReceiver } from '../../src/test/simulators/papercups/webhook-receiver.js';
import { papercups } from './index.js';

export interface PapercupsBench extends Bench {
  simulator: PapercupsSimulator;
  typed: { base_url: string; api_key: string; email: string; password: string };
  accountId: string;
  botUserId: number;
  agentId: number;
}

export const log = createLog({ level: 'silent' });
export const http = createEgress({ allow: allowing('127.0.0.1/32'), log });

type Typed = PapercupsBench['typed'];

/** What `connect` must refuse. */
function refusedAt(simulator: PapercupsSimulator, typed: Typed): RefusedConfig[] {
  const other = simulator.createAccount({ companyName: 'Fjord' });
  return [
    {
      ...{ name: 'a wrong key', shows: 'wrong-token', typed: { ...typed, api_key: 'SFMyNTY.wrong' } },
      ...{ kind: 'auth', field: 'api_key' },
    },
    { name: 'a wrong password', typed: { ...typed, password: 'wrong' }, kind: 'auth', field: 'password' },
    {
      ...{ name: 'a sign-in of another account', shows: 'wrong-account' },
      typed: { ...typed, ...other.botCredentials },
      ...{ kind: 'config', field: 'email' },
    },
    {
      name: 'an address that is no Papercups',
      typed: { ...typed, base_url: `${simulator.url}/_sim` },
      ...{ kind: 'config', field: 'base_url' },
    },
    {
      name: 'an address where nobody listens',
      typed: { ...typed, base_url: 'http://127.0.0.1:9' },
      ...{ kind: 'unreachable', field: 'base_url' },
    },
  ];
}

type People = Pick<Required<Bench>, 'visitorWrites' | 'operatorWrites' | 'operatorNotes' | 'saidByUs'>;

/** Who writes in an account, and what is read there. */
const peopleAt = (simulator: PapercupsSimulator, accountId: string): People => ({
  visitorWrites: (text, conversationId) => {
    const target = conversationId ?? { accountId };
    return Promise.resolve(simulator.visitorWrites(target, text).conversationId);
  },
  operatorWrites: (conversationId, text) => {
    simulator.operatorWrites(conversationId, text);
    return Promise.resolve();
  },
  operatorNotes: (conversationId, text) => {
    simulator.operatorNote(conversationId, text);
    return Promise.resolve();
  },
  saidByUs: (conversationId) => {
    const messages = simulator.messagesOf(conversationId);
    const ours = messages.filter((one) => one.type === 'bot' && !one.private);
    return Promise.resolve(ours.map(({ body }) => body ?? ''));
  },
});

/** A Papercups in memory with one account, whose webhooks come to this connector's own answer to the handshake. */
export async function startBench(): Promise<PapercupsBench> {
  const simulator = await startPapercups();
  const receiver = await startWebhookReceiver();
  const { account, agent, bot, apiKey, botCredentials } = simulator.createAccount({
    companyName: 'Harbor & Pine',
  });
  const typed = { base_url: simulator.url, api_key: apiKey, ...botCredentials };

  receiver.answer = ({ body }, response) => {
    const config = papercups.config.parse(typed);
    const { reply } = papercups.parse(hookRequest({ body }), { config, state: undefined });
    response
      .writeHead(reply?.status ?? 200, { 'content-type': reply?.contentType ?? 'text/plain' })
      .end(reply?.body);
  };
  let isStopped = false;
  return {
    ...{ simulator, http, typed, hookUrl: receiver.url },
    ...{ accountId: account.id, botUserId: bot.id, agentId: agent.id },
    refused: refusedAt(simulator, typed),
    ...peopleAt(simulator, account.id),
    async hooks() {
      await simulator.settled();
      return receiver.received.map(({ body }) => hookRequest({ body }));
    },
    calls: () => simulator.ledger.calls.length,
    failNextSend: (failure) => simulator.faults.calls.queue('messages.create', outcomeOf(failure)),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await simulator.stop();
      await receiver.stop();
    },
  };
}
