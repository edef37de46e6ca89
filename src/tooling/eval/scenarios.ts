import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createIngest } from '../../inbox/ingest.js';
import { createIntentLoader } from '../../intents/load-intents.js';
import { migrate } from '../../platform/database/migrate.js';
import { openDatabase } from '../../platform/database/open-database.js';
import { runtimeRole } from '../../platform/database/tenant-db.js';
import { createLog } from '../../platform/log.js';
import { createMetrics } from '../../platform/metrics.js';
import { createSealer } from '../../platform/secrets.js';
import { holdClock } from './held-clock.js';
import { playScenario, type Stage } from './play-scenario.js';
import { type Played, readScenarios } from './scenario.js';
import { scoreScenario } from './score-scenario.js';

const migrationsFolder = path.join(import.meta.dirname, '../../../migrations');

export interface ScenarioOptions {
  /** A JSON list of scenarios. */
  file: string;
  /** Where to leave what happened, a JSON line per scenario, for other scoring; nowhere when absent. */
  resultsFile?: string | undefined;
  /** An empty database to play on; an embedded one when absent. */
  databaseUrl?: string | undefined;
  print: (line: string) => void;
}

/** Plays every scenario against the product. Returns what went otherwise than expected. */
export async function evaluateScenarios(options: ScenarioOptions): Promise<string[]> {
  const { file, resultsFile, databaseUrl, print } = options;
  const scenarios = readScenarios(file);
  const results: Played[] = [];
  const failed: string[] = [];
  await onStage(databaseUrl, async (stage) => {
    for (const scenario of scenarios) {
      const played = await playScenario(scenario, stage);
      results.push(played);
      const { checks, failures } = scoreScenario(scenario, played);
      const isPassed = failures.length === 0;
      const count = `${checks - failures.length}/${checks}`;
      print(`${scenario.id}  ${isPassed ? 'passed' : 'FAILED'}  ${count.padStart(5)}  ${scenario.title}`);
      for (const failure of failures) print(`     ${failure}`);
      if (!isPassed) failed.push(`scenarios: ${scenario.id}: ${failures.join('; ')}`);
    }
  });
  print(`scenarios: ${scenarios.length - failed.length} of ${scenarios.length} passed`);
  if (resultsFile !== undefined)
    fs.writeFileSync(resultsFile, results.map((played) => `${JSON.stringify(played)}\n`).join(''));
  return failed;
}

/** A database of its own, whose clock the scenarios set. */
async function onStage(url: string | undefined, play: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-eval-'));
  const log = createLog({ level: 'silent' });
  const db = await openDatabase({ url, folder }, log);
  try {
    await migrate(db, migrationsFolder, log);
    await play({
      db,
      setClock: await holdClock(db),
      ingest: createIngest(db.pool({ role: runtimeRole })),
      sealer: createSealer({ current: 'for scenarios, for scenarios, for scenarios' }),
      metrics: createMetrics(),
      loadIntents: createIntentLoader(),
    });
  } finally {
    await db.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
