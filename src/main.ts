import { startApp } from './app/start-app.js';
import { noFarewell, stopTimes } from './app/stop-times.js';
import { AppError } from './platform/errors.js';
import { createLog } from './platform/log.js';
import { readSettings, secretValues, SettingsError } from './platform/settings.js';
import { giveBackWhatStartingLeft, growSparingly } from './platform/spare-memory.js';

async function main(): Promise<void> {
  growSparingly();
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  for (const warning of settings.warnings) log.warn(warning);
  const app = await startApp(settings, log);
  giveBackWhatStartingLeft();
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    // Whoever stops it by hand has no balancer in front, and beside the embedded database there is no other process.
    const isAlone = signal !== 'SIGTERM' || settings.databaseUrl === undefined;
    app.stop(stopTimes.limitMs, isAlone ? noFarewell : stopTimes).then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise failed and nobody looked'));
}

/** What the operator can do something about is told in a sentence; everything else with its stack. */
function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof AppError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
