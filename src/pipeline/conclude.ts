import type { LeadFound, OpenTurn, Stage, TurnOutcome } from '../inbox/turn.js';
import { presenceAt } from './next-opening.js';
import { inLanguage } from './say.js';
import { sayClosed } from './say-closed.js';
import { type Captured, type Drafted, explain, isStop, type Reason, type Stop } from './turn-state.js';

/** What the stages found, with their trace. */
export interface Thought {
  captured: Captured;
  result: Drafted | Stop;
  stages: readonly Stage[];
}

/** What is to be done, given how far the bot may go here. */
export function conclude({ captured, result, stages }: Thought): TurnOutcome {
  const { assistant, language, trust } = captured;
  const proposed = isStop(result)
    ? { decision: result.stop, reason: result.because, text: result.text ?? null, sources: [] }
    : { decision: 'reply' as const, reason: 'grounded' as const, text: result.text, sources: result.sources };
  const known = {
    assistantId: assistant.id,
    assistantVersion: assistant.version,
    intent: captured.intent?.name ?? null,
    confidence: captured.confidence,
    language,
    model: isStop(result) ? null : result.model,
    tokens: isStop(result) ? { in: 0, out: 0 } : result.tokens,
    stages,
    sources: proposed.sources,
    lead: captured.lead,
  };
  if (proposed.decision === 'stay-silent') return { ...known, ...silent(proposed.reason) };
  if (trust === 'shadow') return { ...known, ...silent('shadow') };
  if (proposed.decision === 'hand-over') return { ...known, ...handOver(captured, proposed.reason, stages) };
  if (trust === 'draft') {
    const note = `Suggested answer:\n${proposed.text ?? ''}`;
    return { ...known, decision: 'suggest', reason: proposed.reason, text: null, note };
  }
  return { ...known, decision: 'reply', reason: proposed.reason, text: proposed.text, note: null };
}

const silent = (reason: Reason) => ({ decision: 'stay-silent' as const, reason, text: null, note: null });

/** What the visitor reads, once; and for the humans what it is about. A draft-only bot says nothing to the visitor. */
function handOver(captured: Captured, reason: Reason, stages: readonly Stage[]) {
  const { turn, lead, trust } = captured;
  return {
    decision: 'hand-over' as const,
    reason,
    text: trust === 'auto' && reason !== 'stale' ? handoverText(captured) : null,
    note: handoverNote(turn, { why: explain(reason, stages), lead }),
  };
}

/** The tenant's own text may promise somebody soon: while nobody is there, it says when somebody will be. */
function handoverText({ turn, assistant, language, now }: Captured): string | null {
  const { tenant_config: config } = turn.bound.row;
  const presence = presenceAt(now, config);
  const text =
    presence.kind === 'closed'
      ? sayClosed(presence.opening, language, config.languages)
      : inLanguage(assistant.settings.handover_texts, language, config.languages);
  return text ?? null;
}

const maxSummaryMessages = 6;

function handoverNote(
  { messages, history }: OpenTurn,
  { why, lead }: { why: string; lead: LeadFound | null },
): string {
  const said = [...history, ...messages].slice(-maxSummaryMessages);
  const contact = [lead?.name, lead?.email, lead?.phone].filter((part) => part !== undefined);
  return [
    `Handed over to you. ${why}`,
    ...(contact.length > 0 ? [`Contact: ${contact.join(', ')}`] : []),
    'Last messages:',
    ...said.map(({ role, text }) => `- ${role}: ${text.slice(0, 300) || '(a file)'}`),
  ].join('\n');
}
