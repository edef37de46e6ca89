import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

const Versions = z.record(z.string(), z.string());
const Manifest = z.looseObject({ dependencies: Versions, devDependencies: Versions });
const Locked = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
});
const Lock = z.looseObject({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Locked) });

const manifest = Manifest.parse(JSON.parse(read('package.json')));
const lock = Lock.parse(JSON.parse(read('package-lock.json')));
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
const installed = Object.entries(lock.packages).filter(([folder]) => folder !== '');

/** Steps that install packages, wherever they stand. */
const installs = (text: string): string[] => text.match(/npm (?:ci|i|install|update|exec)\b[^\n&|;]*/g) ?? [];
/** A tag that says which version it is to the last digit, or the content itself. */
const isPinned = (image: string): boolean =>
  /@sha256:[0-9a-f]{64}$/.test(image) || /:v?\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(image);

describe('F-122: what comes from others', () => {
  it('is wanted in one version, to the last digit', () => {
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    assert.deepEqual(loose, []);
  });

  it('is locked by the digest of its content, in the version that is wanted, from no other place', () => {
    assert.ok(installed.length > 100);
    const wrong = installed.filter(
      ([, { integrity = '', resolved, link = false }]) =>
        !/^sha512-[\w+/]{86}==/.test(integrity) || resolved !== undefined || link,
    );
    assert.deepEqual(wrong, []);
    const versions = Object.keys(wanted).map((name) => [
      name,
      lock.packages[`node_modules/${name}`]?.version,
    ]);
    assert.deepEqual(Object.fromEntries(versions), wanted);
  });

  it('runs nothing when it is installed', () => {
    assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
    // The build copies it before it installs.
    assert.match(read('Dockerfile'), /^COPY package\.json package-lock\.json \.npmrc .*\nRUN npm ci$/m);
  });

  it('is installed from the lock file and in no other way', () => {
    for (const file of ['Dockerfile', '.ci/run'])
      for (const step of installs(read(file))) assert.match(step, /^npm ci\b/, `${file}: ${step}`);
    assert.ok(installs(read('Dockerfile')).length > 0);
  });

  it('is in the image without what only builds, tests or installs', () => {
    const dockerfile = read('Dockerfile');
    const [, final = ''] = dockerfile.split(/^FROM (?!.* AS build)/m);
    assert.match(dockerfile, /RUN npm prune --omit=dev/);
    assert.match(final, /rm -rf \/usr\/local\/lib\/node_modules \/usr\/local\/bin\/npm/);
    assert.match(final, /^USER 10001:10001$/m);
    assert.ok(Object.keys(manifest.dependencies).length <= 35, 'few enough to be watched');
  });

  it('are images of one version each, in the Dockerfile, for compose and in the chart', () => {
    const compose = z
      .looseObject({ services: z.record(z.string(), z.looseObject({ image: z.string().optional() })) })
      .parse(parse(read('docker-compose.yml'), { merge: true }));
    const Store = z.looseObject({ image: z.string() });
    const values = z
      .looseObject({ postgres: Store, redis: Store })
      .parse(parse(read('charts/patchbay/values.yaml')));
    const images = [
      ...[...read('Dockerfile').matchAll(/^ARG \w*IMAGE=(\S+)$/gm)].map(([, image = '']) => image),
      ...Object.values(compose.services).flatMap(({ image }) => image ?? []),
      ...[values.postgres.image, values.redis.image],
    ].map((image) => image.replace(/^\$\{\w+:-(.*)\}$/, '$1'));
    assert.ok(images.length >= 8, images.join());
    assert.deepEqual(
      images.filter((image) => !isPinned(image)),
      [],
    );
    for (const loose of ['node:20', 'node', 'redis:7-alpine', 'pgvector/pgvector:pg16', 'redis:latest'])
      assert.ok(!isPinned(loose), loose);
    // Both stages stand on the one that is named, and nothing else is fetched.
    const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    assert.deepEqual(bases, ['${NODE_IMAGE}', '${NODE_IMAGE}']);
    assert.doesNotMatch(read('Dockerfile'), /\b(?:curl|wget|git clone)\b|^ADD /m);
  });
});
