import type { Ingest } from '../../inbox/ingest.js';
import type { LoadIntents } from '../../intents/load-intents.js';
import type { ConnectorEvent } from '../../kit/index.js';
import type { Database } from '../../platform/database/open-database.js';
import type { Metrics } from '../../platform/metrics.js';
import type { Sealer } from '../../platform/secrets.js';
import { type Agenda, createAgenda, type Page } from './agenda.js';
import type { SetClock } from './held-clock.js';
import { type ProcessDeps, type ProductProcess, startProductProcess } from './product-process.js';
import { readOutcome } from './read-outcome.js';
import type { Played, Scenario, ScenarioEvent } from './scenario.js';
import { connectorEventOf, createScenarioPlatform, type Told } from './scenario-platform.js';
import { openScenarioTenant } from './scenario-tenant.js';
import { type ModelCall, scriptModel } from './scripted-model.js';

/** What the scenarios of a run share. */
export interface Stage {
  db: Pick<Database, 'knex' | 'calls'>;
  setClock: SetClock;
  ingest: Ingest;
  sealer: Sealer;
  metrics: Metrics;
  loadIntents: LoadIntents;
}

/** So long after our message the platform tells us of it. */
const echoMs = 200;

/**
 * Plays a scenario against the product: its events come in where a connector's do, its clock is the database's, its model
 * stands where the model does, and what the platform is given to send is what the visitor got.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Played> {
  const startMs = Date.parse(scenario.setup.now);
  const clock = (ms: number) => new Date(startMs + ms).toISOString();
  const agenda = createAgenda({
    onInstant: (ms) => stage.setClock(new Date(startMs + ms)),
    onStill: () => product.running().planSweep(),
  });
  const outside = agenda.page();
  const tell = (event: ConnectorEvent) =>
    outside.at(agenda.now() + echoMs, () => product.running().receive(event));
  const platform = createScenarioPlatform({ now: agenda.now, tell, clock });
  const connectors = new Map([[platform.connector.manifest.id, platform.connector]]);
  await stage.setClock(new Date(startMs));
  const tenantId = await openScenarioTenant(scenario, { ...stage, connectors });
  const calls: ModelCall[] = [];
  const product = await host(agenda, (page) => ({
    ...{ ...stage, connectors, tenantId, page },
    ...{ connector: platform.connector.manifest.id, now: agenda.now },
    write: scriptModel(scenario.setup.llm, {
      ...{ now: agenda.now, sleep: page.sleep },
      note: (call) => calls.push(call),
    }),
  }));
  const happen = async (event: ScenarioEvent) => {
    if (event.type === 'service_restart') await product.restart();
    else await product.running().receive(connectorEventOf(originalOf(event, scenario), clock));
  };
  for (const event of scenario.events) outside.at(event.t, () => happen(event));
  await agenda.liveUntil(scenario.end_t);
  const outcome = await readOutcome(stage.db, tenantId, startMs);
  return { id: scenario.id, outbound: platform.outbound, llm_calls: calls, ...outcome };
}

/** Runs one process of the product at a time. A restart kills it at work: what it was about to do is never done. */
async function host(agenda: Agenda, depsOn: (page: Page) => ProcessDeps) {
  const start = async () => {
    const page = agenda.page();
    return { page, process: await startProductProcess(depsOn(page)) };
  };
  let current = await start();
  return {
    running: (): ProductProcess => current.process,
    restart: async () => {
      current.page.crossOut();
      current = await start();
    },
  };
}

/** What is delivered again is exactly what was delivered first. */
function originalOf(event: Exclude<ScenarioEvent, { type: 'service_restart' }>, { events }: Scenario): Told {
  if (event.type !== 'redeliver') return event;
  const original = events.find(({ id }) => id === event.ref);
  if (!original || original.type === 'redeliver' || original.type === 'service_restart')
    throw new Error(`there is no event "${event.ref}" to deliver again`);
  return original;
}
