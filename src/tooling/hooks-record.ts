import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type HookRecorder, receiveHooks, type ReceiverOptions } from './hooks-record/receive-hooks.js';

/**
 * `npm run hooks:record -- <name> [--host H] [--port N] [--most N] [--connection <which>]`: stores what arrives as recordings of a
 * connector, without the people and secrets in it. `--connection` names one of several ways to connect, which then has a
 * folder of its own.
 */

const root = path.join(import.meta.dirname, '../..');
const usage =
  'npm run hooks:record -- <name or folder> [--host 127.0.0.1] [--port 4000] [--most 100] [--connection <which>]';

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readOptions() {
  try {
    const options = {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4000' },
      most: { type: 'string', default: '100' },
      connection: { type: 'string', default: '' },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length !== 1) refuse(`Say which connector: ${usage}`);
    return { name: positionals[0] ?? '', ...values };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function numberOf(text: string, name: string, most: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text);
  return refuse(`--${name} is “${text}”; it must be a number from 0 to ${most}.`);
}

/** A connector of ours by its name, or the folder of one from elsewhere. */
function folderOf(name: string): string {
  const folder = /[/\\]/.test(name) ? path.resolve(name) : path.join(root, 'connectors', name);
  if (existsSync(path.join(folder, 'fixtures'))) return folder;
  return refuse(
    `${path.relative(process.cwd(), folder)} has no folder fixtures. Make the connector first: npm run connector:new -- ${path.basename(name)}`,
  );
}

async function listen(options: ReceiverOptions): Promise<HookRecorder> {
  try {
    return await receiveHooks(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse(`${options.host}:${options.port} cannot be used (${code}). Give another with --port.`);
  }
}

async function main(): Promise<void> {
  const { name, host, port, most, connection } = readOptions();
  if (!/^[a-z0-9-]{0,40}$/.test(connection))
    refuse('--connection takes lower-case letters, digits and dashes.');
  const folder = path.join(folderOf(name), 'fixtures', connection);
  const limits = { host, port: numberOf(port, 'port', 65_535), most: numberOf(most, 'most', 10_000) };
  const recorder = await listen({ folder, ...limits, say: (line) => console.log(line) });
  console.log(`Recording into ${path.relative(process.cwd(), folder)}, at most ${most} hooks. Ctrl-C ends it.
Give the platform this address:  ${recorder.url}
Where it must be reachable from outside, lead a tunnel to it, and give the tunnel’s https address.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void recorder.stop());
  await recorder.ended;
  console.log('Ended. Say in recordings.testing.ts what each file means.');
}

await main();
