import { isAnswering } from '../connections/connection.js';
import { newId } from '../platform/ids.js';
import { verifyAfterMs } from './delivery.js';
import { circuitOf } from './pass-gate.js';
import { planDeliveries } from './plan-deliveries.js';
import { type Throttle, throttleMs } from './throttle.js';
import type { OpenTurn, TurnOutcome } from './turn.js';

/** What a decision stores, as the SQL function `decide_turn` takes it. */
export interface TurnRows {
  /** What the outcome rests on; when it has changed, nothing is stored. */
  read: object;
  turn: object;
  deliveries: readonly DeliveryRow[];
  lead?: object;
  used: Record<string, number>;
}

interface DeliveryRow {
  id: string;
  is_visible: boolean;
}

export function turnRows(turn: OpenTurn, outcome: TurnOutcome, options: { hasMail: boolean }): TurnRows {
  const { id, lease_token, handler, handover_version, visitor_seq } = turn.conversation;
  const turnId = newId();
  return {
    read: { id, lease_token, handler, handover_version, visitor_seq },
    turn: turnRow(turn, outcome, turnId),
    deliveries: deliveryRows(turn, outcome, { turnId, ...options }),
    ...(outcome.lead ? { lead: { ...outcome.lead, id: newId(), language: outcome.language } } : {}),
    used: usedBy(outcome),
  };
}

function turnRow({ tenantId, conversation, messages }: OpenTurn, outcome: TurnOutcome, id: string): object {
  const { decision, reason, intent, confidence, language, model, tokens, stages, sources } = outcome;
  return {
    ...{ tenant_id: tenantId, id, conversation_id: conversation.id },
    ...{ assistant_id: outcome.assistantId, assistant_version: outcome.assistantVersion },
    ...{ decision, reason, intent, confidence, language, model, stages, sources },
    ...{ tokens_in: tokens.in, tokens_out: tokens.out },
    message_ids: messages.map((message) => message.id),
  };
}

function deliveryRows(
  turn: OpenTurn,
  outcome: TurnOutcome,
  { turnId, hasMail }: { turnId: string; hasMail: boolean },
): DeliveryRow[] {
  const { conversation, bound, tenantId } = turn;
  const handsOver = outcome.decision === 'hand-over';
  return planDeliveries(turn, outcome, { hasMail }).map((planned) => {
    const id = newId();
    return {
      ...planned,
      ...{ id, tenant_id: tenantId, turn_id: turnId },
      ...{ conversation_id: conversation.id, connection_id: conversation.connection_id },
      mark: bound.connector.markOf?.(id) ?? id,
      handover_version: conversation.handover_version + (handsOver ? 1 : 0),
    };
  });
}

const usedBy = ({ tokens, model, decision }: TurnOutcome): Record<string, number> => ({
  turns: 1,
  [`decision:${decision}`]: 1,
  ...(model === null ? {} : { tokens: tokens.in + tokens.out }),
});

/** The first message that a visitor sees, if nothing that is known here keeps it from being sent right away. */
export async function sendAtOnce(
  { bound }: OpenTurn,
  { deliveries }: Pick<TurnRows, 'deliveries'>,
  { throttle }: { throttle: Throttle },
): Promise<{ at_once?: object }> {
  const first = deliveries.find((delivery) => delivery.is_visible);
  if (!first || !isAnswering(bound) || bound.traits.transport === 'local') return {};
  if ((await throttleMs(bound, { throttle })) > 0) return {};
  return {
    at_once: {
      delivery_id: first.id,
      circuit: circuitOf(bound),
      verify_after_ms: verifyAfterMs(bound.traits),
    },
  };
}
