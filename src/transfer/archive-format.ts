import { z } from 'zod';

/**
 * An archive is a gzipped tar: `manifest.json` first, then the files that it lists, in its order. Each file holds records
 * of one kind, one JSON object a line, those that others point to before them.
 */
export const formatVersion = 1;
export const manifestName = 'manifest.json';

/** The longest file of an archive. One record is a megabyte at most, and a file begins none after its first megabyte. */
export const longestFile = 8_000_000;

const ArchiveFile = z.object({
  name: z.string().max(100),
  kind: z.string().max(60),
  rows: z.int().min(0),
  bytes: z.int().min(0).max(longestFile),
  sha256: z.string().length(64),
});
export type ArchiveFile = z.infer<typeof ArchiveFile>;

export const Manifest = z.object({
  patchbay_archive: z.number(),
  business: z.string(),
  made_at: z.iso.datetime(),
  files: z.array(ArchiveFile).max(100_000),
});
export type Manifest = z.infer<typeof Manifest>;

export const fileName = (kind: string, number: number): string =>
  `${kind}-${String(number + 1).padStart(4, '0')}.jsonl`;
