import type { Verdict } from './judge.js';
import type { Ending } from './roll.js';
import type { Rig } from './start-rig.js';

interface Told {
  written: number;
  endings: readonly Ending[];
  hooks: Rig['crisp']['ledger']['deliveries'];
}

const mostLines = 20;

/** The figures, and what was not as promised. */
export function tell(verdict: Verdict, { written, endings, hooks }: Told): string {
  const counts = Object.entries(verdict).map(([what, { length }]) => `${what} ${length}`);
  const took = hooks.flatMap(({ tookMs }) => tookMs ?? []).sort((one, other) => one - other);
  const part = (share: number) => Math.round(took[Math.floor(share * (took.length - 1))] ?? 0);
  const slowest = (kind: Ending['kind']) =>
    Math.max(0, ...endings.filter((one) => one.kind === kind).map(({ ms }) => Math.round(ms)));
  return [
    `${written} messages, ${endings.length} restarts: ${counts.join(', ')}`,
    `${took.length} hooks: half within ${part(0.5)} ms, 99 % within ${part(0.99)} ms, all within ${part(1)} ms`,
    `the slowest end: web ${slowest('web')} ms, worker ${slowest('worker')} ms`,
    ...Object.entries(verdict).flatMap(([what, cases]) =>
      cases.slice(0, mostLines).map((one) => `${what}: ${one}`),
    ),
  ]
    .map((line) => `    ${line}`)
    .join('\n');
}
