import { type Bench } from '../../src/kit/testing/index.js';
import { hookRequest } from '../../src/kit/testing/index.js';
import { allowing } from '../../src/platform/egress/loopback.testing.js';
import { createEgress } from '../../src/platform/egress/egress.js';
import { createLog } from '../../src/platform/log.js';
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

/** A Papercups in memory with one account, whose webhooks come to this connector's own answer to the handshake. */
export async function startBench(): Promise<PapercupsBench> {
  const simulator = await startPapercups();
  const receiver = await startWebhookReceiver();
  const { account, agent, bot, apiKey, botCredentials } = simulator.createAccount({
    companyName: 'Harbor & Pine',
  });
  const other = simulator.createAccount({ companyName: 'Fjord' });
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
    refused: [
      { name: 'a wrong key', typed: { ...typed, api_key: 'SFMyNTY.wrong' }, kind: 'auth', field: 'api_key' },
      { name: 'a wrong password', typed: { ...typed, password: 'wrong' }, kind: 'auth', field: 'password' },
      {
        name: 'a sign-in of another account',
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
    ],
    visitorWrites: (text) =>
      Promise.resolve(simulator.visitorWrites({ accountId: account.id }, text).conversationId),
    operatorWrites: (conversationId, text) => {
      simulator.operatorWrites(conversationId, text);
      return Promise.resolve();
    },
    async hooks() {
      await simulator.settled();
      return receiver.received.map(({ body }) => hookRequest({ body }));
    },
    calls: () => simulator.ledger.calls.length,
    failNextSend: (status) => simulator.faults.calls.queue('messages.create', { kind: 'status', status }),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await simulator.stop();
      await receiver.stop();
    },
  };
}
