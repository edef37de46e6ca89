import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createSource } from '../../knowledge/create-source.js';
import { searchKnowledge } from '../../knowledge/search-knowledge.js';
import { migrate } from '../../platform/database/migrate.js';
import { type Database, openDatabase } from '../../platform/database/open-database.js';
import { asSystem, inTenant } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { createLog } from '../../platform/log.js';
import { scoreRetrieval, type Outcome, type RetrievalScore } from './score-retrieval.js';

const migrationsFolder = path.join(import.meta.dirname, '../../../migrations');

/** The best figures of a simple method on the same data; falling below any of them fails the evaluation. */
const floors = { recallAt1: 86.1, recallAt5: 96.3, meanReciprocalRank: 90.4 } as const;
const refusalFloors: Readonly<Record<string, { auroc: number; refused: number }>> = {
  'xquad-en': { auroc: 0.977, refused: 94 },
  'xquad-de': { auroc: 0.957, refused: 87 },
  'xquad-es': { auroc: 0.967, refused: 94 },
  'xquad-ar': { auroc: 0.957, refused: 90 },
  'norquad-no': { auroc: 0.905, refused: 83 },
};
const sets = [...Object.keys(refusalFloors), 'cnil-fr'];

const Document = z.object({ id: z.string(), title: z.string(), text: z.string() });
const Query = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  gold: z.array(z.string()),
  answerable: z.boolean(),
});

export interface RetrievalOptions {
  /** Holds a folder for each set, with `docs.jsonl` and `queries.jsonl`. */
  folder: string;
  /** The sets to run; all when empty. The floors of the mean count only for all of them. */
  only: readonly string[];
  print: (line: string) => void;
}

/**
 * Question to right document through the product's own import and search, on the embedded database: each set's documents
 * are one tenant's sources. Returns what fell below its floor.
 */
export async function evaluateRetrieval({ folder, only, print }: RetrievalOptions): Promise<string[]> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-eval-'));
  const log = createLog({ level: 'silent' });
  const db = await openDatabase({ url: undefined, folder: dataFolder }, log);
  try {
    await migrate(db, migrationsFolder, log);
    const scores = new Map<string, RetrievalScore>();
    for (const set of sets.filter((name) => only.length === 0 || only.includes(name))) {
      const score = scoreRetrieval(await runSet(db, path.join(folder, set)));
      scores.set(set, score);
      print(describe(set, score));
    }
    return failures(scores, print);
  } finally {
    await db.stop();
    fs.rmSync(dataFolder, { recursive: true, force: true });
  }
}

const readLines = <Row>(file: string, row: z.ZodType<Row>): Row[] =>
  fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)));

async function runSet(db: Database, folder: string): Promise<Outcome[]> {
  const tenantId = newId();
  const slug = `eval-${tenantId}`;
  await asSystem(db, (tx) => tx('tenants').insert({ id: tenantId, slug, name: path.basename(folder) }));
  const documents = new Map<string, string>();
  for (const { id, title, text } of readLines(path.join(folder, 'docs.jsonl'), Document)) {
    const wanted = { kind: 'text', title: title || '-', content: text } as const;
    const source = await inTenant(db, tenantId, (tx) => createSource(tx, wanted));
    documents.set(source.id, id);
  }
  const outcomes: Outcome[] = [];
  for (const query of readLines(path.join(folder, 'queries.jsonl'), Query)) {
    const start = performance.now();
    const search = { question: query.text, limit: 20, language: query.lang };
    const found = await searchKnowledge(tenantId, search, { db });
    const ms = performance.now() - start;
    const ranked = [...new Set(found.map((passage) => documents.get(passage.source_id) ?? ''))];
    outcomes.push({ ...query, ranked: ranked.slice(0, 10), score: found[0]?.score ?? 0, ms });
  }
  return outcomes;
}

const percent = (share: number) => share.toFixed(1);

const describe = (set: string, score: RetrievalScore): string =>
  [
    set.padEnd(11),
    `${score.answerable} + ${score.unanswerable} questions`.padEnd(20),
    `recall@1 ${percent(score.recallAt1)}  recall@5 ${percent(score.recallAt5)}  MRR@10 ${percent(score.meanReciprocalRank)}`,
    `AUROC ${score.auroc.toFixed(3)}  refused at 10 % lost ${percent(score.refused)} %`,
    `${score.msPerQuery.toFixed(1)} ms a question`,
  ].join('  ');

function failures(scores: ReadonlyMap<string, RetrievalScore>, print: (line: string) => void): string[] {
  const failed: string[] = [];
  for (const [set, { auroc, refused }] of scores) {
    const floor = refusalFloors[set];
    if (floor && auroc < floor.auroc) failed.push(`${set}: AUROC ${auroc.toFixed(3)} < ${floor.auroc}`);
    if (floor && refused < floor.refused)
      failed.push(`${set}: refused ${percent(refused)} % < ${floor.refused} %`);
  }
  if (scores.size < sets.length) return failed;
  for (const name of ['recallAt1', 'recallAt5', 'meanReciprocalRank'] as const) {
    const mean = [...scores.values()].reduce((sum, score) => sum + score[name], 0) / scores.size;
    print(`mean of the six sets: ${name} ${percent(mean)}`);
    if (mean < floors[name]) failed.push(`mean ${name}: ${percent(mean)} < ${floors[name]}`);
  }
  return failed;
}
