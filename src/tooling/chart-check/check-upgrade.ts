import { type Manifest, readManifests, secretsIn } from './manifests.js';
import type { Helm } from './obtain-helm.js';
import { release, renderChart } from './render-chart.js';
import { serveCluster } from './serve-cluster.js';

const name = `${release}-patchbay-generated`;
const kept = { SECRET_KEY: 'kept over upgrades', ADMIN_PASSWORD: 'no longer asked for' };

/**
 * Upgrades against a cluster that has the Secret of the first installation: what was generated then must stay. Only a Helm
 * that looks things up without changing anything can show it, which is one of the newer ones.
 */
export async function checkUpgrade(helm: Helm, manifests: readonly Manifest[]): Promise<string[]> {
  const data = Object.fromEntries(
    Object.entries(kept).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
  const cluster = await serveCluster({ manifests, secrets: { [name]: data } });
  try {
    const { isFine, text } = await renderChart(helm, {}, [
      ...['--is-upgrade', '--dry-run=server', '--disable-openapi-validation'],
      ...['--kube-apiserver', cluster.url],
    ]);
    if (!isFine) return [`the upgrade: ${text}`];
    const secrets = secretsIn(readManifests(text)).get(name);
    const lost = Object.entries(kept).filter(([key, value]) => secrets?.get(key) !== value);
    return [
      ...lost.map(([key]) => `the upgrade: ${key} was replaced`),
      ...((secrets?.get('POSTGRES_PASSWORD') ?? '').length < 32
        ? ['the upgrade: what was missing is not generated']
        : []),
    ];
  } finally {
    cluster.stop();
  }
}
