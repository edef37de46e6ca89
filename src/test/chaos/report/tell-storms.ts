import type { StormReport } from '../storm/run-storm.js';
import { table } from './table.js';

/** The sum over all storms, as a table for people. */
export function stormTable(reports: readonly StormReport[]): string {
  const figures = reports.map((report) => report.figures);
  const sum = (pick: (figure: (typeof figures)[number]) => number) =>
    figures.reduce((total, one) => total + pick(one), 0);
  const max = (pick: (figure: (typeof figures)[number]) => number) =>
    Math.max(...figures.map(pick)).toFixed(1);
  const merged = (pick: (figure: (typeof figures)[number]) => Record<string, number>) =>
    figures.map(pick).reduce(addUp, {});
  const points = new Set(figures.flatMap((figure) => figure.points));
  const replies = sum((one) => one.replies);
  const parked = merged((one) => one.parked);
  return table(
    ['Storms', String(reports.length)],
    [
      ['SIGKILL of a process', `${sum((one) => one.kills)}, at ${points.size} named points among others`],
      ['FLUSHALL', sum((one) => one.flushes)],
      ['Redis killed', sum((one) => one.redisKills)],
      ['PostgreSQL stopped `immediate`', sum((one) => one.databaseCrashes)],
      [
        'Calls to a platform that met a lie',
        ofAll(
          sum((one) => one.lies),
          sum((one) => one.calls),
        ),
      ],
      ['Hooks sent, repetitions and further tries included', sum((one) => one.hooks)],
      ['Visitor messages', sum((one) => one.messages)],
      ['Turns', sum((one) => one.turns)],
      ['Messages of ours at the platforms', replies],
      ['… known to be there by', said(merged((one) => one.sentVia))],
      ['Takeovers by operators', sum((one) => one.takeovers)],
      ['Cancelled before sending', said(merged((one) => one.cancelled))],
      ['Parked and given to a human', `${said(parked)} (${percent(total(parked), replies)})`],
      ['**Lost**', `**${reports.flatMap(({ verdict }) => verdict.lost).length}**`],
      ['**Duplicated**', `**${reports.flatMap(({ verdict }) => verdict.duplicated).length}**`],
      ['**Said after a takeover**', `**${reports.flatMap(({ verdict }) => verdict.afterTakeover).length}**`],
      [
        `Other invariants broken, in ${sum((one) => one.checks)} looks`,
        reports.flatMap(({ verdict }) => verdict.broken).length,
      ],
      ['Oldest transaction seen, seconds', max((one) => one.oldestTransaction)],
      ['Seconds to quiet after the storm, at most', max((one) => one.drainSeconds)],
    ],
  );
}

function addUp(all: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const names = new Set([...Object.keys(all), ...Object.keys(more)]);
  return Object.fromEntries([...names].map((name) => [name, (all[name] ?? 0) + (more[name] ?? 0)]));
}

const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, one) => sum + one, 0);

const said = (counts: Record<string, number>): string =>
  total(counts) === 0
    ? '0'
    : Object.entries(counts)
        .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
        .join(', ');

const percent = (part: number, whole: number): string =>
  whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`;

const ofAll = (part: number, whole: number): string =>
  `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${percent(part, whole)})`;
