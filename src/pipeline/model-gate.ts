import { spendModelCall } from '../billing/spend-model-call.js';
import type { OpenTurn } from '../inbox/turn.js';
import type { WriteFailure } from '../models/write.js';
import { closeCircuit, failCircuit, passCircuit } from '../platform/circuit.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** What stands before each call of the language model: whether it works at present, and what it may cost. */
export interface ModelGate {
  /** Why the model is not asked now; undefined when it may be asked once. */
  pass(): Promise<'model-budget' | 'model-rests' | undefined>;
  /** Told how the call went; without a failure it went well. */
  note(failure?: WriteFailure): Promise<void>;
}

/** One provider for each tenant: another tenant may have another key. */
const circuit = 'model';
/** A key that was refused will be refused again: it is tried seldom until somebody mends it (reliability.md F-042). */
const refusedKeyMs = 60_000;

export function openModelGate(
  { conversation, bound }: OpenTurn,
  inOwnTenant: <T>(work: (tx: TenantDb) => Promise<T>) => Promise<T>,
): ModelGate {
  const config = bound.row.tenant_config;
  const budget = {
    tenant: config.daily_model_calls,
    visitor: config.daily_model_calls_per_visitor,
    conversation: config.daily_model_calls_per_conversation,
  };
  const spender = { visitorId: conversation.visitor_id, conversationId: conversation.id, budget };
  let isSuspect = false;
  return {
    pass: () =>
      inOwnTenant(async (tx) => {
        const state = await passCircuit(tx, circuit);
        ({ isSuspect } = state);
        if (state.waitMs > 0) return 'model-rests';
        return (await spendModelCall(tx, spender)) ? undefined : 'model-budget';
      }),
    note: async (failure) => {
      if (failure) await inOwnTenant((tx) => noteFailure(tx, failure));
      else if (isSuspect) await inOwnTenant((tx) => closeCircuit(tx, circuit));
    },
  };
}

/** An answer that was refused or of no known shape is no sign of a provider that is away. */
async function noteFailure(tx: TenantDb, { kind }: WriteFailure): Promise<void> {
  if (kind === 'refused' || kind === 'garbled') return;
  await failCircuit(tx, circuit, kind === 'auth' || kind === 'config' ? refusedKeyMs : 0);
}
