import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What the checks look at in a rendered object. Whether the rest is right, the schemas say. */
const Texts = z.record(z.string(), z.string());
const Selector = z.looseObject({
  matchLabels: Texts.optional(),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .optional(),
});
export type Selector = z.infer<typeof Selector>;

const SecurityContext = z.looseObject({
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.number().optional(),
  runAsGroup: z.number().optional(),
  privileged: z.boolean().optional(),
  allowPrivilegeEscalation: z.boolean().optional(),
  readOnlyRootFilesystem: z.boolean().optional(),
  capabilities: z
    .object({ drop: z.array(z.string()).default([]), add: z.array(z.string()).default([]) })
    .optional(),
  seccompProfile: z.looseObject({ type: z.string() }).optional(),
  procMount: z.string().optional(),
  sysctls: z.array(z.unknown()).optional(),
});
export type SecurityContext = z.infer<typeof SecurityContext>;

const Source = z.object({ name: z.string(), key: z.string(), optional: z.boolean().optional() });
const Variable = z.object({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.looseObject({ secretKeyRef: Source.optional() }).optional(),
});

const Probe = z.looseObject({
  httpGet: z.object({ path: z.string(), port: z.union([z.string(), z.number()]) }).optional(),
  exec: z.object({ command: z.array(z.string()) }).optional(),
});

const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z.array(Variable).default([]),
  ports: z
    .array(z.looseObject({ name: z.string(), containerPort: z.number(), hostPort: z.number().optional() }))
    .default([]),
  startupProbe: Probe.optional(),
  livenessProbe: Probe.optional(),
  readinessProbe: Probe.optional(),
  lifecycle: z.object({ preStop: Probe.optional() }).optional(),
  securityContext: SecurityContext.optional(),
  resources: z
    .object({
      requests: z.record(z.string(), z.unknown()).optional(),
      limits: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});
export type Container = z.infer<typeof Container>;

const PodSpec = z.looseObject({
  serviceAccountName: z.string().optional(),
  automountServiceAccountToken: z.boolean().optional(),
  hostNetwork: z.boolean().optional(),
  hostPID: z.boolean().optional(),
  hostIPC: z.boolean().optional(),
  terminationGracePeriodSeconds: z.number().optional(),
  securityContext: SecurityContext.optional(),
  initContainers: z.array(Container).default([]),
  containers: z.array(Container),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
});
export type PodSpec = z.infer<typeof PodSpec>;

const Metadata = z.looseObject({
  name: z.string(),
  labels: Texts.default({}),
  annotations: Texts.default({}),
});

export const Manifest = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: Metadata });
export type Manifest = z.infer<typeof Manifest>;

/** A Deployment or a StatefulSet: what runs pods. */
const Workload = z.looseObject({
  kind: z.string(),
  metadata: Metadata,
  spec: z.looseObject({
    replicas: z.number().optional(),
    selector: Selector,
    template: z.object({ metadata: z.looseObject({ labels: Texts }), spec: PodSpec }),
    volumeClaimTemplates: z.array(z.looseObject({ metadata: z.object({ name: z.string() }) })).default([]),
  }),
});
export type Workload = z.infer<typeof Workload>;

export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text)
    .map((document) => {
      const [problem] = document.errors;
      if (problem !== undefined) throw problem;
      const content: unknown = document.toJS();
      return content;
    })
    .filter((content) => content !== null)
    .map((content) => Manifest.parse(content));
}

export const ofKind = (manifests: readonly Manifest[], kind: string): Manifest[] =>
  manifests.filter((manifest) => manifest.kind === kind);

/** A pod by itself selects nobody; otherwise it is like the one of a Deployment. */
const LonePod = z
  .looseObject({ kind: z.string(), metadata: Metadata, spec: PodSpec })
  .transform(({ kind, metadata, spec }): Workload => {
    const template = { metadata: { labels: metadata.labels }, spec };
    return { kind, metadata, spec: { selector: {}, template, volumeClaimTemplates: [] } };
  });

/** The pods of a CronJob, told like those of a Deployment. */
const CronJob = z
  .looseObject({
    kind: z.string(),
    metadata: Metadata,
    spec: z.looseObject({
      jobTemplate: z.looseObject({
        spec: z.looseObject({
          template: z.object({ metadata: z.looseObject({ labels: Texts }), spec: PodSpec }),
        }),
      }),
    }),
  })
  .transform(({ kind, metadata, spec }): Workload => {
    const { template } = spec.jobTemplate.spec;
    return { kind, metadata, spec: { selector: {}, template, volumeClaimTemplates: [] } };
  });

export const workloadsIn = (manifests: readonly Manifest[]): Workload[] => [
  ...[...ofKind(manifests, 'Deployment'), ...ofKind(manifests, 'StatefulSet')].map((manifest) =>
    Workload.parse(manifest),
  ),
  ...ofKind(manifests, 'CronJob').map((manifest) => CronJob.parse(manifest)),
  ...ofKind(manifests, 'Pod').map((manifest) => LonePod.parse(manifest)),
];

export const containersOf = ({ initContainers, containers }: PodSpec): Container[] => [
  ...initContainers,
  ...containers,
];

export const isSelected = (labels: Readonly<Record<string, string>>, selector: Selector): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  (selector.matchExpressions ?? []).every(({ key, values }) => values.includes(labels[key] ?? ''));

const SecretData = z.looseObject({ metadata: Metadata, data: Texts });

/** The Secrets among them, decoded. */
export const secretsIn = (manifests: readonly Manifest[]): Map<string, Map<string, string>> =>
  new Map(
    ofKind(manifests, 'Secret')
      .map((manifest) => SecretData.parse(manifest))
      .map(({ metadata, data }) => [
        metadata.name,
        new Map(
          Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
        ),
      ]),
  );
