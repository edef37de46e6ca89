import { type Container, containersOf, type PodSpec } from './manifests.js';

/** The volumes that the "restricted" profile of the Pod Security Standards knows. */
const volumeKinds = new Set([
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim'],
  ...['projected', 'secret'],
]);

/**
 * Where a pod breaks the "restricted" profile, or what we ask beyond it: a read-only root, no token of the service account,
 * and limits. Each in a sentence that begins with the place.
 */
export function checkRestricted(pod: PodSpec): string[] {
  const context = pod.securityContext;
  const shares = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => pod[name] === true);
  const volumes = pod.volumes.filter((volume) =>
    Object.keys(volume).some((key) => key !== 'name' && !volumeKinds.has(key)),
  );
  return [
    ...shares.map((name) => `the pod: ${name} is set`),
    ...volumes.map(({ name }) => `the pod: volume ${name} is of a forbidden kind`),
    ...(pod.automountServiceAccountToken === false
      ? []
      : ['the pod: the token of the service account is mounted']),
    ...((context?.sysctls ?? []).length > 0 ? ['the pod: sysctls are set'] : []),
    ...containersOf(pod).flatMap((container) =>
      problemsOf(container, context).map((problem) => `container ${container.name}: ${problem}`),
    ),
  ];
}

function problemsOf(container: Container, pod: PodSpec['securityContext']): string[] {
  const own = container.securityContext;
  const [isNonRoot, user] = [own?.runAsNonRoot ?? pod?.runAsNonRoot, own?.runAsUser ?? pod?.runAsUser];
  const seccomp = (own?.seccompProfile ?? pod?.seccompProfile)?.type ?? 'none';
  const added = (own?.capabilities?.add ?? []).filter((name) => name !== 'NET_BIND_SERVICE');
  const rules: [boolean, string][] = [
    [isNonRoot === true, 'runAsNonRoot is not true'],
    [user !== undefined && user > 0, 'runAsUser is not a number above 0'],
    [own?.privileged !== true, 'privileged is set'],
    [own?.allowPrivilegeEscalation === false, 'allowPrivilegeEscalation is not false'],
    [own?.capabilities?.drop.includes('ALL') === true, 'capabilities are not all dropped'],
    [added.length === 0, `capabilities are added: ${added.join(', ')}`],
    [['RuntimeDefault', 'Localhost'].includes(seccomp), `seccompProfile is ${seccomp}`],
    [(own?.procMount ?? 'Default') === 'Default', 'procMount is set'],
    [container.ports.every(({ hostPort }) => hostPort === undefined), 'a hostPort is set'],
    [own?.readOnlyRootFilesystem === true, 'readOnlyRootFilesystem is not true'],
    ...(['requests', 'limits'] as const).flatMap((kind) =>
      (['cpu', 'memory'] as const).map((what): [boolean, string] => [
        container.resources?.[kind]?.[what] !== undefined,
        `no ${what} in its ${kind}`,
      ]),
    ),
  ];
  return rules.filter(([isKept]) => !isKept).map(([, problem]) => problem);
}
