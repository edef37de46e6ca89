import { createCleanup } from '../../tooling/bench/cleanup.js';
import { openStores, type OwnDatabase, type ServerUrls } from '../../tooling/bench/stores.js';
import { buildProduct } from '../chaos/rig/build-product.js';
import type { Inbox } from '../chaos/world/inbox.js';
import { connectCrisp } from '../chaos/world/open-inboxes.js';
import { signIn } from '../chaos/world/sign-in.js';
import { knowledgeOf } from '../chaos/world/what-is-said.js';
import { type ProductProcess, startProcess } from '../harness/start-process.js';
import { adminEmail, adminPassword, openTenant } from '../harness/start-test-app.js';
import { type CrispSimulator, startCrisp } from '../simulators/crisp/start.js';
import { defaultAnswer } from '../simulators/model/default-answer.js';
import { type ModelSimulator, startModel } from '../simulators/model/start.js';
import { admit, type Place } from './roll.js';
import { type Balancer, startBalancer } from './start-balancer.js';
import { startProxy } from './start-proxy.js';
import { freePort } from '../harness/free-port.js';

/** Two web and two worker processes behind a balancer, with a platform, a model and businesses that are connected. */
export interface Rig {
  crisp: CrispSimulator;
  balancer: Balancer;
  web: readonly Place[];
  workers: readonly Place[];
  inboxes: readonly Inbox[];
  database: OwnDatabase;
  /** What processes are started with from now on; those that run keep what they have. */
  settings: Record<string, string>;
  /** What all processes wrote, also those that have ended: why a hook was refused stands there. */
  said: () => string;
  stop: () => Promise<void>;
}

export interface Thinking {
  /** Of so many calls one takes long. */
  oneIn: number;
  longMs: number;
}

export interface RigOptions {
  workers: number;
  /** What stands in front: a Service of Kubernetes unless told. */
  front?: keyof typeof fronts;
  /** Beside those that every process of the rig gets. */
  settings?: Record<string, string>;
  /** All answers are quick unless told. */
  thinking?: Thinking;
}

const fronts = { service: startBalancer, proxy: startProxy };
const names = ['Northern Lamps', 'Harbour Lamps'];

export async function startRig(servers: ServerUrls, options: RigOptions): Promise<Rig> {
  const cleanup = createCleanup((error) => console.error(error));
  try {
    return { ...(await start(servers, { ...options, cleanup })), stop: () => cleanup.run() };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

interface Start extends RigOptions {
  cleanup: ReturnType<typeof createCleanup>;
}

async function start(servers: ServerUrls, { cleanup, ...options }: Start): Promise<Omit<Rig, 'stop'>> {
  const product = await buildProduct('product');
  cleanup.add(() => {
    product.remove();
    return Promise.resolve();
  });
  const stores = openStores(servers, cleanup);
  const database = await stores.createDatabase();
  const redis = await stores.takeRedis();
  const crisp = await startCrisp();
  cleanup.add(() => crisp.stop());
  const model = await startModel({ answer: think(options.thinking) });
  cleanup.add(() => model.stop());
  const balancer = await fronts[options.front ?? 'service']();
  cleanup.add(() => balancer.stop());
  const settings: Record<string, string> = {
    ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, PUBLIC_URL: balancer.url },
    ...settingsOf({ crisp, model }),
    ...options.settings,
  };
  const processes: ProductProcess[] = [];
  const open = async (kind: Place['kind']): Promise<Place> => {
    const [port, healthPort] = [await freePort(), await freePort()];
    const own = { PORT: String(port), HEALTH_PORT: String(healthPort), ROLES: rolesOf[kind] };
    const startOne = () => {
      const process = startProcess({ ...settings, ...own }, [product.file]);
      processes.push(process);
      return process;
    };
    const place: Place = { kind, port, process: startOne(), start: startOne };
    cleanup.add(async () => {
      place.process.child.kill('SIGKILL');
      await place.process.ended();
    });
    return place;
  };
  const web = [await open('web'), await open('web')];
  const workers: Place[] = [];
  while (workers.length < options.workers) workers.push(await open('worker'));
  await Promise.all([...web, ...workers].map(({ process }) => process.ready()));
  await Promise.all(web.map((place) => admit(place, balancer)));
  const inboxes = await openInboxes(balancer.url, crisp);
  const said = () => processes.map((one) => one.said().out + one.said().err).join('');
  return { crisp, balancer, web, workers, inboxes, database, settings, said };
}

const rolesOf = { web: 'web', worker: 'worker,scheduler' } as const;

const settingsOf = ({ crisp, model }: { crisp: CrispSimulator; model: ModelSimulator }) => ({
  ...{ HOST: '127.0.0.1', LOG_LEVEL: 'warn', EGRESS_ALLOW: '127.0.0.1/32' },
  ...{ SECRET_KEY: 'only for rolling, only for rolling, only for rolling' },
  ...{ ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword },
  ...{ CRISP_API_URL: `${crisp.url}/v1`, OPENAI_API_KEY: model.apiKey, OPENAI_BASE_URL: model.url },
});

/** Mostly quick; now and then an answer is still being written when its process is told to stop. */
function think({ oneIn, longMs }: Thinking = { oneIn: Infinity, longMs: 0 }): typeof defaultAnswer {
  let calls = 0;
  return (request) => {
    calls += 1;
    return { ...defaultAnswer(request), latencyMs: calls % oneIn === 0 ? longMs : 50 };
  };
}

async function openInboxes(url: string, crisp: CrispSimulator): Promise<Inbox[]> {
  const app = await signIn(url);
  const inboxes: Inbox[] = [];
  for (const name of names) {
    const tenant = await openTenant(app, name);
    await tenant.api.call('PATCH', '/api/v1/config', { daily_model_calls: 1_000_000 });
    const codeWord = name.toUpperCase();
    for (const [title, content] of knowledgeOf(name, codeWord))
      await tenant.api.post('/api/v1/knowledge/sources', { kind: 'text', title, content });
    inboxes.push(await connectCrisp(tenant, { crisp }, { tenant: tenant.id, codeWord, name }));
  }
  return inboxes;
}
