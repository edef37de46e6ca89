import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the hooks, which run in a thread of their own, must know. Addresses. */
export interface Shared {
  kit: string;
  folders: readonly string[];
}

/**
 * From now on `patchbay/kit` is the running product's own, wherever it is imported, and so is zod in these folders: an error
 * of another copy of the kit would be no ConnectorError here, and a field's label unknown.
 */
export function shareKit(folders: readonly string[]): void {
  const data: Shared = {
    kit: new URL('../../kit/index.js', import.meta.url).href,
    folders: folders.map((folder) => `${pathToFileURL(folder).href}/`),
  };
  // By the name it has on the disk: what maps `.js` to `.ts` elsewhere is not asked about hooks by newer versions of Node.
  const ending = path.extname(import.meta.filename);
  register(`./kit-hooks${ending}`, { parentURL: import.meta.url, data });
}
