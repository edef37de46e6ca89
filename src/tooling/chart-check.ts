import { settingNames } from '../platform/settings-fields.js';
import { checkRefusals } from './chart-check/check-refusals.js';
import { checkRenderings } from './chart-check/check-renderings.js';
import { checkOpenings, checkTraffic } from './chart-check/check-traffic.js';
import { checkUpgrade } from './chart-check/check-upgrade.js';
import { compareSettings, settingsInChart, settingsInCompose } from './chart-check/compare-settings.js';
import { containersOf, type Manifest, workloadsIn } from './chart-check/manifests.js';
import { type Helm, obtainHelm } from './chart-check/obtain-helm.js';
import { cacheFolder, chart, root } from './chart-check/render-chart.js';
import type { Report } from './chart-check/report.js';
import { runContainers } from './chart-check/run-containers.js';
import { valueSets } from './chart-check/value-sets.js';
import { wrongValues } from './chart-check/wrong-values.js';

/**
 * `npm run chart:check`: lints and renders the chart as Helm does, old and new, compares what comes out with the definitions
 * of Kubernetes and with our own rules, and runs the commands of its containers. `--update` takes the present shapes over
 * as fixtures. REQUIRE_SERVICES=true fails when a part could not be checked.
 */

const isUpdate = process.argv.includes('--update');
const report: Report = { done: [], problems: [], skipped: [] };

function compareWith(place: string, given: ReadonlySet<string>): string[] {
  const { missing, unknown } = compareSettings(settingNames, given);
  return [
    ...missing.map((name) => `${place} cannot set ${name}`),
    ...unknown.map((name) => `${place} sets ${name}, which is no setting`),
  ];
}

/** What the containers are really given, when every value is. */
const rendered = (manifests: readonly Manifest[]): Set<string> =>
  new Set(
    workloadsIn(manifests)
      .flatMap(({ spec }) => containersOf(spec.template.spec))
      .flatMap(({ env }) => env.map(({ name }) => name)),
  );

async function checkWithHelm(helms: readonly Helm[]): Promise<void> {
  const { manifests, problems } = await checkRenderings(helms, isUpdate);
  const [plain, everything] = [manifests.get('backup') ?? [], manifests.get('everything') ?? []];
  const given = rendered(everything);
  report.problems.push(
    ...problems,
    ...settingNames.filter((name) => !given.has(name)).map((name) => `no container is given ${name}`),
    ...checkTraffic(plain),
    ...checkOpenings(everything),
    ...(await checkRefusals(helms)),
  );
  const newest = helms.at(-1);
  if (newest !== undefined) report.problems.push(...(await checkUpgrade(newest, plain)));
  report.done.push(
    `${valueSets.length} sets of values linted, rendered and checked with Helm ${helms.map(({ version }) => version).join(' and ')}`,
    `${wrongValues.length} wrong values refused`,
    'ways through the NetworkPolicies; generated secrets over an upgrade',
  );
  await runContainers(plain, report);
}

report.problems.push(
  ...compareWith('the chart', settingsInChart(chart)),
  ...compareWith('docker-compose.yml', settingsInCompose(root)),
);
report.done.push(`${settingNames.length} settings compared with the chart and docker-compose.yml`);
const helms = await obtainHelm(cacheFolder).catch((error: unknown) => {
  report.skipped.push(`all that needs Helm, which could not be had (${String(error)})`);
  return [];
});
if (helms.length > 0) await checkWithHelm(helms);

console.log(report.done.map((line) => `Checked: ${line}.`).join('\n'));
if (report.skipped.length > 0) console.log(report.skipped.map((line) => `Not checked: ${line}.`).join('\n'));
if (report.problems.length > 0)
  console.log(`\nProblems:\n${report.problems.map((problem) => `  - ${problem}`).join('\n')}`);
const isIncomplete = report.skipped.length > 0 && process.env['REQUIRE_SERVICES'] === 'true';
process.exit(report.problems.length > 0 || isIncomplete ? 1 : 0);
