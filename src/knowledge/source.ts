import { z } from 'zod';
import { SourceKind } from '../contract/knowledge.js';
import { AppError } from '../platform/errors.js';

export const maxTitleLength = 300;
export const maxPassagesOfSource = 2_000;

/** A source without its content, as it is stored. */
export const SourceRow = z.object({
  id: z.uuid(),
  kind: SourceKind,
  title: z.string(),
  language: z.string().nullable(),
  passage_count: z.int(),
  created_at: z.date(),
  updated_at: z.date(),
});
export type SourceRow = z.infer<typeof SourceRow>;
export const sourceColumns = Object.keys(SourceRow.shape);

/** A source as it is shown. It is stored and indexed in one commit: what can be read at all is ready. */
export type SourceView = SourceRow & { status: 'ready'; problem: null };
export const viewOf = (row: SourceRow): SourceView => ({ ...row, status: 'ready', problem: null });

/** What a passage says as a whole: of an FAQ entry the question and the answer. */
export const wholeText = ({ question, text }: { question: string | null; text: string }): string =>
  question === null ? text : `${question}\n${text}`;

export const refuse = (path: string, message: string): AppError =>
  new AppError('invalid-input', { fields: [{ path, message }] });
