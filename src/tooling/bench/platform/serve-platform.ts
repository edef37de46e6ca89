import { z } from 'zod';
import { startCrisp } from '../../../test/simulators/crisp/start.js';
import { startChatwoot } from '../../../test/simulators/chatwoot/start.js';
import { startModel } from '../../../test/simulators/model/start.js';
import { answerParent } from '../child.js';
import { Converse, converse, modelLatencyMs } from './converse.js';
import { moveBots, WriteSteadily, writeSteadily } from './write-steadily.js';

/** The platform, the language model and the visitors, in one process apart from the product. */

/** What `connect` tells an owner to tick for a plugin. */
const tickedEvents = [
  ...['message:send', 'message:received', 'message:updated', 'message:removed', 'session:set_state'],
  ...['session:set_email', 'session:set_phone', 'session:set_nickname', 'session:removed'],
  ...['session:set_routing', 'plugin:subscription:updated'],
];

const Question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('addresses') }),
  z.object({ ask: z.literal('create-website') }),
  z.object({
    ask: z.literal('point-hooks'),
    hooks: z.array(z.object({ pluginId: z.string(), url: z.string() })),
  }),
  z.object({ ask: z.literal('count-model-calls') }),
  z.object({ ask: z.literal('open-account') }),
  z.object({ ask: z.literal('move-bots'), origin: z.string() }),
  WriteSteadily,
  Converse,
]);

async function serve(): Promise<(question: z.infer<typeof Question>) => Promise<unknown>> {
  const platform = await startCrisp();
  const model = await startModel({ latencyMs: modelLatencyMs });
  const chatwoot = await startChatwoot({ knobs: { callsPerMinute: null } });
  const account = chatwoot.createAccount({ name: 'Fjord Lamps' });
  const createWebsite = () => {
    const { websiteId } = platform.createWebsite({ name: 'Fjord Lamps', domain: 'lamps.example' });
    const plugin = platform.createPlugin({});
    platform.installPlugin({ pluginId: plugin.pluginId, websiteId });
    return { websiteId, ...plugin };
  };
  return async (question) => {
    switch (question.ask) {
      case 'addresses':
        return { platformUrl: platform.url, modelUrl: model.url, modelKey: model.apiKey };
      case 'create-website':
        return createWebsite();
      case 'point-hooks':
        for (const { pluginId, url } of question.hooks) platform.setPluginHook(pluginId, url, tickedEvents);
        return {};
      case 'count-model-calls':
        return { calls: model.ledger.calls.splice(0).length };
      case 'open-account':
        return { base_url: chatwoot.url, access_token: account.administrator.token };
      case 'move-bots':
        return moveBots(account, { origin: question.origin, url: chatwoot.url });
      case 'write-steadily':
        return writeSteadily(question, { chatwoot, account });
      case 'converse':
        return converse(question, platform);
    }
  };
}

if (process.argv[1] === import.meta.filename) {
  const serving = serve();
  answerParent(Question, async (question) => (await serving)(question));
}
