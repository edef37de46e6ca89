import { containersOf, type Manifest, workloadsIn } from './manifests.js';

/** The essential shape of a rendering, small enough to be read in a review: what there is, and how its pods are confined. */
export function describeShape(manifests: readonly Manifest[]): Record<string, unknown> {
  const pods = workloadsIn(manifests).map(({ kind, metadata, spec }) => {
    const pod = spec.template.spec;
    const containers = containersOf(pod).map(({ name, image, securityContext }) => ({
      name,
      image,
      securityContext,
    }));
    return {
      name: metadata.name,
      replicas: ['Pod', 'CronJob'].includes(kind) ? 1 : (spec.replicas ?? 'scaled'),
      securityContext: pod.securityContext,
      containers,
    };
  });
  const objects = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
  return { objects, pods };
}
