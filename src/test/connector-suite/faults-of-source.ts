import type { PlantedFault } from './planted-fault.js';
import { plantFolder } from './planted-folder.js';

/** A fault in the files of a connector's folder; undefined leaves a file out. */
const inFolder = (
  name: string,
  change: Record<string, string | undefined>,
  fails: PlantedFault['fails'],
): PlantedFault => ({ name, specimen: { folder: plantFolder(change) }, fails });

const inSource = (name: string, line: string, fails: PlantedFault['fails']): PlantedFault =>
  inFolder(name, { 'outbound.ts': `/** Sends. */\n${line}\n` }, fails);

/** In what a connector's folder holds. */
export const faultsOfSource: readonly PlantedFault[] = [
  inFolder(
    'no guide',
    { 'guide.md': undefined },
    {
      'brings a guide for the tenant': /guide\.md is missing: put it into/,
      'writes its guide without tables and pictures': /guide\.md is missing/,
    },
  ),
  inFolder(
    'a guide of three words',
    { 'guide.md': '# Paste a token.\n' },
    {
      'brings a guide for the tenant': /guide\.md has 3 words: say where each value is found/,
    },
  ),
  inFolder(
    'a table in the guide',
    {
      'guide.md': `# Chatwoot\n${'Copy the token of your bot from there. '.repeat(9)}\n\n| a | b |\n|---|---|\n`,
    },
    {
      'writes its guide without tables and pictures':
        /has a table, which the dashboard does not draw: write a list/,
    },
  ),
  inFolder(
    'a logo with a script',
    { 'logo.svg': '<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>' },
    {
      'brings a logo that does nothing but be seen': /has "<script", which can run or load something/,
    },
  ),
  inFolder(
    'a logo that calls home',
    { 'logo.svg': '<svg viewBox="0 0 1 1"><g onload="x()"/></svg>' },
    {
      'brings a logo that does nothing but be seen': /has "onload="/,
    },
  ),
  inFolder(
    'too much code',
    { 'outbound.ts': 'export {};\n'.repeat(400) },
    {
      'has at most 400 lines of code': /has 402 lines of code, 2 too many/,
    },
  ),
  inSource('another library', "import axios from 'axios';", {
    'imports the kit, zod and node:crypto, and nothing else':
      /outbound\.ts imports "axios": do it with the kit/,
  }),
  inSource(
    'the host’s own database',
    "import { openDatabase } from '../../src/platform/database/open-database.js';",
    {
      'imports the kit, zod and node:crypto, and nothing else': /imports "\.\.\/\.\.\/src\/platform/,
    },
  ),
  inSource('a wait of its own', 'export const wait = () => new Promise((done) => setTimeout(done, 1000));', {
    'starts no timer': /outbound\.ts has "setTimeout": leave it out, the host waits, throttles and repeats/,
  }),
  inSource('an id by chance', 'export const id = () => String(Math.random());', {
    'draws no random number': /has "Math\.random": leave it out, ids come from the platform/,
  }),
  inSource('a way out past the client', "export const call = () => fetch('https://example.com');", {
    'has no way out but the session’s client': /has "fetch\(": leave it out, call through session\.http/,
  }),
  inSource('a memory', 'const seen = new Map<string, string>();', {
    'keeps nothing between two calls': /leave it out, what connect learned is the state/,
  }),
  inSource('a look at the clock', 'export const at = () => new Date().toISOString();', {
    'does not ask what time it is': /has "new Date\(\)": leave it out, take the time from the request/,
  }),
];
