import { stopTimes } from '../../app/stop-times.js';
import { type Container, type Manifest, workloadsIn } from './manifests.js';

const isProduct = ({ command = [] }: Container): boolean => command.some((part) => part.endsWith('/main.js'));
const isEntered = ({ ports }: Container): boolean => ports.some(({ name }) => name === 'http');

/** Whether each process is left the time that it takes to end, and the web is told only once it gets no new connections. */
export function checkGrace(manifests: readonly Manifest[]): string[] {
  return workloadsIn(manifests).flatMap(({ metadata, spec }) => {
    const { containers, terminationGracePeriodSeconds: grace = 30 } = spec.template.spec;
    return containers.filter(isProduct).flatMap((container) => {
      const waiting = secondsBefore(container);
      const needed = waiting + stopTimes.limitMs / 1_000;
      return [
        ...(grace > needed ? [] : [`${metadata.name} is killed after ${grace} s, and may take ${needed} s`]),
        ...(waiting > 0 || !isEntered(container)
          ? []
          : [`${metadata.name} is told to stop while it still gets new connections`]),
      ];
    });
  });
}

function secondsBefore({ lifecycle }: Container): number {
  const [program, seconds] = lifecycle?.preStop?.exec?.command ?? [];
  return program === 'sleep' ? Number(seconds) : 0;
}
