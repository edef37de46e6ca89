import { z } from 'zod';
import type { Found } from './find-entry.js';

/** `connector`, or the default export; either may be a list. */
const Module = z.object({ connector: z.unknown(), default: z.unknown() }).partial();

/** What a module exports as connectors; unchecked. */
export async function importConnectors({
  name,
  entry,
}: Found): Promise<{ values: readonly unknown[]; problem?: string }> {
  try {
    const { connector, default: main } = Module.parse({ ...(await load(entry)) });
    const exported = connector ?? main;
    if (exported !== undefined) return { values: Array.isArray(exported) ? exported : [exported] };
    const problem = `CONNECTORS names ${name}, which exports no connector: export it as connector or as the default, alone or in a list.`;
    return { values: [], problem };
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const problem = `CONNECTORS names ${name}, which fails while it is loaded: ${said.slice(0, 300)}. Correct it, or take it out.`;
    return { values: [], problem };
  }
}

/** A dynamic import is typed by nobody. */
const load = (entry: string): Promise<object> => import(entry);
