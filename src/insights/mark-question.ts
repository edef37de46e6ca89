import type { QuestionState } from '../contract/insights.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

interface Mark {
  id: string;
  state: QuestionState;
  personId: string | null;
}

/** Says what became of a question. Throws `not-found` for another tenant's as for a missing one. */
export async function markQuestion(tx: TenantDb, { id, state, personId }: Mark): Promise<void> {
  const changed = await tx('open_questions')
    .where({ id })
    .update({ state, decided_at: tx.raw('app_now()'), decided_by: personId });
  if (changed === 0) throw new AppError('not-found');
}
