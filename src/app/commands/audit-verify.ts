import { parseArgs } from 'node:util';
import { type ChainReport, verifyAudit } from '../../accounts/verify-audit.js';
import { isId } from '../../platform/ids.js';
import { createLog } from '../../platform/log.js';
import { readSettings, secretValues } from '../../platform/settings.js';
import { reachDatabase } from './reach-database.js';
import { runCommand } from './run-command.js';

/** `npm run audit:verify [-- --tenant ID]`: whether the audit log is what was written, while the product runs. */
async function auditVerify(): Promise<string | undefined> {
  const { tenant } = parseArgs({ options: { tenant: { type: 'string' } } }).values;
  if (tenant !== undefined && !isId(tenant)) return `${tenant} is no id of a tenant.`;
  const settings = readSettings();
  const log = createLog({ level: settings.logLevel, secrets: secretValues(settings) });
  const db = await reachDatabase(settings, log);
  const client = await db.pool({ max: 1 }).connect();
  const broken: string[] = [];
  let chains = 0;
  try {
    for await (const report of verifyAudit(client, tenant)) {
      chains += 1;
      process.stdout.write(`${tell(report)}\n`);
      if (report.broken !== undefined) broken.push(nameOf(report));
    }
  } finally {
    client.release(true);
    await db.stop();
  }
  if (chains === 0) return 'There is no such tenant.';
  return broken.length === 0 ? undefined : `The audit log is broken: ${broken.join(', ')}.`;
}

const nameOf = ({ tenant }: ChainReport): string =>
  tenant === null ? 'the installation' : `${tenant.name} (${tenant.id})`;

const tell = (report: ChainReport): string =>
  report.broken === undefined
    ? `${nameOf(report)}: ${report.whole} entries whole, the last ${report.head.hash || 'none'}`
    : `${nameOf(report)}: ${report.whole} entries whole, then ${report.broken}`;

await runCommand(auditVerify);
