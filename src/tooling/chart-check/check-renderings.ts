import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkGrace } from './check-grace.js';
import { checkReferences } from './check-references.js';
import { checkRestricted } from './check-restricted.js';
import { checkSchemas } from './check-schemas.js';
import { checkSettings } from './check-settings.js';
import { describeShape } from './describe-shape.js';
import { type Manifest, readManifests, workloadsIn } from './manifests.js';
import type { Helm } from './obtain-helm.js';
import { cacheFolder, lintChart, renderChart } from './render-chart.js';
import { within } from './report.js';
import { type ValueSet, valueSets } from './value-sets.js';

/** The manifests of every set of values, by its name, and what is wrong with them. */
export interface Renderings {
  manifests: Map<string, Manifest[]>;
  problems: string[];
}

/** Lints and renders every set with every Helm, and checks what comes out. */
export async function checkRenderings(helms: readonly Helm[], isUpdate: boolean): Promise<Renderings> {
  const found: Renderings = { manifests: new Map(), problems: [] };
  for (const set of valueSets) {
    for (const helm of helms) {
      const place = `${set.name}, Helm ${helm.version}`;
      const lint = await lintChart(helm, set.values);
      const rendering = await renderChart(helm, set.values);
      if (!lint.isFine) found.problems.push(`${place}: lint: ${lint.text}`);
      if (!rendering.isFine) found.problems.push(`${place}: template: ${rendering.text}`);
      if (!rendering.isFine) continue;
      const manifests = readManifests(rendering.text);
      found.manifests.set(set.name, manifests);
      found.problems.push(...within(place, checkSet(set, manifests, isUpdate && helm === helms[0])));
    }
  }
  const all = [...found.manifests.values()].flat();
  found.problems.push(...(await checkSchemas(all, cacheFolder)));
  return found;
}

function checkSet(set: ValueSet, manifests: readonly Manifest[], isUpdate: boolean): string[] {
  const confinement = workloadsIn(manifests).flatMap(({ metadata, spec }) =>
    within(metadata.name, checkRestricted(spec.template.spec)),
  );
  return [
    ...confinement,
    ...checkReferences(manifests, Object.keys(set.outside)),
    ...checkSettings(manifests, set.outside),
    ...checkGrace(manifests),
    ...compareWithFixture(set.name, describeShape(manifests), isUpdate),
  ];
}

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** The shape as it was reviewed; `--update` takes the present one over. */
function compareWithFixture(name: string, shape: Record<string, unknown>, isUpdate: boolean): string[] {
  const file = path.join(fixtures, `${name}.json`);
  if (isUpdate) {
    fs.mkdirSync(fixtures, { recursive: true });
    fs.writeFileSync(file, `${JSON.stringify(shape, null, 1)}\n`);
  }
  const kept: unknown = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  if (isDeepStrictEqual(kept, JSON.parse(JSON.stringify(shape)))) return [];
  return [
    `it is not of the shape in ${path.relative(process.cwd(), file)}; see the difference with --update`,
  ];
}
