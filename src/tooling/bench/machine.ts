import os from 'node:os';
import type { Stores } from './stores.js';

/** What was measured on. */
export interface Machine {
  processor: string;
  cores: number;
  memory_gb: number;
  /** Work that waited for a core before anything began: above half the cores it was not a quiet run. */
  load_before: number;
  node: string;
  postgres: string;
  redis: string;
}

export async function describeMachine(stores: Stores): Promise<Machine> {
  const { postgres, redis } = await stores.versions();
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    load_before: Math.round((os.loadavg()[0] ?? 0) * 100) / 100,
    node: process.version,
    ...{ postgres, redis },
  };
}
