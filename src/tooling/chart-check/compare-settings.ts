import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readDockerfile } from './dockerfile.js';

const Values = z.looseObject({
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()),
});

/** The environment names that the chart can give to the product: its values, and what its templates write by name. */
export function settingsInChart(chart: string): Set<string> {
  const content: unknown = parse(fs.readFileSync(path.join(chart, 'values.yaml'), 'utf8'));
  const { settings, secrets } = Values.parse(content);
  const template = fs.readFileSync(path.join(chart, 'templates/_environment.tpl'), 'utf8');
  const written = [...template.matchAll(/(?:- name: |"name" ")([A-Z_]+)\b/g)].map((match) => match[1] ?? '');
  return new Set([...Object.keys(settings), ...Object.keys(secrets), ...written]);
}

const Compose = z.looseObject({
  services: z.record(
    z.string(),
    z.looseObject({ environment: z.record(z.string(), z.string()).default({}) }),
  ),
});

/** The environment names that docker compose gives to the web, together with those that the image sets itself. */
export function settingsInCompose(root: string): Set<string> {
  const text = fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
  const content: unknown = parse(text, { merge: true });
  const given = Object.keys(Compose.parse(content).services['web']?.environment ?? {});
  const inImage = Object.keys(readDockerfile(root).environment).filter((name) => name !== 'NODE_ENV');
  return new Set([...given, ...inImage]);
}

/** What the product knows and a way to deploy it cannot set, and the other way round. */
export function compareSettings(
  known: readonly string[],
  given: ReadonlySet<string>,
): { missing: string[]; unknown: string[] } {
  return {
    missing: known.filter((name) => !given.has(name)),
    unknown: [...given].filter((name) => !known.includes(name)),
  };
}
