import { z } from 'zod';
import { archiveMessages } from '../history/archive-messages.js';
import { fingerprintsOf } from '../inbox/event-parties.js';
import type { MessageEvent } from '../kit/index.js';
import { noteTrouble } from '../connections/note-trouble.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newToken } from '../platform/ids.js';
import { visitorMessage } from '../test/harness/factories.js';
import { readClock } from '../test/harness/test-database.js';
import type { WorkStage } from '../test/harness/stage-work.js';

/** A visitor all of whose data carries one word, so that it is found wherever it may be. */
export interface Canary {
  word: string;
  name: string;
  email: string;
  phone: string;
  conversationId: string;
  /** What the platform said first; saying it again is a late hook. */
  message: MessageEvent;
}

const facts = (word: string, name: string) => ({
  ...{ external_id: `visitor-${word}`, name, email: `${word}@example.com`, phone: `+44 20 ${word}` },
  page_url: `https://shop.example/?who=${word}`,
});

/** The visitor writes, is answered, leaves an address, and has talked to the business before. */
export async function plantCanary(
  stage: WorkStage,
  given: { name?: string; email?: string } = {},
): Promise<Canary> {
  const word = `canary${newToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'q')}`;
  const visitor = {
    ...facts(word, given.name ?? `Name ${word}`),
    ...(given.email && { email: given.email }),
  };
  const sent_at = (await readClock(stage.db)).toISOString();
  const message = visitorMessage({
    ...{
      conversation_id: `talk-${word}`,
      message_id: `message-${word}`,
      author_name: visitor.name,
      sent_at,
      visitor,
    },
    text: `I am ${visitor.name}. When are you open? Write to ${visitor.email} ${word}.`,
  });
  const stored = await stage.receive(message);
  if (stored.outcome !== 'stored') throw new Error(`the canary was ${stored.outcome}`);
  await stage.look(stored.conversation_id);
  await stage.receive({
    kind: 'visitor-changed',
    conversation_id: message.conversation_id,
    visitor,
    at: sent_at,
  });
  await stage.deps.ingest(stage.bound, { ...message, message_id: `hint-${word}` }, false);
  await inTenant(stage.db, stage.tenant.id, (tx) => plantBeside(tx, { stage, word, message }));
  const { name, email, phone } = visitor;
  return { word, name, email, phone, conversationId: stored.conversation_id, message };
}

interface Planted {
  stage: WorkStage;
  word: string;
  message: MessageEvent;
}

async function plantBeside(tx: TenantDb, { stage, word, message }: Planted): Promise<void> {
  const { bound } = stage;
  const past = { ...message, conversation_id: `past-${word}` };
  const prints = bound.fingerprints({ kind: 'visitor', externalId: `visitor-${word}` });
  await archiveMessages(tx, {
    ...{ connectionId: bound.row.id, most: 100 },
    messages: [
      {
        ...{
          conversation: past.conversation_id,
          id: `past-message-${word}`,
          role: 'visitor',
          text: `Past ${word}`,
        },
        ...{
          sent_at: '2026-01-01T00:00:00Z',
          visitor_fingerprint: prints[0],
          fingerprints: fingerprintsOf(bound, past),
        },
      },
    ],
  });
  const said = `no such contact: visitor-${word}`;
  await noteTrouble(tx, bound.row.id, { source: 'send', code: 'not-found', message: '', remedy: '', said });
}

const Free = z.object({
  rows: z.array(z.object({ table: z.string(), column: z.string(), type: z.string() })),
});

/** Text that no check, key or reference restricts, in the tables whose rows are somebody's. */
const freeColumns = `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relname = any(?) and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]')
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n' and k.conkey @> array[a.attnum])
    and not exists (select from pg_index x where x.indrelid = c.oid and x.indisunique and a.attnum = any (x.indkey))`;

const values: Record<string, (word: string) => string> = {
  text: (word) => `'${word}'`,
  jsonb: (word) => `'["${word}"]'`,
  'text[]': (word) => `'{${word}}'`,
};

/** Puts the word into every column of the visitor's rows that takes one. */
export async function fillWithCanary(tx: TenantDb, { word, conversationId }: Canary): Promise<void> {
  const rows: Record<string, string> = {
    visitors: `external_id = 'visitor-${word}'`,
    conversations: `id = '${conversationId}'`,
    ...Object.fromEntries(
      ['messages', 'turns', 'deliveries', 'leads'].map((table) => [
        table,
        `conversation_id = '${conversationId}'`,
      ]),
    ),
    hints: `conversation_external_id = 'talk-${word}'`,
    archived_messages: `external_id = 'past-message-${word}'`,
  };
  const { rows: free } = Free.parse(await tx.raw(freeColumns, [Object.keys(rows)]));
  for (const { table, column, type } of free)
    await tx.raw(
      `update ${table} set ${column} = ${values[type]?.(word) ?? 'null'} where ${rows[table] ?? 'false'}`,
    );
}

const Counted = z.object({ rows: z.tuple([z.object({ n: z.coerce.number() })]) });

/** In how many cells of these tables a word stands; what lets a browser in tells nothing of anybody. */
export async function countWord(tx: TenantDb, word: string, tables: readonly string[]): Promise<number> {
  let total = 0;
  for (const table of tables) {
    const cells = `select count(*) as n from ${table} t, jsonb_each_text(to_jsonb(t)) c
      where c.key <> 'token_hash' and strpos(c.value, ?) > 0`;
    total += Counted.parse(await tx.raw(cells, [word])).rows[0].n;
  }
  return total;
}
