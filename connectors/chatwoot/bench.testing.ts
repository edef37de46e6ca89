import { type Bench, hookRequest, type RefusedConfig } from '../../src/kit/testing/index.js';
import { allowing } from '../../src/platform/egress/loopback.testing.js';
import { createEgress } from '../../src/platform/egress/egress.js';
import { createLog } from '../../src/platform/log.js';
import { outcomeOf } from '../../src/test/connector-suite/outcome-of.js';
import { startHookReceiver } from '../../src/test/simulators/chatwoot/hook-receiver.js';
import type { Knobs } from '../../src/test/simulators/chatwoot/knobs.js';
import { type CreatedAccount } from '../../src/test/simulators/chatwoot/setup.js';
import { type ChatwootSimulator, startChatwoot } from '../../src/test/simulators/chatwoot/start.js';
import { chatwoot } from './index.js';

export interface ChatwootBench extends Bench {
  simulator: ChatwootSimulator;
  account: CreatedAccount;
}

export const http = createEgress({
  allow: allowing('127.0.0.1/32'),
  log: createLog({ level: 'silent' }),
});

/** What `connect` must refuse on a server with that account. */
function refusedAt(simulator: ChatwootSimulator, { administrator, operator, accountId }: CreatedAccount) {
  const other = simulator.createAccount({ name: 'Harbor & Pine' });
  const both = simulator.addUser({
    memberships: [accountId, other.accountId].map((id) => ({
      account_id: id,
      role: 'administrator' as const,
    })),
  });
  const typed = { base_url: simulator.url, access_token: administrator.token };
  const refused = (
    name: string,
    change: object,
    [kind, field, shows]: [RefusedConfig['kind'], string, RefusedConfig['shows']?],
  ): RefusedConfig => ({
    ...{ name, typed: { ...typed, ...change }, kind, field },
    ...(shows && { shows }),
  });
  return [
    refused('a wrong token', { access_token: 'wrong' }, ['auth', 'access_token', 'wrong-token']),
    refused('the token of an agent', { access_token: operator.token }, [
      'config',
      'access_token',
      'no-rights',
    ]),
    refused(
      'an account that the token does not see',
      { base_url: `${simulator.url}/app/accounts/${other.accountId}` },
      ['config', 'access_token', 'wrong-account'],
    ),
    refused('one token for two accounts', { access_token: both.token }, ['config', 'base_url']),
    refused('an inbox that is not there', { inboxes: 'Nowhere' }, ['config', 'inboxes']),
    refused('an address that is no Chatwoot', { base_url: `${simulator.url}/_sim` }, ['config', 'base_url']),
    refused('an address where nobody listens', { base_url: 'http://127.0.0.1:9' }, [
      'unreachable',
      'base_url',
    ]),
  ];
}

/** A Chatwoot in memory with one account, whose hooks come to a receiver. */
export async function startBench(knobs: Partial<Knobs> = {}): Promise<ChatwootBench> {
  const simulator = await startChatwoot({ knobs: { botRetryDelaysMs: [], ...knobs } });
  const receiver = await startHookReceiver();
  const account = simulator.createAccount({ name: 'Fjord Shop' });
  const { accountId } = account;
  const at = (id: string) => ({ accountId, conversationId: Number(id) });
  let isStopped = false;
  return {
    ...{ simulator, account, http, hookUrl: receiver.url },
    typed: { base_url: simulator.url, access_token: account.administrator.token },
    refused: refusedAt(simulator, account),
    visitorWrites: (text, id) => {
      const where = id === undefined ? { accountId } : at(id);
      return Promise.resolve(String(simulator.visitorWrites(where, text).conversationId));
    },
    operatorWrites: (id, text) => {
      simulator.operatorWrites(at(id), text);
      return Promise.resolve();
    },
    operatorNotes: (id, text) => {
      simulator.operatorNote(at(id), text);
      return Promise.resolve();
    },
    saidByUs: (id) => {
      const messages = simulator.conversation(at(id))?.messages ?? [];
      const ours = messages.filter((one) => one.sender?.type === 'AgentBot' && !one.private);
      return Promise.resolve(ours.map(({ content }) => content ?? ''));
    },
    async hooks() {
      await simulator.settled();
      return receiver.received.map(({ raw, headers }) => ({ ...hookRequest({ body: raw }), headers }));
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

export const productName = 'Patchbay';
export type Session = Parameters<typeof chatwoot.send>[1];

/** What members are given before `connect`. */
export const sessionOf = ({ typed, hookUrl }: ChatwootBench, change: object = {}): Session => ({
  ...{ config: chatwoot.config.parse({ ...typed, ...change }), state: undefined, http, hookUrl },
});

/** Connects as the host does: what an earlier connect learned is given along. */
export async function connected(session: Session): Promise<Session & { steps: string[] }> {
  const { state, manualSteps } = await chatwoot.connect({ ...session, productName });
  return { ...session, state, steps: manualSteps.map(({ text }) => text) };
}
