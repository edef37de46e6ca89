import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Lets a package outside of our tree find the kit and zod of this one, for its types and its tests; what `npm link` would do.
 * When the product runs, it gives its own to every connector, with or without these links.
 */
export function linkProduct(folder: string, root: string): void {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  symlinkSync(root, path.join(modules, 'patchbay'), 'dir');
  for (const name of ['zod', '@types'])
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'dir');
}
