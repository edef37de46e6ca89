import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The programs that the rig starts for itself. */
export interface Binaries {
  initdb: string;
  postgres: string;
  redis: string;
}

/** PostgreSQL or Redis is not installed here: the rig can say nothing about the product. */
export class MissingServices extends Error {}

/** Searches PATH, what `pg_config` says, and where packages put PostgreSQL. Throws MissingServices with a sentence. */
export function findBinaries(): Binaries {
  const folders = [...onPath(), ...saidByPgConfig(), ...packaged()];
  const find = (name: string) => folders.map((folder) => path.join(folder, name)).find(isProgram);
  const [initdb, postgres, redis] = [find('initdb'), find('postgres'), find('redis-server')];
  if (initdb !== undefined && postgres !== undefined && redis !== undefined)
    return { initdb, postgres, redis };
  const missing = [
    ...(initdb === undefined || postgres === undefined ? ['PostgreSQL (initdb and postgres)'] : []),
    ...(redis === undefined ? ['Redis (redis-server)'] : []),
  ];
  throw new MissingServices(
    `The chaos rig starts servers of its own and does not find ${missing.join(' and ')} on this machine.`,
  );
}

/** Why the rig cannot run here, as a sentence; nothing when it can. */
export function whyMissing(): string | undefined {
  try {
    findBinaries();
    return undefined;
  } catch (error) {
    if (error instanceof MissingServices) return error.message;
    throw error;
  }
}

const onPath = (): string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).filter((part) => part !== '');

function saidByPgConfig(): string[] {
  const { status, stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return status === 0 ? [stdout.trim()] : [];
}

/** `/usr/lib/postgresql/15/bin` and the like, the newest version first. */
function packaged(): string[] {
  const root = '/usr/lib/postgresql';
  const versions = fs.existsSync(root) ? fs.readdirSync(root).map(Number) : [];
  return versions.sort((a, b) => b - a).map((version) => `${root}/${version}/bin`);
}

const isProgram = (file: string): boolean => fs.existsSync(file) && fs.statSync(file).isFile();
