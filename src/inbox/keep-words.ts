import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import { wordsToKeep } from './conversation-words.js';

export interface KeepWordsDeps {
  db: Pick<Database, 'knex'>;
  log: Log;
}

/** A conversation counts as quiet after so long: by then no transaction that changed it earlier can still be open. */
const quietSeconds = 60;
/** Conversations in one transaction, few enough that nobody waits for their locks. */
const batch = 50;
/** Longer conversations are found by what stands in their beginning. */
const longestText = 200_000;

const firstId = '00000000-0000-0000-0000-000000000000';

const Ids = z.object({ rows: z.array(z.object({ id: z.uuid() })) });

/**
 * Keeps the words of conversations that changed, for every tenant for whom any did. Until then, and when nobody does this,
 * a search reads what was said in them: slower, with the same result but for accents.
 */
export async function keepAllWords(deps: KeepWordsDeps): Promise<void> {
  const due: unknown = await asSystem(deps.db, (tx) =>
    tx.raw(
      `select t.id from tenants t left join search_marks m on m.tenant_id = t.id
       where exists (select from conversations c where c.tenant_id = t.id
         and (c.updated_at, c.id) > (coalesce(m.changed_at, '-infinity'), coalesce(m.conversation_id, '${firstId}'))
         and c.updated_at < app_now() - make_interval(secs => ?))`,
      [quietSeconds],
    ),
  );
  for (const { id } of Ids.parse(due).rows) {
    try {
      await keepWords(id, deps);
    } catch (err) {
      deps.log.warn(
        { err, tenant_id: id },
        'words for the search could not be kept; they are read until then',
      );
    }
  }
}

/** The same for one tenant; nothing is left that has been quiet for so long. */
export async function keepWords(
  tenantId: string,
  { db }: Pick<KeepWordsDeps, 'db'>,
  quietFor = quietSeconds,
): Promise<void> {
  for (;;) {
    const read = await inTenant(db, tenantId, (tx) => readChanged(tx, quietFor));
    if (read.changed.length === 0) return;
    const isDone = await inTenant(db, tenantId, (tx) => keep(tx, tenantId, read));
    // Somebody is at work in the next one: it comes with the next round.
    if (!isDone) return;
  }
}

const Texts = z.object({
  id: z.uuid(),
  seq: z.coerce.number(),
  changed_at: z.string(),
  texts: z.array(z.string().nullable()),
  phone: z.string().nullable(),
});
type Texts = z.infer<typeof Texts>;

interface Read {
  /** In the order of their last change. */
  changed: Texts[];
  /** Other conversations of the same visitors, whose names may have become known. */
  siblings: Texts[];
}

const asTexts = `c.id, c.seq, c.updated_at::text as changed_at, v.phone, array[v.name, v.email, (
    select left(string_agg(m.text, ' ' order by m.seq), ${longestText}) from messages m
    where m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.deleted_at is null)] as texts`;

async function readChanged(tx: TenantDb, quietFor: number): Promise<Read> {
  const mark = await readMark(tx);
  const answer: unknown = await tx('conversations as c')
    .join('visitors as v', 'v.id', 'c.visitor_id')
    .whereRaw('(c.updated_at, c.id) > (?::timestamptz, ?::uuid)', [mark.changed_at, mark.conversation_id])
    .whereRaw('c.updated_at <= app_now() - make_interval(secs => ?)', [quietFor])
    .orderBy(['c.updated_at', 'c.id'])
    .limit(batch)
    .select(tx.raw(asTexts));
  const changed = z.array(Texts).parse(answer);
  const ids = changed.map(({ id }) => id);
  const siblings: unknown = await tx('conversations as c')
    .join('visitors as v', 'v.id', 'c.visitor_id')
    .whereIn('c.visitor_id', tx('conversations').whereIn('id', ids).select('visitor_id'))
    .whereNotIn('c.id', ids)
    .select(tx.raw(asTexts));
  return { changed, siblings: z.array(Texts).parse(siblings) };
}

const Mark = z.object({ changed_at: z.string(), conversation_id: z.uuid() });

/** The last change up to which words are kept. */
export async function readMark(tx: TenantDb): Promise<z.infer<typeof Mark>> {
  const row: unknown = await tx('search_marks').first(
    tx.raw('changed_at::text as changed_at'),
    'conversation_id',
  );
  return Mark.optional().parse(row) ?? { changed_at: '-infinity', conversation_id: firstId };
}

const Locked = z.array(z.object({ id: z.uuid(), seq: z.coerce.number() }));

/**
 * Keeps what was read. What has changed since has a later change and comes again; what somebody holds ends the round, so that
 * nobody who stores a message ever waits for a search. Says whether all of it is done.
 */
async function keep(tx: TenantDb, tenantId: string, { changed, siblings }: Read): Promise<boolean> {
  const ids = [...changed, ...siblings].map(({ id }) => id);
  const locked: unknown = await tx('conversations')
    .whereIn('id', ids)
    .orderBy('id')
    .forKeyShare()
    .skipLocked()
    .select('id', 'seq');
  const seqs = new Map(Locked.parse(locked).map(({ id, seq }) => [id, seq]));
  const there = new Set(z.array(z.uuid()).parse(await tx('conversations').whereIn('id', ids).pluck('id')));
  const held = changed.findIndex(({ id }) => there.has(id) && !seqs.has(id));
  const done = held === -1 ? changed : changed.slice(0, held);
  const last = done.at(-1);
  if (last === undefined) return false;
  const unchanged = [...done, ...siblings].filter(({ id, seq }) => seqs.get(id) === seq);
  await storeWords(tx, tenantId, unchanged);
  await tx('search_marks')
    .insert({ tenant_id: tenantId, changed_at: last.changed_at, conversation_id: last.id })
    .onConflict('tenant_id')
    .merge();
  return held === -1;
}

async function storeWords(tx: TenantDb, tenantId: string, kept: readonly Texts[]): Promise<void> {
  const rows = kept.map(({ id, phone, texts }) => ({
    id,
    words: wordsToKeep(tenantId, { texts: texts.filter((text) => text !== null), phone }),
  }));
  await tx.raw(
    `insert into conversation_words (tenant_id, conversation_id, words)
     select ?, k.id, array_to_tsvector(k.words) from jsonb_to_recordset(?::jsonb) as k (id uuid, words text[])
     on conflict (tenant_id, conversation_id) do update set words = excluded.words`,
    [tenantId, JSON.stringify(rows)],
  );
}
