import type { Manifest } from './manifests.js';
import { type End, readTraffic } from './traffic.js';

const web = { component: 'web' };
const worker = { component: 'worker' };
const postgres = { component: 'postgres' };
const redis = { component: 'redis' };
const test = { component: 'test' };
const backup = { component: 'backup' };
const stranger = { component: 'a pod beside ours' };
const namespace = (name: string): End => ({ namespace: name });
const address = (text: string): End => ({ address: text });

type Way = readonly [from: End, to: End, port: number];

const open: readonly Way[] = [
  [namespace('ingress-nginx'), web, 3000],
  [namespace('monitoring'), web, 9090],
  [namespace('monitoring'), worker, 9090],
  [namespace('monitoring'), { component: 'scheduler' }, 9090],
  [test, web, 3000],
  [test, namespace('kube-system'), 53],
  [backup, postgres, 5432],
  [web, postgres, 5432],
  [worker, redis, 6379],
  [{ component: 'scheduler' }, postgres, 5432],
  [worker, namespace('kube-system'), 53],
  [worker, address('1.1.1.1'), 443],
  [worker, address('2606:4700::1111'), 443],
];

const shut: readonly Way[] = [
  [namespace('elsewhere'), web, 3000],
  [namespace('monitoring'), web, 3000],
  [namespace('ingress-nginx'), web, 9090],
  [stranger, worker, 9090],
  [stranger, web, 3000],
  [stranger, postgres, 5432],
  [stranger, redis, 6379],
  [namespace('ingress-nginx'), postgres, 5432],
  [namespace('ingress-nginx'), worker, 3000],
  [web, address('169.254.169.254'), 80],
  [worker, address('10.0.0.1'), 443],
  [worker, address('192.168.1.5'), 443],
  [worker, address('fd00::1'), 443],
  [worker, address('1.1.1.1'), 22],
  [worker, namespace('kube-system'), 443],
  [test, postgres, 5432],
  [backup, redis, 6379],
  [backup, address('1.1.1.1'), 443],
  [test, address('1.1.1.1'), 443],
  [postgres, address('1.1.1.1'), 443],
  [redis, postgres, 5432],
];

/** Ways that must be open and are shut, and the other way round, in the default values with a backup. */
export function checkTraffic(manifests: readonly Manifest[]): string[] {
  const { mayConnect } = readTraffic(manifests);
  const wrong = (ways: readonly Way[], wanted: boolean) =>
    ways
      .filter(([from, to, port]) => mayConnect(from, to, port) !== wanted)
      .map(
        ([from, to, port]) =>
          `NetworkPolicy: ${tell(from)} ${wanted ? 'cannot' : 'can'} reach ${tell(to)} on port ${port}`,
      );
  return [...wrong(open, true), ...wrong(shut, false)];
}

/** What EGRESS_ALLOW lists is open on both sides: in the product's own guard and here. */
export const openedWays: readonly { entry: string; isOpen: readonly Way[]; isShut: readonly Way[] }[] = [
  {
    entry: '192.168.1.5:11434',
    isOpen: [[worker, address('192.168.1.5'), 11434]],
    isShut: [
      [worker, address('192.168.1.5'), 443],
      [worker, address('192.168.1.6'), 11434],
    ],
  },
  {
    entry: '10.8.0.0/16',
    isOpen: [[web, address('10.8.3.4'), 8080]],
    isShut: [[web, address('10.9.0.1'), 8080]],
  },
  {
    entry: '[fd00::1]:8080',
    isOpen: [[worker, address('fd00::1'), 8080]],
    isShut: [[worker, address('fd00::2'), 8080]],
  },
  {
    entry: 'fd01::/64',
    isOpen: [[worker, address('fd01::9'), 443]],
    isShut: [[worker, address('fd02::9'), 443]],
  },
];

export function checkOpenings(manifests: readonly Manifest[]): string[] {
  const { mayConnect } = readTraffic(manifests);
  return openedWays
    .filter(
      ({ isOpen, isShut }) =>
        !isOpen.every((way) => mayConnect(...way)) || isShut.some((way) => mayConnect(...way)),
    )
    .map(({ entry }) => `NetworkPolicy: settings.EGRESS_ALLOW ${entry} opens too little or too much`);
}

const tell = (end: End): string => Object.values(end).join('');
