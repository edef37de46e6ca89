import { readSettings } from '../../platform/settings.js';
import { environmentOf } from './container-env.js';
import { containersOf, type Manifest, secretsIn, workloadsIn } from './manifests.js';

type Outside = Readonly<Record<string, Record<string, string>>>;

/** What the product itself says of the environment that the chart gives it: refusals, and warnings of mistakes. */
export function checkSettings(manifests: readonly Manifest[], outside: Outside): string[] {
  const secrets = secretsIn(manifests);
  for (const [name, data] of Object.entries(outside)) secrets.set(name, new Map(Object.entries(data)));
  return workloadsIn(manifests).flatMap(({ metadata, spec }) =>
    containersOf(spec.template.spec)
      .filter(({ env }) => env.some(({ name }) => name === 'ROLES'))
      .flatMap((container) => complaintsAbout(environmentOf(container, secrets)))
      .map((complaint) => `${metadata.name}: ${complaint}`),
  );
}

function complaintsAbout(env: Record<string, string>): string[] {
  try {
    // Without an address nothing is wrong yet: the deployer may only want to look.
    return readSettings(env).warnings.filter((warning) => !warning.startsWith('PUBLIC_URL is not set'));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
