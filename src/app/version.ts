import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** package.json stands two folders above the sources, and three above the built files. */
const candidates = ['../../package.json', '../../../package.json'].map((file) =>
  path.join(import.meta.dirname, file),
);
const file = candidates.find((candidate) => fs.existsSync(candidate));

/** The product's version, as package.json says. */
export const version: string =
  file === undefined
    ? 'unknown'
    : z.object({ version: z.string() }).parse(JSON.parse(fs.readFileSync(file, 'utf8'))).version;
