import { answersOfDay } from '../billing/standing.js';
import { claimTurn, type ClaimDeps } from '../inbox/claim-turn.js';
import { decide, type DecideDeps, dropTurn, releaseTurn } from '../inbox/decide.js';
import { deliverBegun, type DeliverDeps } from '../inbox/deliver.js';
import type { Begun } from '../inbox/pass-gate.js';
import type { OpenTurn, TurnOutcome } from '../inbox/turn.js';
import { type LoadIntents, readAtWork } from '../intents/load-intents.js';
import { searchKnowledge } from '../knowledge/search-knowledge.js';
import type { Write } from '../models/write.js';
import { type CallForTenant, callInTenant, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import type { Metrics } from '../platform/metrics.js';
import { admit, openTurn } from './admit.js';
import { capture } from './capture.js';
import { conclude } from './conclude.js';
import { draft } from './draft.js';
import { judge } from './judge.js';
import { giveUp, hasFailedTooOften, whyGivenUp } from './give-up.js';
import { keepLease } from './keep-lease.js';
import { openModelGate } from './model-gate.js';
import { countsUnread, holdBack } from './patience.js';
import { loadLetterScores, type ScoreLetters } from './language/detect-language.js';
import { obeyPhrases } from './obey-phrases.js';
import { readSign } from './read-sign.js';
import { retrieve, type Search, sureScore } from './retrieve.js';
import { routeIntent } from './route-intent.js';
import { readSmallKnowledge } from './small-knowledge.js';
import {
  tellAdmitted,
  tellCaptured,
  tellDrafted,
  tellGrounded,
  tellJudged,
  tellPhrases,
  tellUnderstood,
} from './tell-stage.js';
import { processTimers, type Timers } from './timers.js';
import { startTrace, type Trace } from './trace.js';
import { type Captured, type Drafted, isStop, type Stop } from './turn-state.js';
import { understand } from './understand.js';
import { showProgress, showTypingSoon, type ProgressDeps } from './show-progress.js';

export interface AnswerDeps extends ClaimDeps, DecideDeps, DeliverDeps, ProgressDeps {
  resolver: DeliverDeps['resolver'];
  write: Write | undefined;
  loadIntents: LoadIntents;
  /** What a tenant on trial may have of the language model in a day. */
  trialDailyAnswers: number;
  metrics: Pick<Metrics, 'turns' | 'decisionSeconds' | 'leads' | 'stageSeconds' | 'deliveries'>;
  /** The process's own when absent. */
  timers?: Timers;
  log: Log;
}

type ThinkDeps = AnswerDeps & { timers: Timers };

/**
 * Answers what is due in a conversation: admit ▸ settle ▸ understand ▸ capture ▸ retrieve ▸ draft ▸ judge ▸ decide. No
 * transaction is open while it thinks; the lease is renewed on the side, and whoever loses it throws the work away. What the
 * decision has marked for sending is sent. Answers whether something may be left to deliver.
 */
export async function answerConversation(
  tenantId: string,
  conversationId: string,
  given: AnswerDeps,
): Promise<{ mayDeliver: boolean }> {
  const deps = { timers: processTimers, ...given };
  const claim = await claimTurn(tenantId, conversationId, deps);
  if (claim.kind === 'later') {
    deps.wakeUps.add({ name: 'conversation', data: { tenantId, conversationId } }, claim.inMs);
  }
  if (claim.kind !== 'turn') return { mayDeliver: claim.hasDeliveries };
  const begun = await answerUnderLease(claim.turn, deps);
  const isDone = begun !== undefined && (await deliverBegun(tenantId, begun, deps));
  return { mayDeliver: !isDone };
}

async function answerUnderLease(turn: OpenTurn, deps: ThinkDeps): Promise<Begun | undefined> {
  const stopRenewing = keepLease(turn, deps);
  try {
    return await answerTurn(turn, deps);
  } finally {
    stopRenewing();
  }
}

async function answerTurn(turn: OpenTurn, deps: ThinkDeps): Promise<Begun | undefined> {
  // What a paused connection holds is marked due again when it is resumed.
  const isHeld = turn.bound.row.status !== 'live';
  if (isHeld || turn.messages.length === 0) {
    await dropTurn(turn, deps);
    return undefined;
  }
  const since = deps.monotonic();
  const outcome = await think(turn, deps);
  await holdBack(turn, outcome, deps);
  const decided = await decide(turn, { outcome, isFinal: countsUnread(turn, outcome) }, deps);
  if (decided.kind === 'decided') {
    countTurn(outcome, turn.waitedMs + deps.monotonic() - since, deps);
    return decided.begun;
  }
  // Somebody wrote or changed something meanwhile: another look will tell what is left to do, and when.
  if (decided.kind !== 'lost') await releaseTurn(turn, deps);
  return undefined;
}

function countTurn(
  { decision, reason, lead }: TurnOutcome,
  waitedMs: number,
  { metrics }: Pick<AnswerDeps, 'metrics'>,
): void {
  metrics.turns.inc({ decision, reason });
  metrics.decisionSeconds.observe({ decision }, waitedMs / 1000);
  if (lead) metrics.leads.inc();
}

async function think(turn: OpenTurn, deps: ThinkDeps): Promise<TurnOutcome> {
  const trace = startTrace(deps);
  showProgress(turn, 'reading', deps);
  const inOwnTenant = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(deps.db, turn.tenantId, work);
  const { assistant, mark, standing } = await readAtWork(deps.db, turn.tenantId, turn.bound.row.assistant_id);
  const [intents, scoreLetters] = await Promise.all([
    deps.loadIntents({ assistantId: assistant.id, mark }, inOwnTenant),
    loadLetterScores(),
  ]);
  const own = turn.bound.row.tenant_config.daily_model_calls;
  const dailyAnswers = answersOfDay(standing, { own, onTrial: deps.trialDailyAnswers });
  const opened = openTurn(turn, assistant);
  if (hasFailedTooOften(opened)) {
    return conclude({ captured: giveUp(opened), result: whyGivenUp(opened), stages: trace.stages });
  }
  const refusal = await trace.run('admit', () => admit(opened, standing), tellAdmitted(opened));
  const understood = await trace.run(
    'understand',
    () => understand(opened, intents, scoreLetters),
    tellUnderstood,
  );
  const captured = await trace.run('capture', () => capture(understood), tellCaptured);
  const result =
    refusal ??
    (await meetPhrases(captured, trace)) ??
    readSign(captured) ??
    routeIntent(captured) ??
    (await answerFromKnowledge(captured, trace, { ...deps, scoreLetters, dailyAnswers }));
  return conclude({ captured, result, stages: trace.stages });
}

/** A business without such phrases has no such step in its records. */
const meetPhrases = (captured: Captured, trace: Trace): Promise<Stop | undefined> | undefined =>
  captured.assistant.settings.handover_phrases.length === 0
    ? undefined
    : trace.run('phrases', () => obeyPhrases(captured), tellPhrases);

async function answerFromKnowledge(
  captured: Captured,
  trace: Trace,
  deps: ThinkDeps & { scoreLetters: ScoreLetters; dailyAnswers: number },
): Promise<Drafted | Stop> {
  const { turn } = captured;
  const call: CallForTenant = (wanted) => callInTenant(deps.db, turn.tenantId, wanted);
  showProgress(turn, 'searching', deps);
  const search: Search = (query) => searchKnowledge(turn.tenantId, query, deps);
  const readSmall = deps.write && (() => readSmallKnowledge(call));
  const grounded = await trace.run('retrieve', () => retrieve(captured, { search, readSmall }), tellGrounded);
  if (isStop(grounded)) return grounded;
  showProgress(turn, 'writing', deps);
  const isQuotable = (score: number) => score >= sureScore;
  const drafting = { write: deps.write, gate: openModelGate(turn, deps.dailyAnswers, deps.db), isQuotable };
  const endTyping = showTypingSoon(turn, deps);
  const drafted = await trace.run('draft', () => draft(grounded, drafting), tellDrafted).finally(endTyping);
  if (isStop(drafted)) return drafted;
  return trace.run('judge', () => judge(drafted, deps.scoreLetters), tellJudged);
}
