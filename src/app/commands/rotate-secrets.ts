import { accessSeconds } from '../../platform/access-token.js';
import { createLog } from '../../platform/log.js';
import { readSettings, secretValues } from '../../platform/settings.js';
import { openSealer } from '../build.js';
import { reseal, type Resealed } from '../reseal.js';
import { reachDatabase } from './reach-database.js';
import { runCommand } from './run-command.js';

/**
 * `npm run secrets:rotate`: seals with SECRET_KEY whatever is sealed with SECRET_KEY_PREVIOUS, while the product runs with
 * both. Afterwards the previous key can be taken away.
 */
async function rotateSecrets(): Promise<string | undefined> {
  const settings = readSettings();
  if (settings.previousSecretKey === undefined)
    return 'Set SECRET_KEY to the new key and SECRET_KEY_PREVIOUS to the one before, restart the product with them, and run this again. Where several processes run, restart them once before with the new key as SECRET_KEY_PREVIOUS.';
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const sealer = await openSealer(settings);
  const db = await reachDatabase(settings, log);
  try {
    const told = await reseal({ db, sealer });
    process.stdout.write(tell(told));
    return problemIn(told);
  } finally {
    await db.stop();
  }
}

const tell = ({ renewed, current }: Resealed): string =>
  `Sealed anew: ${renewed}. Sealed with the present key already: ${current}.\n`;

function problemIn({ missed, closed }: Resealed): string | undefined {
  if (missed > 0) return `${missed} changed meanwhile. Run this once more.`;
  if (closed.length === 0) {
    const minutes = accessSeconds / 60;
    process.stdout.write(
      `SECRET_KEY_PREVIOUS can be taken away in ${minutes} minutes, when no access token that it signed is good any more.\n`,
    );
    return undefined;
  }
  return `Neither key opens: ${closed.slice(0, 20).join(', ')}${closed.length > 20 ? ` and ${closed.length - 20} more` : ''}. They were unreadable before.`;
}

await runCommand(rotateSecrets);
