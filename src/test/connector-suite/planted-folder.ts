import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of a connector with which nothing is wrong. */
const good: Readonly<Record<string, string>> = {
  'index.ts': "import { z } from 'zod';\n\nexport const number = z.number();\n",
  'guide.md': `# Chatwoot\n\n${'Open your settings, and copy the token from there. '.repeat(5)}\n`,
  'logo.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" /></svg>\n',
};

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-planted-'));
process.once('exit', () => fs.rmSync(root, { recursive: true, force: true }));
let count = 0;

/** Makes such a folder with other files in it; undefined leaves one out. */
export function plantFolder(change: Readonly<Record<string, string | undefined>> = {}): string {
  const folder = path.join(root, String((count += 1)), 'chatwoot');
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries({ ...good, ...change }))
    if (content !== undefined) fs.writeFileSync(path.join(folder, file), content);
  return folder;
}
