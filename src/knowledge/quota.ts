import { z } from 'zod';
import type { KnowledgeUsage } from '../contract/knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { tenantLimitDefaults } from '../platform/settings-fields.js';
import { ofTenant, rowsOf } from './queries.js';

const measures = ['sources', 'characters', 'passages'] as const;

/** What one tenant may hold, so that none fills the installation. */
export type KnowledgeLimits = Readonly<Record<(typeof measures)[number], number>>;

export const defaultKnowledgeLimits: KnowledgeLimits = tenantLimitDefaults;

const Held = z.object({
  sources: z.coerce.number(),
  characters: z.coerce.number(),
  passages: z.coerce.number(),
});
export type HeldKnowledge = z.infer<typeof Held>;

/** What the tenant holds; exact until the commit for whoever has opened the index. */
export async function readHeldKnowledge(tx: TenantDb): Promise<HeldKnowledge> {
  const answer: unknown = await tx.raw(
    `select count(*) as sources, coalesce(sum(coalesce(characters, length(content))), 0) as characters,
       coalesce((select passage_count from knowledge_indexes where ${ofTenant}), 0) as passages
     from knowledge_sources where ${ofTenant}`,
  );
  return z.tuple([Held]).parse(rowsOf(Held, answer))[0];
}

export async function readKnowledgeUsage(tx: TenantDb, limits: KnowledgeLimits): Promise<KnowledgeUsage> {
  const held = await readHeldKnowledge(tx);
  const usage = (measure: (typeof measures)[number]) => ({ used: held[measure], limit: limits[measure] });
  return { sources: usage('sources'), characters: usage('characters'), passages: usage('passages') };
}

const nothing: HeldKnowledge = { sources: 0, characters: 0, passages: 0 };

/**
 * Looks after a change, with the index still open, whether the tenant holds more than it may. Whoever is beyond a limit that
 * was lowered may still change what makes it no more. Throws `limit-reached`.
 */
export async function requireRoom(
  tx: TenantDb,
  limits: KnowledgeLimits,
  before: HeldKnowledge = nothing,
): Promise<void> {
  const held = await readHeldKnowledge(tx);
  const beyond = measures.find(
    (measure) => held[measure] > limits[measure] && held[measure] > before[measure],
  );
  if (beyond) throw limitReached(beyond, { would: held[beyond], limit: limits[beyond], is: before[beyond] });
}

const named = { sources: 'entries', characters: 'characters', passages: 'passages' } as const;
const told = (count: number) => count.toLocaleString('en');

const limitReached = (
  measure: (typeof measures)[number],
  { would, limit, is }: { would: number; limit: number; is: number },
): AppError =>
  new AppError('limit-reached', {
    publicMessage: `The knowledge of a business has at most ${told(limit)} ${named[measure]}. There are ${told(is)} now, and this would make it ${told(would)}. Delete or shorten an entry first, or ask whoever runs this installation for more.`,
  });
