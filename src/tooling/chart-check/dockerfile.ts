import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface Dockerfile {
  /** What builds the product, after the packages are there and before those for building go. */
  buildSteps: string[];
  user: number;
  group: number;
  command: string[];
  environment: Record<string, string>;
}

const Command = z.array(z.string());

/** Reads what the checks compare and run; a Dockerfile of another form is refused. */
export function readDockerfile(root: string): Dockerfile {
  const text = fs.readFileSync(path.join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  const [build = ''] = text.split(/^FROM (?!.* AS build)/m);
  const lines = (of: string, word: string) =>
    [...of.matchAll(new RegExp(`^${word} (.+)$`, 'gm'))].map((match) => match[1] ?? '');
  const [user, group] = z
    .tuple([z.coerce.number().int().positive(), z.coerce.number().int().positive()])
    .parse(lines(text, 'USER').at(-1)?.split(':'));
  const pairs = lines(text, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')));
  return {
    buildSteps: lines(build, 'RUN').filter((step) => !/^npm (ci|prune)\b/.test(step)),
    user,
    group,
    command: Command.parse(JSON.parse(lines(text, 'CMD').at(-1) ?? '')),
    environment: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])),
  };
}
