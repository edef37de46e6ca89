import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Where a connector of the setting CONNECTORS begins. */
export interface Found {
  /** As the operator wrote it. */
  name: string;
  /** An address that can be imported. */
  entry: string;
  /** Its own, without links: guide and logo stand there. */
  folder: string;
}

/** A folder begins with a dot or a slash, or with a drive; everything else is a package installed beside the product. */
const isFolder = (name: string): boolean => /^(?:\.{0,2}[/\\]|\.{1,2}$|[a-z]:[/\\])/i.test(name);

export function findEntry(name: string): Found | { problem: string } {
  const given = isFolder(name) ? path.resolve(name) : folderOfPackage(name);
  if (given === undefined)
    return wrong(
      name,
      'which is no package of this installation: install it where the product is installed, or give its folder, beginning with ./ or /.',
    );
  return findInFolder(name, given);
}

const wrong = (name: string, what: string) => ({ problem: `CONNECTORS names ${name}, ${what}` });

function findInFolder(name: string, given: string): Found | { problem: string } {
  if (!fs.statSync(given, { throwIfNoEntry: false })?.isDirectory())
    return wrong(name, `and ${given} is no folder: give the folder of a connector.`);
  const folder = fs.realpathSync(given);
  const main = readMain(folder);
  if (main === undefined)
    return wrong(name, 'whose package.json cannot be read: it must be JSON, with main or exports as text.');
  const entry = path.resolve(folder, main);
  if (!fs.statSync(entry, { throwIfNoEntry: false })?.isFile())
    return wrong(
      name,
      `where there is no ${main}: build the connector, or let its package.json say what to load.`,
    );
  return { name, entry: pathToFileURL(entry).href, folder };
}

/** Of `exports` only what an import of the package itself would take. */
const Entry = z.union([
  z.string(),
  z
    .object({ import: z.string(), node: z.string(), default: z.string() })
    .partial()
    .transform((by) => by.import ?? by.node ?? by.default)
    .pipe(z.string()),
]);
const Package = z.object({
  main: z.string().optional(),
  exports: z.union([Entry, z.object({ '.': Entry }).transform((paths) => paths['.'])]).optional(),
});

/** What its package.json says; `index.js` without one. Undefined where it says nothing that can be read. */
function readMain(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return 'index.js';
  try {
    const { exports: exported, main = 'index.js' } = Package.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return exported ?? main;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** Where an import in the product would look for a package. */
function folderOfPackage(name: string, from = import.meta.dirname): string | undefined {
  const folder = path.join(from, 'node_modules', name);
  if (fs.existsSync(folder)) return folder;
  return from === path.dirname(from) ? undefined : folderOfPackage(name, path.dirname(from));
}
