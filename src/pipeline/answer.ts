import { readAssistant } from '../assistants/read-assistant.js';
import { spend } from '../billing/spend.js';
import { claimTurn, leaseMs, renewLease, rereadTurn, type ClaimDeps } from '../inbox/claim-turn.js';
import { decide, type DecideDeps, dropTurn, releaseTurn } from '../inbox/decide.js';
import type { OpenTurn, TurnOutcome } from '../inbox/turn.js';
import type { LoadIntents } from '../intents/load-intents.js';
import { type FoundPassage, searchKnowledge } from '../knowledge/search-knowledge.js';
import type { Write } from '../models/write.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import type { Metrics } from '../platform/metrics.js';
import { admit, openTurn } from './admit.js';
import { capture } from './capture.js';
import { conclude } from './conclude.js';
import { draft } from './draft.js';
import { judge } from './judge.js';
import { retrieve, type Search } from './retrieve.js';
import { routeIntent } from './route-intent.js';
import {
  tellAdmitted,
  tellCaptured,
  tellDrafted,
  tellGrounded,
  tellJudged,
  tellUnderstood,
} from './tell-stage.js';
import { startTrace, type Trace } from './trace.js';
import { type Captured, type Drafted, isStop, type Stop } from './turn-state.js';
import { understand } from './understand.js';
import { showProgress, type ProgressDeps } from './show-progress.js';

export interface AnswerDeps extends ClaimDeps, DecideDeps, ProgressDeps {
  write: Write | undefined;
  loadIntents: LoadIntents;
  metrics: Pick<Metrics, 'turns' | 'stageSeconds'>;
  monotonic: () => number;
  log: Log;
}

/** Passages below the first score are not shown to a model; below the second they are not quoted as they stand. */
const likelyScore = 0.2;
const quotableScore = 0.6;

/** What the visitor wrote in the middle of the thinking is thought about once more, not for ever (F-071). */
const maxAttempts = 2;

/**
 * Answers what is due in a conversation: admit ▸ settle ▸ understand ▸ capture ▸ retrieve ▸ draft ▸ judge ▸ decide. No
 * transaction is open while it thinks; the lease is renewed on the side, and whoever loses it throws the work away.
 */
export async function answerConversation(
  tenantId: string,
  conversationId: string,
  deps: AnswerDeps,
): Promise<void> {
  const claim = await claimTurn(tenantId, conversationId, deps);
  if (claim.kind === 'later') {
    deps.wakeUps.add({ name: 'conversation', data: { tenantId, conversationId } }, claim.inMs);
  }
  if (claim.kind !== 'turn') return;
  const stopRenewing = keepLease(claim.turn, deps);
  try {
    await answerTurn(claim.turn, deps);
  } finally {
    stopRenewing();
  }
}

async function answerTurn(first: OpenTurn, deps: AnswerDeps): Promise<void> {
  let turn: OpenTurn | undefined = first;
  for (let attempt = 1; turn; attempt += 1) {
    // What a paused connection holds is marked due again when it is resumed.
    const isHeld = turn.bound.row.status !== 'live';
    if (isHeld || turn.messages.length === 0) return dropTurn(turn, deps);
    const outcome = await think(turn, deps);
    const decided = await decide(turn, { outcome, isFinal: attempt >= maxAttempts }, deps);
    if (decided.kind === 'decided')
      deps.metrics.turns.inc({ decision: outcome.decision, reason: outcome.reason });
    // A human spoke meanwhile: what is left to do, another look will tell.
    if (decided.kind === 'taken-over') return releaseTurn(turn, deps);
    if (decided.kind !== 'superseded') return;
    turn = await rereadTurn(turn, deps);
  }
}

async function think(turn: OpenTurn, deps: AnswerDeps): Promise<TurnOutcome> {
  const trace = startTrace(deps);
  showProgress(turn, 'reading', deps);
  const { assistant, intents } = await inTenant(deps.db, turn.tenantId, async (tx) => {
    const found = await readAssistant(tx, turn.bound.row.assistant_id);
    return { assistant: found, intents: await deps.loadIntents(tx, found.id) };
  });
  const opened = openTurn(turn, assistant);
  const refusal = await trace.run('admit', () => admit(opened), tellAdmitted(opened));
  const understood = await trace.run('understand', () => understand(opened, intents), tellUnderstood);
  const captured = await trace.run('capture', () => capture(understood), tellCaptured);
  const result = refusal ?? routeIntent(captured) ?? (await answerFromKnowledge(captured, trace, deps));
  return conclude({ captured, result, stages: trace.stages });
}

async function answerFromKnowledge(
  captured: Captured,
  trace: Trace,
  deps: AnswerDeps,
): Promise<Drafted | Stop> {
  const { turn } = captured;
  const inOwnTenant = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(deps.db, turn.tenantId, work);
  showProgress(turn, 'searching', deps);
  const search: Search = (query) => inOwnTenant((tx) => searchKnowledge(tx, query));
  const isLikely = ({ score }: FoundPassage) => score >= likelyScore;
  const grounded = await trace.run('retrieve', () => retrieve(captured, { search, isLikely }), tellGrounded);
  if (isStop(grounded)) return grounded;
  showProgress(turn, 'writing', deps);
  const limit = turn.bound.row.tenant_config.daily_model_calls;
  const spendModelCall = () => inOwnTenant((tx) => spend(tx, { kind: 'model-calls', limit }));
  const isQuotable = (score: number) => score >= quotableScore;
  const drafting = { write: deps.write, spendModelCall, isQuotable };
  const drafted = await trace.run('draft', () => draft(grounded, drafting), tellDrafted);
  if (isStop(drafted)) return drafted;
  return trace.run('judge', () => judge(drafted), tellJudged);
}

/** A thought may take longer than a lease: it is renewed while it lasts, and lost if this process freezes. */
function keepLease(turn: OpenTurn, deps: AnswerDeps): () => void {
  const timer = setInterval(() => {
    renewLease(turn, deps).catch((err: unknown) => deps.log.warn({ err }, 'a lease could not be renewed'));
  }, leaseMs / 4);
  return () => clearInterval(timer);
}
