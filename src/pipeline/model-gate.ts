import { z } from 'zod';
import type { OpenTurn } from '../inbox/turn.js';
import type { WriteFailure } from '../models/write.js';
import { CircuitAnswer, circuitQuestion, closeCircuit, failCircuit } from '../platform/circuit.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, inTenant, type TenantDb } from '../platform/database/tenant-db.js';

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

/** Calls of the language model that a day may cost, at most (reliability.md F-041). */
interface ModelBudget {
  tenant: number;
  visitor: number;
  conversation: number;
}

const Passed = CircuitAnswer.extend({ is_within_budget: z.boolean() });

export function openModelGate(
  { tenantId, conversation, bound }: OpenTurn,
  /** How many calls the tenant may make in a day. */
  answersOfDay: number,
  db: Pick<Database, 'knex' | 'calls'>,
): ModelGate {
  const config = bound.row.tenant_config;
  const budget: ModelBudget = {
    tenant: answersOfDay,
    visitor: config.daily_model_calls_per_visitor,
    conversation: config.daily_model_calls_per_conversation,
  };
  const argument = {
    circuit: circuitQuestion(circuit),
    visitor_id: conversation.visitor_id,
    conversation_id: conversation.id,
    budget,
  };
  let isSuspect = false;
  return {
    pass: async () => {
      const passed = Passed.parse(await callInTenant(db, tenantId, { name: 'pass_model_gate', argument }));
      isSuspect = passed.is_suspect;
      if (passed.wait_ms > 0) return 'model-rests';
      return passed.is_within_budget ? undefined : 'model-budget';
    },
    note: async (failure) => {
      if (failure) await inTenant(db, tenantId, (tx) => noteFailure(tx, failure));
      else if (isSuspect) await inTenant(db, tenantId, (tx) => closeCircuit(tx, circuit));
    },
  };
}

/** An answer that was refused or of no known shape is no sign of a provider that is away. */
async function noteFailure(tx: TenantDb, { kind }: WriteFailure): Promise<void> {
  if (kind === 'refused' || kind === 'garbled') return;
  await failCircuit(tx, circuit, kind === 'auth' || kind === 'config' ? refusedKeyMs : 0);
}
