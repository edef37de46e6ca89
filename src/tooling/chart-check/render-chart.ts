import fs from 'node:fs';
import path from 'node:path';
import type { Helm } from './obtain-helm.js';

export const root = path.join(import.meta.dirname, '../../..');
export const chart = path.join(root, 'charts/patchbay');

/** The name of the release in every rendering, and therefore the beginning of every object's name. */
export const release = 'pb';

/** The oldest Kubernetes that still gets mends; old Helms would believe in one that the chart refuses. */
const kubeVersion = '1.30.0';

export interface Rendering {
  isFine: boolean;
  /** The manifests, or what Helm complains about. */
  text: string;
}

export async function renderChart(
  helm: Helm,
  values: Record<string, unknown>,
  more: readonly string[] = [],
): Promise<Rendering> {
  const given = ['--values', writeValues(values)];
  const args = ['template', release, chart, '--kube-version', kubeVersion, ...given, ...more];
  const { isFine, out, err } = await helm.run(args);
  return { isFine, text: isFine ? out : err };
}

export async function lintChart(helm: Helm, values: Record<string, unknown>): Promise<Rendering> {
  const { isFine, out, err } = await helm.run(['lint', '--strict', '--values', writeValues(values), chart]);
  return { isFine, text: `${out}${err}` };
}

export const cacheFolder = path.join(root, '.cache/chart-check');

/** JSON is YAML too. */
function writeValues(values: Record<string, unknown>): string {
  const file = path.join(cacheFolder, 'values.yaml');
  fs.mkdirSync(cacheFolder, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(values));
  return file;
}
