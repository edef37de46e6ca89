import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { AppError } from '../platform/errors.js';
import { parseJson } from '../platform/http/read-body.js';
import { type ArchiveFile, formatVersion, longestFile, Manifest, manifestName } from './archive-format.js';
import { kinds } from './kinds.js';

/** Why an archive is not taken, for whoever brought it. */
export const refused = (message: string, cause?: unknown): AppError =>
  new AppError('bad-request', { publicMessage: message, cause });

/**
 * The files of an archive in their order, each checked against the manifest. Throws `bad-request` with a sentence for whoever
 * brought it as soon as something is not right, at the end for what is missing. One file is in memory at a time.
 */
export async function* readArchive(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ file: ArchiveFile; lines: string[] }> {
  let manifest: Manifest | undefined;
  let at = 0;
  for await (const { name, bytes } of filesIn(pieces)) {
    if (!manifest) {
      manifest = readManifest(name, bytes);
      continue;
    }
    const file = manifest.files[at];
    at += 1;
    if (file?.name !== name)
      throw refused(`The archive holds ${name}, which its manifest does not name there.`);
    yield { file, lines: readFile(file, bytes) };
  }
  if (!manifest) throw refused('The archive is empty.');
  if (at < manifest.files.length)
    throw refused(`The archive is cut: ${manifest.files[at]?.name ?? ''} is missing.`);
}

async function* filesIn(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const [source, gunzip, tar] = [Readable.from(pieces), createGunzip(), extract()];
  source.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  gunzip.on('error', (error) => tar.destroy(error)).pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      if (type !== 'file') throw refused(`The archive holds ${name}, which is no file.`);
      if (size > longestFile) throw refused(`The archive holds ${name}, which is too long.`);
      yield { name, bytes: await buffer(entry) };
    }
  } catch (error) {
    throw isOfArchive(error) ? refused('This is no archive of this product, or it is cut.', error) : error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** What unzip and untar have to say. The database from which the pieces come may fail too, and that says nothing of them. */
const isOfArchive = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && String(error.code).startsWith('Z_')) || /tar header|end of data/i.test(error.message));

function readManifest(name: string, bytes: Buffer): Manifest {
  if (name !== manifestName) throw refused('This is no archive of this product: it has no manifest.');
  const parsed = Manifest.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) throw refused('The manifest of the archive cannot be read.', parsed.error);
  const { patchbay_archive: version, files } = parsed.data;
  if (version !== formatVersion)
    throw refused(`The archive has format ${version}; this version of the product reads ${formatVersion}.`);
  const places = files.map(({ kind }) => kinds.findIndex((known) => known.name === kind));
  const unknown = files[places.indexOf(-1)];
  if (unknown) throw refused(`The archive holds ${unknown.kind}, which this version does not know.`);
  if (places.some((place, index) => place < (places[index - 1] ?? 0)))
    throw refused('The files of the archive are not in their order.');
  return parsed.data;
}

function readFile({ name, rows, bytes: size, sha256 }: ArchiveFile, bytes: Buffer): string[] {
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length !== size || sum !== sha256)
    throw refused(`${name} was changed: it does not fit its checksum.`);
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length !== rows) throw refused(`${name} does not hold as many records as the manifest says.`);
  return lines;
}
