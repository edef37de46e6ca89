import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { createGunzip, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { z } from 'zod';
import { sha256 } from '../platform/ids.js';

export type Rows = Record<string, Record<string, unknown>[]>;

/** The records of an archive, by kind. */
export async function readRows(archive: Uint8Array): Promise<Rows> {
  const rows: Rows = {};
  const tar = Readable.from([archive]).pipe(createGunzip()).pipe(extract());
  for await (const entry of tar) {
    const said = await text(entry);
    if (entry.header.name === 'manifest.json') continue;
    const kind = entry.header.name.replace(/-\d+\.jsonl$/, '');
    const parsed = said
      .trim()
      .split('\n')
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
    rows[kind] = [...(rows[kind] ?? []), ...parsed];
  }
  return rows;
}

/** The files of an archive, by name. */
export async function unpack(archive: Uint8Array): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const tar = Readable.from([archive]).pipe(createGunzip()).pipe(extract());
  for await (const entry of tar) files.set(entry.header.name, await text(entry));
  return files;
}

/** An archive of these files. */
export async function repack(files: Map<string, string>): Promise<Buffer> {
  const tar = pack();
  for (const [name, said] of files) tar.entry({ name }, said);
  tar.finalize();
  return gzipSync(await buffer(tar));
}

const Manifest = z.looseObject({ files: z.array(z.looseObject({ name: z.string() })) });

/** The same files with one that says something else, and a manifest that fits it. */
export function exchange(files: Map<string, string>, name: string, said: string): Map<string, string> {
  const manifest = Manifest.parse(JSON.parse(files.get('manifest.json') ?? ''));
  const told = { sha256: sha256(said), bytes: Buffer.byteLength(said) };
  const listed = manifest.files.map((file) => (file.name === name ? { ...file, ...told } : file));
  return new Map(files).set(name, said).set('manifest.json', JSON.stringify({ ...manifest, files: listed }));
}
