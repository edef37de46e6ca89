import { startApp } from './app/start-app.js';
import { AppError } from './platform/errors.js';
import { createLog } from './platform/log.js';
import { readSettings, secretValues, SettingsError } from './platform/settings.js';

/** How long running work may take when the process is told to stop (reliability.md F-016). */
const stopLimitMs = 25_000;
/** For so long at most a balancer may go on sending requests over connections that it keeps open. */
const lingerMs = 3_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  for (const warning of settings.warnings) log.warn(warning);
  const app = await startApp(settings, log);
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    // Whoever stops it by hand has no balancer in front.
    app.stop(stopLimitMs, signal === 'SIGTERM' ? lingerMs : 0).then(
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
