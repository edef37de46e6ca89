import { type Container, type Manifest, secretsIn, workloadsIn } from './manifests.js';
import { type Confined, type Place, type Running, startConfined } from './confine.js';
import { environmentOf, expand } from './container-env.js';

/** A container of the chart and the ids of its pod. */
export interface Placed {
  container: Container;
  user: number;
  group: number;
}

/** What is put in the place of addresses that only exist in a cluster: by text, in commands and the environment alike. */
export type Replacements = readonly (readonly [from: string, to: string])[];

export interface Rig {
  manifests: readonly Manifest[];
  place: Place;
  /** What the image itself sets. */
  image: Readonly<Record<string, string>>;
  replacements: Replacements;
  /** Variables that are another here, such as the address of the test database. */
  overrides: Readonly<Record<string, string>>;
}

export function findContainer(manifests: readonly Manifest[], component: string, name: string): Placed {
  const workload = workloadsIn(manifests).find(({ metadata }) => metadata.name.endsWith(`-${component}`));
  const pod = workload?.spec.template.spec;
  const container = [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].find(
    (each) => each.name === name,
  );
  const { runAsUser: user, runAsGroup: group } = pod?.securityContext ?? {};
  if (container === undefined || user === undefined || group === undefined)
    throw new Error(`the chart has no ${name} in ${component}`);
  return { container, user, group };
}

/** Starts the container's own command, or another one in its place: a probe, a hook. */
export function startContainer(
  placed: Placed,
  rig: Rig,
  command: readonly string[] = placed.container.command ?? [],
): Running {
  const { container, user, group } = placed;
  const replace = (text: string) =>
    rig.replacements.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
  const env = environmentOf(container, secretsIn(rig.manifests));
  const confined: Confined = {
    ...{ user, group },
    command: command.map((part) => replace(expand(part, env))),
    env: Object.fromEntries(
      Object.entries({ ...rig.image, ...env, ...rig.overrides }).map(([key, value]) => [key, replace(value)]),
    ),
    writable: container.volumeMounts.map(({ mountPath }) => mountPath),
  };
  return startConfined(confined, rig.place);
}
