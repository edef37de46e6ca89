import path from 'node:path';
import { connectors as ours } from '../../connectors/index.js';
import type { AnyConnector } from '../kit/index.js';
import { contractProblem } from '../kit/contract-problem.js';
import type { Log } from '../platform/log.js';
import { type Settings, SettingsError } from '../platform/settings.js';
import { fieldsProblem } from './load-connectors/fields-problem.js';
import { findEntry, type Found } from './load-connectors/find-entry.js';
import { importConnectors } from './load-connectors/import-connectors.js';
import { shareKit } from './load-connectors/share-kit.js';

/** All connectors of this installation by their id, and where each one's guide stands. */
export interface Installed {
  connectors: ReadonlyMap<string, AnyConnector>;
  folders: ReadonlyMap<string, string>;
  /** What the setting CONNECTORS calls those that are not ours. */
  origins: ReadonlyMap<string, string>;
}

const ownFolder = path.join(import.meta.dirname, '../../connectors');

/**
 * Ours, and those that the setting CONNECTORS names. One that cannot be used would leave its tenants without answers unseen:
 * all problems are told at once, and the start refused. Throws SettingsError.
 */
export async function loadConnectors(
  { connectors: named, ...apiUrls }: Pick<Settings, 'connectors' | 'crispApiUrl' | 'telegramApiUrl'>,
  log: Log,
): Promise<Installed> {
  const installed = ours(apiUrls);
  const connectors = new Map(installed.map((one) => [one.manifest.id, one] as const));
  const folders = new Map<string, Place>(
    installed.map(({ manifest: { id } }) => [id, { name: '', folder: path.join(ownFolder, id) }]),
  );
  const problems: string[] = [];
  const found = named.map((name) => findEntry(name));
  const usable = found.filter((one) => 'entry' in one);
  problems.push(...found.flatMap((one) => ('problem' in one ? [one.problem] : [])));
  if (usable.length > 0) shareKit(usable.map(({ folder }) => folder));
  for (const one of usable) problems.push(...(await addFrom(one, { connectors, folders })));
  if (problems.length > 0) throw new SettingsError(problems);
  tell(usable, folders, log);
  const outside = [...folders].filter(([, { name }]) => name !== '');
  return {
    connectors,
    folders: new Map([...folders].map(([id, { folder }]) => [id, folder])),
    origins: new Map(outside.map(([id, { name }]) => [id, name])),
  };
}

/** Adds what a place exports, and returns what is wrong with the rest. */
async function addFrom(
  place: Found,
  { connectors, folders }: { connectors: Map<string, AnyConnector>; folders: Map<string, Place> },
): Promise<string[]> {
  const { values, problem } = await importConnectors(place);
  const wrong = values.flatMap((value) => {
    if (!isConnector(value)) return contractProblem(value) ?? [];
    const own = ownProblem(value, folders);
    if (own !== undefined) return own;
    connectors.set(value.manifest.id, value);
    folders.set(value.manifest.id, place);
    return [];
  });
  const told = wrong.map((sentence) => `CONNECTORS names ${place.name}. ${sentence}`);
  return problem === undefined ? told : [problem, ...told];
}

const isConnector = (value: unknown): value is AnyConnector => contractProblem(value) === undefined;

/** Where a connector comes from; ours have no name. */
type Place = Pick<Found, 'name' | 'folder'>;
type Places = ReadonlyMap<string, Place>;

/** An id stands in hook addresses and with stored connections: it means one connector. */
function ownProblem(connector: AnyConnector, folders: Places): string | undefined {
  const { id } = connector.manifest;
  const other = folders.get(id);
  if (!other) return fieldsProblem(connector);
  const whose = other.name === '' ? 'one of the product’s own' : `also that of ${other.name}`;
  return `The connector’s id “${id}” is ${whose}: give it another id, or name only one of them.`;
}

function tell(usable: readonly Found[], folders: Places, log: Log): void {
  for (const { name, folder } of usable) {
    const ids = [...folders].filter(([, one]) => one.folder === folder).map(([id]) => id);
    log.info({ from: name, connectors: ids }, 'connectors loaded from outside');
  }
}
