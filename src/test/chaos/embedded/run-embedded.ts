import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { adminEmail, adminPassword, type Api } from '../../harness/start-test-app.js';
import { becomeVisitor, openWidget, shopOrigin } from '../../harness/open-widget.js';
import { seededRandom } from '../../simulators/faults.js';
import type { Options } from '../options.js';
import { table } from '../report/table.js';
import { buildProduct } from '../rig/build-product.js';
import { quantile } from '../timings/quantiles.js';
import { signIn } from '../world/sign-in.js';
import { type BuiltProcess, startBuilt } from './start-built.js';
import { missingWords, type Promised, writeUntilGone } from './write-until-gone.js';
import { freePort } from '../../harness/free-port.js';

/** The product as one process on one data directory, killed again and again while it says "I have it". */
export async function runEmbedded({ isShort, seed, keepLogs }: Options): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-chaos-embedded-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const product = await buildProduct('product');
  const settings = { ...common, PORT: String(port), PUBLIC_URL: url, DATA_DIR: path.join(folder, 'data') };
  try {
    const found = await killAgainAndAgain({
      ...{ file: product.file, url, settings, seed },
      rounds: isShort ? 3 : 50,
    });
    console.log(`Seed ${seed}\n\n${tell(found)}\n`);
    for (const words of found.missing) console.log(`  lost: ${words}`);
    console.log(`lost ${found.missing.length} of ${found.promised} acknowledged, ${found.kills} kills`);
    return found.missing.length === 0 && found.refusal.isRefused;
  } finally {
    product.remove();
    if (!keepLogs) fs.rmSync(folder, { recursive: true, force: true });
  }
}

const common = {
  ...{ HOST: '127.0.0.1', LOG_LEVEL: 'error' },
  ...{ ADMIN_EMAIL: adminEmail, ADMIN_PASSWORD: adminPassword },
};

interface Found {
  kills: number;
  promised: number;
  missing: string[];
  /** From the start of a process until it serves. */
  readyMs: number[];
  /** A second process on the same directory. */
  refusal: { isRefused: boolean; ms: number };
}

interface Course {
  file: string;
  url: string;
  settings: Record<string, string>;
  rounds: number;
  seed: number;
}

async function killAgainAndAgain({ file, url, settings, rounds, seed }: Course): Promise<Found> {
  const random = seededRandom(seed);
  const readyMs: number[] = [];
  const start = async (): Promise<BuiltProcess> => {
    const since = performance.now();
    const product = startBuilt(file, settings);
    await product.ready();
    readyMs.push(performance.now() - since);
    return product;
  };
  let product = await start();
  const widget = await openWidget(await signIn(url), 'Northern Lamps', { config: { limits: generous } });
  const promised: Promised[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const visitors = await Promise.all([1, 2, 3].map(() => becomeVisitor(url, widget.publicKey, shopOrigin)));
    const writing = writeUntilGone({ visitors, api: widget.api, round });
    await wait(200 + random() * 1_500);
    product.child.kill('SIGKILL');
    await product.ended();
    promised.push(await writing);
    product = await start();
  }
  const missing = await missingFrom(promised, widget.api);
  const refusal = await startSecond(file, settings);
  product.child.kill('SIGKILL');
  await product.ended();
  return { kills: rounds, promised: count(promised), missing, readyMs, refusal };
}

const generous = {
  messages_per_visitor_per_minute: 1_000,
  messages_per_address_per_minute: 10_000,
  messages_per_day: 1_000_000,
};

const count = (promised: readonly Promised[]): number =>
  promised.reduce((sum, one) => sum + one.words.size, 0);

async function missingFrom(promised: readonly Promised[], api: Api): Promise<string[]> {
  const missing: string[] = [];
  for (const one of promised) missing.push(...(await missingWords(one, api)));
  return missing;
}

async function startSecond(file: string, settings: Record<string, string>): Promise<Found['refusal']> {
  const second = startBuilt(file, { ...settings, PORT: String(await freePort()) });
  const { code, ms, said } = await second.ended();
  return { isRefused: code === 1 && said.includes('in use by another process'), ms };
}

function tell({ kills, promised, missing, readyMs, refusal }: Found): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return table(
    ['One process, embedded database', ''],
    [
      ['kill -9 while it acknowledged', kills],
      ['Messages acknowledged', promised],
      ['**Lost**', `**${missing.length}**`],
      [
        'Ready again after, p50 / max',
        `${seconds(quantile(readyMs, 0.5))} / ${seconds(quantile(readyMs, 1))}`,
      ],
      [
        'A second process on the directory',
        refusal.isRefused ? `refused in ${seconds(refusal.ms)}` : 'NOT refused',
      ],
    ],
  );
}
