import type { HttpClient } from '../../src/kit/index.js';
import { type Bench, hookRequest, type RefusedConfig } from '../../src/kit/testing/index.js';
import { allowing } from '../../src/platform/egress/loopback.testing.js';
import { createEgress } from '../../src/platform/egress/egress.js';
import { createLog } from '../../src/platform/log.js';
import { outcomeOf } from '../../src/test/connector-suite/outcome-of.js';
import { startHookReceiver } from '../../src/test/simulators/crisp/hook-receiver.js';
import { type CrispSimulator, startCrisp } from '../../src/test/simulators/crisp/start.js';

export interface CrispBench extends Bench {
  simulator: CrispSimulator;
  websiteId: string;
  operatorId: string;
}

const log = createLog({ level: 'silent' });
export const egress = createEgress({ allow: allowing('127.0.0.1/32'), log });

/** Leads calls of Crisp's own address to a simulator. */
const leadTo = (url: string): HttpClient => ({
  call: (call) => egress.call({ ...call, url: call.url.replace('https://api.crisp.chat', url) }),
});

type People = Pick<Required<Bench>, 'visitorWrites' | 'operatorWrites' | 'operatorNotes' | 'saidByUs'>;

/** Who writes on a website, and what is read there. */
const peopleAt = (simulator: CrispSimulator, websiteId: string): People => ({
  visitorWrites: (text, sessionId) => {
    const where = sessionId === undefined ? { websiteId } : { websiteId, sessionId };
    return Promise.resolve(simulator.visitorWrites(where, text).sessionId);
  },
  operatorWrites: (sessionId, text) => {
    simulator.operatorWrites({ websiteId, sessionId }, text);
    return Promise.resolve();
  },
  operatorNotes: (sessionId, text) => {
    simulator.operatorNote({ websiteId, sessionId }, text);
    return Promise.resolve();
  },
  saidByUs: (sessionId) => {
    const ours = simulator.ledger.messages.filter(
      ({ by, message }) => by === 'api' && message.session_id === sessionId && message.type === 'text',
    );
    return Promise.resolve(ours.map(({ message }) => String(message.content)));
  },
});

/** A Crisp in memory with one website, whose hooks are unsigned or those of an installed plugin. */
export async function startBench(kind: 'website' | 'plugin'): Promise<CrispBench> {
  const simulator = await startCrisp({ knobs: { pluginRetryDelaysMs: [] } });
  const receiver = await startHookReceiver();
  const { websiteId, websiteToken, operator } = simulator.createWebsite({
    name: 'Fjord Shop',
    domain: 'fjord.example',
  });
  const other = simulator.createWebsite({ name: 'Other', domain: 'other.example' });
  const plugin = simulator.createPlugin();
  simulator.installPlugin({ pluginId: plugin.pluginId, websiteId });
  if (kind === 'plugin') simulator.setPluginHook(plugin.pluginId, receiver.url);
  else simulator.addWebsiteHook(websiteId, receiver.url);

  const token = kind === 'plugin' ? plugin : websiteToken;
  const typed = {
    ...{ website_id: websiteId, token_kind: kind, token_identifier: token.identifier, token_key: token.key },
    ...(kind === 'plugin' && { signing_secret: plugin.signingSecret }),
  };
  const refused: RefusedConfig[] = [
    {
      ...{ name: 'a wrong key', shows: 'wrong-token', typed: { ...typed, token_key: 'wrong' } },
      ...{ kind: 'auth', field: 'token_key' },
    },
    {
      ...{ name: 'a website that the token is not for', shows: 'wrong-account' },
      typed: { ...typed, website_id: other.websiteId },
      ...{ kind: 'config', field: 'website_id' },
    },
  ];
  let isStopped = false;
  return {
    ...{ simulator, websiteId, operatorId: operator.user_id, http: leadTo(simulator.url), typed, refused },
    hookUrl: receiver.url,
    ...peopleAt(simulator, websiteId),
    async hooks() {
      await simulator.settled();
      return receiver.received.map(({ raw, headers }) => ({ ...hookRequest({ body: raw }), headers }));
    },
    calls: () => simulator.ledger.calls.length,
    failNextSend: (failure) => simulator.faults.calls.queue('message.create', outcomeOf(failure)),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await simulator.stop();
      await receiver.stop();
    },
  };
}
