import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { findPassages, findSource } from './queries.js';
import { viewOf, wholeText, type SourceView } from './source.js';

export interface SourceDetail extends SourceView {
  content: string;
  passages: { id: string; ordinal: number; text: string }[];
}

/** A source with what was typed and what became of it. Throws `not-found`. */
export async function readSource(tx: TenantDb, id: string): Promise<SourceDetail> {
  const source = await findSource(tx, id);
  if (!source) throw new AppError('not-found');
  const { content, ...row } = source;
  const passages = (await findPassages(tx, id)).map((passage) => ({
    id: passage.id,
    ordinal: passage.ordinal,
    text: wholeText(passage),
  }));
  return { ...viewOf(row), content, passages };
}
