import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildImage } from './build-image.js';
import { canConfine } from './confine.js';
import { type Dockerfile, readDockerfile } from './dockerfile.js';
import type { Manifest } from './manifests.js';
import { findContainer, type Rig } from './pods.js';
import { cacheFolder, release, root as repository } from './render-chart.js';
import type { Report } from './report.js';
import { runStory } from './run-story.js';
import { createDatabase, missingForContainers } from './stores.js';
import { freePort } from '../../test/harness/free-port.js';

/**
 * Runs the command of every container that this machine can run, with the environment, the user and the file system that the
 * chart gives it. PostgreSQL's image is not here, so of that pod only the probes run, against the test server.
 */
export async function runContainers(manifests: readonly Manifest[], report: Report): Promise<void> {
  const dockerfile = readDockerfile(repository);
  report.problems.push(...compareWithImage(manifests, dockerfile));
  const missing = await missingForContainers();
  if (missing.length > 0) {
    report.skipped.push(`the commands of the containers, for want of ${missing.join(', ')}`);
    return;
  }
  const app = buildImage(repository, path.join(cacheFolder, 'image'), dockerfile);
  const folder = fs.mkdtempSync(path.join(cacheFolder, 'pods-'));
  const database = await createDatabase();
  const [redisPort, webPort, healthPort] = [await freePort(), await freePort(), await freePort()];
  const root = canConfine() ? folder : undefined;
  try {
    const rig: Rig = {
      ...{ manifests, place: { app, root }, image: dockerfile.environment },
      replacements: [
        [`${release}-patchbay-redis:6379`, `127.0.0.1:${redisPort}`],
        [`${release}-patchbay-web:80`, `127.0.0.1:${webPort}`],
        [`${release}-patchbay-postgres`, database.host],
        ['5432', database.port],
      ],
      overrides: {
        DATABASE_URL: database.url,
        PORT: String(webPort),
        HEALTH_PORT: String(healthPort),
        HOST: '127.0.0.1',
        ...(root === undefined && { DATA_DIR: folder }),
      },
    };
    report.problems.push(...(await runStory(rig, { database, redisPort, webPort, healthPort })));
    const extent =
      root === undefined
        ? ', but not with the user and the read-only root of the chart, which takes root and mount namespaces'
        : ' as the chart confines them';
    report.done.push(`the commands of the containers run${extent}`);
  } finally {
    await database.drop();
    fs.rmSync(folder, { recursive: true });
  }
}

/** Where the chart says otherwise than the image that it runs. */
function compareWithImage(manifests: readonly Manifest[], { user, group, command }: Dockerfile): string[] {
  const placed = findContainer(manifests, 'web', 'patchbay');
  return [
    ...(placed.user === user && placed.group === group
      ? []
      : ['the chart runs as another user than the image']),
    ...(isDeepStrictEqual(placed.container.command, command)
      ? []
      : ['the chart starts another command than the image']),
  ];
}
