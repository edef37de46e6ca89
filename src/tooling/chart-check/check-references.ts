import { z } from 'zod';
import {
  containersOf,
  isSelected,
  type Manifest,
  ofKind,
  secretsIn,
  type Workload,
  workloadsIn,
} from './manifests.js';

const Service = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.looseObject({ targetPort: z.string() })),
  }),
});
const Scaler = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ scaleTargetRef: z.looseObject({ name: z.string() }) }),
});

/**
 * What points to nothing: a selector without pods, a port that no container has, a key of a Secret that is not made here
 * and not named among `outside`, a volume that is not there. Kubernetes accepts all of these and then waits for ever.
 */
export function checkReferences(manifests: readonly Manifest[], outside: readonly string[]): string[] {
  const workloads = workloadsIn(manifests);
  return [
    ...workloads.flatMap((workload) => problemsOf(workload, manifests, outside)),
    ...ofKind(manifests, 'Service').flatMap((manifest) =>
      serviceProblems(Service.parse(manifest), workloads),
    ),
    ...ofKind(manifests, 'HorizontalPodAutoscaler').flatMap((manifest) =>
      scalerProblems(Scaler.parse(manifest), workloads),
    ),
  ];
}

function problemsOf(
  { kind, metadata, spec }: Workload,
  manifests: readonly Manifest[],
  outside: readonly string[],
): string[] {
  const pod = spec.template.spec;
  const secrets = secretsIn(manifests);
  const sources = containersOf(pod).flatMap(({ env }) =>
    env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []),
  );
  const lost = sources
    .filter(({ name, key }) => !outside.includes(name) && secrets.get(name)?.has(key) !== true)
    .map(({ name, key }) => `the Secret ${name} has no ${key}`);
  const volumes = [
    ...pod.volumes.map(({ name }) => name),
    ...spec.volumeClaimTemplates.map((claim) => claim.metadata.name),
  ];
  const unmounted = containersOf(pod)
    .flatMap(({ volumeMounts }) => volumeMounts)
    .filter(({ name }) => !volumes.includes(name))
    .map(({ name }) => `there is no volume ${name}`);
  const accounts = ofKind(manifests, 'ServiceAccount').map((account) => account.metadata.name);
  const account = pod.serviceAccountName ?? 'default';
  const problems = [
    ...lost,
    ...unmounted,
    ...(isSelected(spec.template.metadata.labels, spec.selector) ? [] : ['it does not select its own pods']),
    ...(account === 'default' || accounts.includes(account)
      ? []
      : [`there is no service account ${account}`]),
  ];
  return problems.map((problem) => `${kind} ${metadata.name}: ${problem}`);
}

function serviceProblems(
  { metadata, spec }: z.infer<typeof Service>,
  workloads: readonly Workload[],
): string[] {
  const pods = workloads
    .map((workload) => workload.spec.template)
    .filter((template) => isSelected(template.metadata.labels, { matchLabels: spec.selector }));
  const names = pods.flatMap((pod) =>
    pod.spec.containers.flatMap(({ ports }) => ports.map(({ name }) => name)),
  );
  return [
    // One without an address of its own sends nobody anywhere: it may list several.
    ...(pods.length === 1 || (pods.length > 1 && spec['clusterIP'] === 'None')
      ? []
      : [`Service ${metadata.name}: it selects ${pods.length} kinds of pods`]),
    ...spec.ports
      .filter(({ targetPort }) => !names.includes(targetPort))
      .map(({ targetPort }) => `Service ${metadata.name}: no container has the port ${targetPort}`),
  ];
}

/** Replicas in the Deployment as well would undo the scaler's decision at every upgrade. */
function scalerProblems(
  { metadata, spec }: z.infer<typeof Scaler>,
  workloads: readonly Workload[],
): string[] {
  const target = workloads.find((workload) => workload.metadata.name === spec.scaleTargetRef.name);
  if (target === undefined) return [`HorizontalPodAutoscaler ${metadata.name}: its target does not exist`];
  if (target.spec.replicas === undefined) return [];
  return [`HorizontalPodAutoscaler ${metadata.name}: its target has replicas of its own`];
}
