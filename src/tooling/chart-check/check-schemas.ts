import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import type { Manifest } from './manifests.js';
import { root } from './render-chart.js';

/** Where the types and the validators of an API are: generated from Kubernetes's own and the operator's definitions. */
const moduleOf = ({ apiVersion, kind }: Manifest): string =>
  apiVersion.startsWith('monitoring.coreos.com/')
    ? `@kubernetes-models/prometheus-operator/${apiVersion}/${kind}`
    : `kubernetes-models/${apiVersion}/${kind}`;

interface Model {
  validate(): void;
}
const ModelClass = z.custom<new (content: Manifest) => Model>((value) => typeof value === 'function');

/**
 * Compares objects with the definitions of the Kubernetes API: the validators look at values and what is required, the
 * types also at names, because an object literal with a name that its type lacks does not compile.
 */
export async function checkSchemas(manifests: readonly Manifest[], folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const manifest of manifests) {
    const module: unknown = await import(moduleOf(manifest));
    const Model = ModelClass.parse(z.record(z.string(), z.unknown()).parse(module)[manifest.kind]);
    try {
      new Model(manifest).validate();
    } catch (error) {
      problems.push(`${nameOf(manifest)}: ${String(error)}`);
    }
  }
  return [...problems, ...checkNames(manifests, folder)];
}

const nameOf = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;

/** One line of source an object, so that the line of a complaint names the object. */
function checkNames(manifests: readonly Manifest[], folder: string): string[] {
  const file = path.join(folder, 'manifests.ts');
  const lines = manifests.map(
    (manifest, at) =>
      `export const m${at}: import('${moduleOf(manifest)}').I${manifest.kind} = ${JSON.stringify(manifest)};`,
  );
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, lines.join('\n'));
  const program = ts.createProgram([file], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], rootDir: root },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  });
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    const line = source?.getLineAndCharacterOfPosition(start ?? 0).line;
    const manifest = manifests[line ?? -1];
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${manifest === undefined ? 'the types' : nameOf(manifest)}: ${text}`;
  });
}
