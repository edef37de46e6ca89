import type { SourceKind } from '../contract/knowledge.js';
import type { Database } from '../platform/database/open-database.js';
import { type CallForTenant, callInTenant, inTenant } from '../platform/database/tenant-db.js';
import { openIndex } from './open-index.js';
import { scorePostings } from './postings.js';
import { findByNumbers } from './queries.js';
import { rankPassages } from './rank-passages.js';
import { findTerms, type TermsFound } from './term-queries.js';
import { indexFormat, readQuestion } from './terms.js';

export interface SearchDeps {
  db: Pick<Database, 'knex' | 'calls'>;
}

export interface Search {
  question: string;
  /** How many passages at most. */
  limit: number;
  /** What the visitor writes in (BCP 47). Of two equal passages the one in this language comes first. */
  language?: string | undefined;
}

/** A passage that may answer. */
export interface FoundPassage {
  passage_id: string;
  source_id: string;
  source_title: string;
  source_kind: SourceKind;
  /** Its place in the source, from 0. */
  ordinal: number;
  /** The headings it stands under; empty without any. */
  heading: string;
  /** Of an FAQ entry; `text` is then its answer. */
  question: string | null;
  text: string;
  /** How sure it is that it answers, 0 to 1; comparable between questions, languages and tenants. */
  score: number;
}

/** How many passages are looked at closely, and how much of the beginning of their sources. */
const candidateCount = 16;
const openingLength = 280;

/**
 * The tenant's passages that answer a question best, best first. Two statements, each with the tenant in its predicate:
 * the index rows of the question's terms, then the texts of the best candidates (F-081). A passage that changes between the
 * two is judged by the text that is then found.
 */
export async function searchKnowledge(
  tenantId: string,
  { question, limit, language }: Search,
  { db }: SearchDeps,
): Promise<FoundPassage[]> {
  const asked = readQuestion(question, language);
  const call: CallForTenant = (wanted) => callInTenant(db, tenantId, wanted);
  const renew = () => inTenant(db, tenantId, openIndex);
  const index = await findCurrentTerms([...asked.terms.keys()], { call, renew });
  if (!index) return [];
  const found = scorePostings(index.rows, asked, {
    passageCount: index.passage_count,
    limit: Math.max(limit, candidateCount),
  });
  const numbers = found.best.map(({ number }) => number);
  const candidates = numbers.length === 0 ? [] : await findByNumbers(call, { numbers, openingLength });
  return rankPassages(candidates, found, { question: asked, language })
    .slice(0, limit)
    .map(({ candidate, score }) => {
      const { number: _, opening: __, source_language: ___, ...passage } = candidate;
      return { ...passage, score };
    });
}

/** An index that an older version of the program wrote speaks of other terms; it is built anew before it is asked. */
async function findCurrentTerms(
  terms: readonly number[],
  { call, renew }: { call: CallForTenant; renew: () => Promise<unknown> },
): Promise<TermsFound | undefined> {
  const found = await findTerms(call, terms);
  if (!found || found.format >= indexFormat) return found;
  await renew();
  return findTerms(call, terms);
}
