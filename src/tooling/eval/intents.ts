import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { classify, type Classification } from '../../intents/classify.js';
import { trainClassifier, type Example } from '../../intents/train-classifier.js';
import { bestThreshold, outOfScope } from './best-threshold.js';
import { readCsv } from './read-csv.js';
import { readIntentReport, type IntentReport } from './read-intent-report.js';

/**
 * Baselines: the best figures that a simple local method (TF-IDF with a linear SVM or logistic regression) reached on the same
 * rows, from the README beside the data. Falling below one fails the evaluation.
 */
const floors = {
  'banking77 full': { accuracy: 91.8 },
  'banking77 10-shot': { accuracy: 75.8 },
  'banking77 5-shot': { accuracy: 66.6 },
  'banking77 27 intents held out': { auroc: 0.853, recallAtThreeLost: 55.5 },
  'sofmattress best threshold': { correlation: 0.623 },
} as const satisfies Record<string, Partial<IntentReport>>;
const maxMedianMs = 2;

const Held = z.object({ held_out_intents: z.array(z.string()) });

export interface IntentOptions {
  /** Holds `banking77/` and `hint3_sofmattress/`. */
  folder: string;
  /** `score-intents.mjs` of the evaluation data. */
  script: string;
  print: (line: string) => void;
}

interface Run {
  name: string;
  gold: string;
  /** Arguments that the script needs besides. */
  extra?: readonly string[];
  predictions: readonly Prediction[];
}

interface Prediction extends Classification {
  ms: number;
}

/** Trains on each training set, classifies its test rows, has the script score them. Returns what fell below its floor. */
export function evaluateIntents({ folder, script, print }: IntentOptions): string[] {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-eval-'));
  try {
    return [...bankingRuns(folder, print), ...mattressRuns(folder, print)].flatMap((run) => {
      print(`${run.name}: ${run.predictions.length} test rows`);
      const text = score(run, script, scratch);
      print(text.trimEnd().replaceAll(/^/gm, '  '));
      return failures(run.name, readIntentReport(text));
    });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function bankingRuns(folder: string, print: IntentOptions['print']): Run[] {
  const inSet = (name: string) => path.join(folder, 'banking77', name);
  const gold = inSet('test.csv');
  const rows = readExamples(gold);
  const heldFile = inSet('id_oos_intents.json');
  const held = new Set(Held.parse(JSON.parse(fs.readFileSync(heldFile, 'utf8'))).held_out_intents);
  const all = readExamples(inSet('train.csv'));
  // Every row shows one of the intents there, so nothing is refused.
  const run = (name: string, training: Example[]) => ({
    name: `banking77 ${name}`,
    gold,
    predictions: predict(training, rows, print).map((each) => ({ ...each, intent: each.best })),
  });
  const known = all.filter(({ intent }) => !held.has(intent));
  return [
    run('5-shot', readExamples(inSet('train_5shot.csv'))),
    run('10-shot', readExamples(inSet('train_10shot.csv'))),
    run('full', all),
    {
      name: 'banking77 27 intents held out',
      gold,
      extra: ['--hold-out', heldFile],
      predictions: predict(known, rows, print),
    },
  ];
}

/** Twice: at the classifier's own threshold, and at the best on these rows, which is how the published figures were found. */
function mattressRuns(folder: string, print: IntentOptions['print']): Run[] {
  const gold = path.join(folder, 'hint3_sofmattress', 'test.csv');
  const rows = readExamples(gold);
  const predictions = predict(readExamples(path.join(folder, 'hint3_sofmattress', 'train.csv')), rows, print);
  const threshold = bestThreshold(
    predictions.map(({ best, confidence }, index) => ({ gold: rows[index]?.intent ?? '', best, confidence })),
  );
  const atBest = predictions.map((each) => ({
    ...each,
    intent: each.confidence < threshold ? null : each.best,
  }));
  return [
    { name: 'sofmattress own threshold', gold, predictions },
    { name: 'sofmattress best threshold', gold, predictions: atBest },
  ];
}

function predict(
  training: readonly Example[],
  rows: readonly Example[],
  print: IntentOptions['print'],
): Prediction[] {
  const start = performance.now();
  const classifier = trainClassifier(training);
  print(`trained on ${training.length} examples in ${Math.round(performance.now() - start)} ms`);
  return rows.map(({ text }) => {
    const begin = performance.now();
    const classification = classify(text, classifier);
    return { ...classification, ms: performance.now() - begin };
  });
}

function score({ gold, extra = [], predictions }: Run, script: string, scratch: string): string {
  const file = path.join(scratch, 'predictions.jsonl');
  const lines = predictions.map(({ intent, best, confidence, ms }) =>
    JSON.stringify({ intent: intent ?? outOfScope, best, score: confidence, ms: Number(ms.toFixed(3)) }),
  );
  fs.writeFileSync(file, lines.join('\n'));
  const options = ['--gold', gold, ...extra, '--pred', file];
  return execFileSync(process.execPath, [script, ...options], { encoding: 'utf8' });
}

function failures(name: string, report: IntentReport): string[] {
  const floor: Partial<IntentReport> = Object.entries(floors).find(([run]) => run === name)?.[1] ?? {};
  const low = (['accuracy', 'correlation', 'auroc', 'recallAtThreeLost'] as const).flatMap((figure) => {
    const [least, reached] = [floor[figure], report[figure]];
    if (least === undefined || (reached !== undefined && reached >= least)) return [];
    return [`intents, ${name}: ${figure} ${reached ?? 'missing'} < ${least}`];
  });
  const { medianMs = Infinity } = report;
  return medianMs > maxMedianMs ? [...low, `intents, ${name}: ${medianMs} ms > ${maxMedianMs} ms`] : low;
}

const readExamples = (file: string): Example[] =>
  readCsv(fs.readFileSync(file, 'utf8'))
    .slice(1)
    .flatMap(([text, intent]) => (text === undefined || intent === undefined ? [] : [{ text, intent }]));
