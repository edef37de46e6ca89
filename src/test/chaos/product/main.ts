import './fast-clock.js';
import fs from 'node:fs';
import type { Parts } from '../../../app/build.js';
import { startApp } from '../../../app/start-app.js';
import { createLog } from '../../../platform/log.js';
import { readSettings } from '../../../platform/settings.js';
import { arm, type Gauge } from './arm.js';
import { forbidCallsInTransactions } from './forbid-calls-in-transactions.js';
import { hasten } from './hasten.js';
import { killPoint, type KillPointName } from './kill-points.js';
import { makeNaive } from './naive.js';

/** The product as one process of the rig's: the same parts, a faster clock, and places where it dies. */

const settings = readSettings();
const role = settings.roles.includes('web') ? 'web' : 'worker';

/** The rig reads it from a pipe. Written at once, because the next line may be the process's last. */
const tell = (word: string): void => void fs.writeSync(4, `${word}\n`);

/** Armed by the rig while it runs: it dies when it next passes that point. */
function createGauge(): Gauge {
  let armed: KillPointName | undefined;
  process.on('message', (word) => {
    if (word !== 'begin') armed = killPoint(String(word)).name;
  });
  const pass = (point: KillPointName) => {
    if (point !== armed) return;
    tell(`dies ${point}`);
    process.kill(process.pid, 'SIGKILL');
  };
  return {
    pass,
    passIn: (ms, point) => {
      if (point === armed) setTimeout(() => pass(point), ms);
      return point === armed;
    },
  };
}

function adjust(parts: Parts): Parts {
  const limitMs = Number(process.env['CHAOS_CALL_LIMIT_MS'] ?? 10_000);
  const sender = process.env['CHAOS_NAIVE'] === 'true' ? makeNaive(parts) : parts;
  const watched = forbidCallsInTransactions(hasten(sender, limitMs), (what) => tell(`broken ${what}`));
  return arm(watched, role, createGauge());
}

const log = createLog({ level: settings.logLevel });
process.on('unhandledRejection', (err) => log.error({ err }, 'a promise failed and nobody looked'));
// A spare process has loaded all its code when it is needed.
await new Promise((resolve) => process.once('message', resolve));
await startApp(settings, log, { adjust });
tell('ready');
