import path from 'node:path';
import { z } from 'zod';
import type { Bench } from '../bench.js';
import { startChild } from '../child.js';
import { compareStored } from '../count-stored.js';
import { median, ratio, round } from '../figures.js';
import type { Sent } from '../load/send-hooks.js';
import { type Found, row } from '../part.js';
import { startStack } from '../stack.js';
import { cpuMsOf } from '../usage.js';

export const lanes = 50;
const steadyPerSecond = 500;
/** The product's own pool for hooks is as large. */
const poolSize = 4;

/** Hooks acknowledged per second, in turns with the bare route, and how late an acknowledgement is at a steady rate. */
export async function measureHooks(bench: Bench): Promise<Found> {
  const { sizes } = bench.options;
  const database = await bench.copyBase();
  const stack = await startStack({ ...bench, database, workers: 0, name: 'hooks' });
  const bare = await startBare(bench, database.url);
  const load = { sites: [...bench.base.inboxes], lanes };
  const runs: Run[] = [];
  const send = async (port: number, more: { durationMs: number; perSecond?: number }) => {
    const { pid } = port === bare.port ? bare : stack.web;
    const before = { own: cpuMsOf(pid), database: await database.cpuMs() };
    const sent = await bench.sendHooks({ ...load, ...more, port });
    const databaseCpuMs = (await database.cpuMs()) - before.database;
    return { ...sent, ownCpuMs: cpuMsOf(pid) - before.own, databaseCpuMs };
  };
  for (const port of [bare.port, stack.web.port]) await send(port, { durationMs: sizes.warmUpMs });
  for (let round = 0; round < sizes.rounds; round += 1) {
    const theirs = await send(bare.port, { durationMs: sizes.roundMs });
    runs.push({ bare: theirs, ours: await send(stack.web.port, { durationMs: sizes.roundMs }) });
  }
  const steady = await send(stack.web.port, { durationMs: sizes.steadyMs, perSecond: steadyPerSecond });
  const problems = [];
  for (const sent of [...runs.map(({ ours }) => ours), steady])
    problems.push(...(await compareStored(sent, database)), ...refusedIn(sent));
  const memory = stack.web.memory();
  await stack.end();
  await bare.stop();
  await database.drop();
  return { ...describe(runs, { steady, peakMb: memory.peakMb }), problems };
}

type Measured = Sent & { run: number; ownCpuMs: number; databaseCpuMs: number };

interface Run {
  bare: Measured;
  ours: Measured;
}

/** A refusal or a lost answer means that something else was measured than meant. */
export const refusedIn = ({ run, sent, acknowledged, statuses }: Sent & { run: number }): string[] =>
  sent === acknowledged
    ? []
    : [
        `run ${run}: ${sent - acknowledged} of ${sent} hooks were not acknowledged (${JSON.stringify(statuses)})`,
      ];

/** The bare route at work on a database. */
export async function startBare(bench: Bench, databaseUrl: string) {
  const child = startChild(path.join(import.meta.dirname, '../bare-route.ts'));
  const stop = bench.cleanup.add(() => child.stop());
  const question = { ask: 'serve', databaseUrl, connections: poolSize };
  const { port } = await child.ask(question, z.object({ port: z.number() }));
  return { port, pid: child.pid, stop };
}

function describe(runs: readonly Run[], { steady, peakMb }: { steady: Measured; peakMb: number }) {
  const of = (side: keyof Run, read: (sent: Measured) => number) =>
    round(median(runs.map((run) => read(run[side]))));
  const side = (name: keyof Run) => ({
    per_second: of(name, (sent) => sent.perSecond),
    p50_ms: of(name, (sent) => sent.latencyMs.p50),
    p95_ms: of(name, (sent) => sent.latencyMs.p95),
    p99_ms: of(name, (sent) => sent.latencyMs.p99),
    cpu_ms_each: of(name, (sent) => sent.ownCpuMs / sent.acknowledged),
    database_cpu_ms_each: of(name, (sent) => sent.databaseCpuMs / sent.acknowledged),
    generator_cpu_ms_each: of(name, (sent) => sent.cpuMs / sent.acknowledged),
  });
  const figures = {
    ...{ connections: lanes, pool: poolSize },
    ours: side('ours'),
    bare: side('bare'),
    ratio: round(median(runs.map(({ ours, bare }) => ratio(ours.perSecond, bare.perSecond)))),
    steady: { per_second: steadyPerSecond, ...steady.latencyMs },
    peak_mb: round(peakMb),
  };
  const told = ({ per_second, p50_ms, p95_ms, p99_ms }: ReturnType<typeof side>) =>
    `${per_second}/s  p50 ${p50_ms}  p95 ${p95_ms}  p99 ${p99_ms} ms`;
  const cpuTold = ({ cpu_ms_each, database_cpu_ms_each, generator_cpu_ms_each }: ReturnType<typeof side>) =>
    `${cpu_ms_each}, ${database_cpu_ms_each}, ${generator_cpu_ms_each} ms`;
  const { p50, p95, p99 } = steady.latencyMs;
  return {
    figures,
    rows: [
      row(`acknowledged, ${lanes} connections`, told(figures.ours)),
      row('bare Koa route, one row each', told(figures.bare)),
      row('ours as a multiple of it', String(figures.ratio), '>= 1'),
      row(`at a steady ${steadyPerSecond}/s`, `p50 ${p50}  p95 ${p95}  p99 ${p99} ms`, 'p99 <= 50 ms'),
      row(
        'CPU for each: process, database, generator',
        cpuTold(figures.ours),
        `bare ${cpuTold(figures.bare)}`,
      ),
      row('memory of the web process, most', `${figures.peak_mb} MB`, '<= 300 MB'),
    ],
  };
}
