import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isSelected, type Manifest, ofKind, type Workload, workloadsIn } from './manifests.js';

const LabelSelector = z.object({
  matchLabels: z.record(z.string(), z.string()).optional(),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .optional(),
});
const Peer = z.object({
  podSelector: LabelSelector.optional(),
  namespaceSelector: LabelSelector.optional(),
  ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()).default([]) }).optional(),
});
type Peer = z.infer<typeof Peer>;
const Ports = z.array(z.object({ protocol: z.string(), port: z.union([z.string(), z.number()]) })).optional();
const Policy = z.looseObject({
  spec: z.object({
    podSelector: LabelSelector,
    policyTypes: z.array(z.string()),
    ingress: z.array(z.object({ from: z.array(Peer).optional(), ports: Ports })).default([]),
    egress: z.array(z.object({ to: z.array(Peer).optional(), ports: Ports })).default([]),
  }),
});

/** One end of a connection: a pod of the release, a pod of another namespace, or an address. */
export type End = { component: string } | { namespace: string } | { address: string };

/**
 * Answers, for the NetworkPolicies of a release, who may talk to whom: what is not allowed by a rule is denied wherever a
 * policy selects the pod. It knows the parts of the language that the chart uses, and refuses to read others.
 */
export function readTraffic(manifests: readonly Manifest[]): {
  mayConnect: (from: End, to: End, port: number) => boolean;
} {
  const policies = ofKind(manifests, 'NetworkPolicy').map((manifest) => Policy.parse(manifest).spec);
  const workloads = workloadsIn(manifests);
  const side = (end: End, type: 'Ingress' | 'Egress', rest: { other: End; port: Port }): boolean => {
    if (!('component' in end)) return true;
    const labels = labelsOf(end.component, workloads);
    const mine = policies.filter(
      ({ podSelector, policyTypes }) => policyTypes.includes(type) && isSelected(labels, podSelector),
    );
    const rules = mine.flatMap(({ ingress, egress }) =>
      type === 'Ingress'
        ? ingress.map(({ from, ports }) => ({ peers: from, ports }))
        : egress.map(({ to, ports }) => ({ peers: to, ports })),
    );
    const isPort = (ports: z.infer<typeof Ports>) =>
      (ports ?? [rest.port]).some(({ port }) => port === rest.port.port || port === rest.port.name);
    const isOther = (peers: readonly Peer[] | undefined) =>
      peers?.some((peer) => isPeer(peer, rest.other, workloads)) ?? true;
    return mine.length === 0 || rules.some(({ peers, ports }) => isPort(ports) && isOther(peers));
  };
  return {
    mayConnect: (from, to, number) => {
      const port = { port: number, name: 'component' in to ? nameOf(to.component, number, workloads) : '' };
      return side(from, 'Egress', { other: to, port }) && side(to, 'Ingress', { other: from, port });
    },
  };
}

interface Port {
  port: number;
  /** How the other end's container calls it. */
  name: string;
}

function isPeer(peer: Peer, end: End, workloads: readonly Workload[]): boolean {
  if ('address' in end) return peer.ipBlock !== undefined && isWithin(end.address, peer.ipBlock);
  if ('namespace' in end)
    return (
      peer.namespaceSelector !== undefined &&
      isSelected({ 'kubernetes.io/metadata.name': end.namespace }, peer.namespaceSelector)
    );
  return (
    peer.podSelector !== undefined &&
    peer.namespaceSelector === undefined &&
    isSelected(labelsOf(end.component, workloads), peer.podSelector)
  );
}

function isWithin(text: string, { cidr, except }: { cidr: string; except: readonly string[] }): boolean {
  const address = ipaddr.parse(text);
  const holds = (network: string) => {
    const [range, bits] = ipaddr.parseCIDR(network);
    return range.kind() === address.kind() && address.match([range, bits]);
  };
  return holds(cidr) && !except.some(holds);
}

const find = (component: string, workloads: readonly Workload[]) =>
  workloads.find(({ spec }) => spec.template.metadata.labels['app.kubernetes.io/component'] === component)
    ?.spec.template;

const labelsOf = (component: string, workloads: readonly Workload[]): Record<string, string> =>
  find(component, workloads)?.metadata.labels ?? { stranger: component };

const nameOf = (component: string, port: number, workloads: readonly Workload[]): string =>
  find(component, workloads)
    ?.spec.containers.flatMap(({ ports }) => ports)
    .find(({ containerPort }) => containerPort === port)?.name ?? '';
