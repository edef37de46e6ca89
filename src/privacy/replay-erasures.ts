import { z } from 'zod';
import { type Account, partyFingerprints } from '../connections/party.js';
import { lockErasures } from '../platform/database/erasure-lock.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { type FindDeps, type Held } from './find-visitor.js';
import { readAccounts } from './parties.js';
import { lockConversations, removeHeld } from './remove-held.js';

interface ReplayDeps extends FindDeps {
  db: Pick<Database, 'knex'>;
}

/**
 * Erases again who was erased before: after a restore the rows of an older backup are there once more. What came after an
 * erasure stays. Returns how many visitors and leads went.
 */
export async function replayErasures(deps: ReplayDeps): Promise<number> {
  const tenants: unknown = await asSystem(deps.db, (tx) => tx('tenants').pluck('id'));
  let gone = 0;
  for (const tenantId of z.array(z.uuid()).parse(tenants))
    gone += await inTenant(deps.db, tenantId, (tx) => replayIn(tx, tenantId, deps));
  return gone;
}

const Erasures = z.array(z.object({ fingerprint: z.string(), erased_until: z.date() }));

async function replayIn(tx: TenantDb, tenantId: string, { sealer }: ReplayDeps): Promise<number> {
  await lockErasures(tx);
  const noted = Erasures.parse(await tx('erasures').select('fingerprint', 'erased_until'));
  if (noted.length === 0) return 0;
  const until = new Map(noted.map(({ fingerprint, erased_until }) => [fingerprint, erased_until]));
  const isErased = (prints: readonly string[], since: Date) =>
    prints.some((print) => since <= (until.get(print) ?? new Date(0)));
  const held = await heldAgain(tx, { tenantId, isErased, accounts: await readAccounts(tx), sealer });
  await lockConversations(tx, held);
  await removeHeld(tx, held);
  return held.visitors.length + held.leads.length;
}

interface Replay {
  tenantId: string;
  isErased: (fingerprints: readonly string[], since: Date) => boolean;
  accounts: ReadonlyMap<string, Account>;
  sealer: FindDeps['sealer'];
}

const Row = z.object({
  id: z.uuid(),
  since: z.date(),
  connection_id: z.uuid().nullable(),
  external_id: z.string().nullable(),
  visitor: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  print: z.string().nullish(),
});
type Row = z.infer<typeof Row>;

/** What each table tells of whom its rows are of. */
const scans = {
  visitors: `select id, created_at as since, connection_id, external_id, null as visitor, email, phone from visitors`,
  conversations: `select c.id, c.created_at as since, c.connection_id, c.external_id, v.external_id as visitor,
    v.email, v.phone from conversations c join visitors v on v.tenant_id = c.tenant_id and v.id = c.visitor_id`,
  leads: `select l.id, l.created_at as since, l.connection_id, c.external_id, v.external_id as visitor, l.email, l.phone
    from leads l left join conversations c on c.tenant_id = l.tenant_id and c.id = l.conversation_id
    left join visitors v on v.tenant_id = l.tenant_id and v.id = l.visitor_id`,
  hints: `select id, created_at as since, connection_id, conversation_external_id as external_id,
    event->'visitor'->>'external_id' as visitor, event->'visitor'->>'email' as email, null as phone from hints`,
  archived: `select id, first_at as since, connection_id, external_id, null as visitor, null as email, null as phone,
    visitor_fingerprint as print from archived_conversations`,
} as const;

async function heldAgain(tx: TenantDb, replay: Replay): Promise<Held> {
  const held: Held = {
    visitors: [],
    conversations: [],
    leads: [],
    hints: [],
    archived: [],
    parties: [],
    contacts: [],
  };
  for (const kind of ['visitors', 'conversations', 'leads', 'hints', 'archived'] as const)
    for await (const row of scan(tx, scans[kind]))
      if (replay.isErased(printsOf(row, kind, replay), row.since)) hold(held, kind, row);
  return held;
}

/** With what they may stand by in others' texts, such as what a platform said of a refused call. */
function hold(held: Held, kind: keyof typeof scans, row: Row): void {
  held[kind].push(row.id);
  held.contacts.push(...contactsOf(row));
  const { connection_id: connectionId } = row;
  if (connectionId === null) return;
  const names = [row.external_id, row.visitor].filter((name) => name !== null);
  held.parties.push(...names.map((externalId) => ({ kind: 'visitor' as const, connectionId, externalId })));
}

const contactsOf = ({ email, phone }: Row): string[] =>
  [email?.toLowerCase(), phone].flatMap((each) => (each ? [each] : []));

const pageSize = 1_000;

/** Page by page, so that a big tenant is not read into memory. */
async function* scan(tx: TenantDb, sql: string): AsyncGenerator<Row> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const answer: unknown = await tx.raw(
      `select * from (${sql}) found where id > ? order by id limit ${pageSize}`,
      [last],
    );
    const rows = z.object({ rows: z.array(Row) }).parse(answer).rows;
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return;
    last = end.id;
  }
}

function printsOf(row: Row, kind: keyof typeof scans, { tenantId, accounts, sealer }: Replay): string[] {
  const account = accounts.get(row.connection_id ?? '');
  const party = (of: 'visitor' | 'conversation', externalId: string | null) =>
    account && externalId !== null ? partyFingerprints(account, { kind: of, externalId }, sealer) : [];
  return [
    ...(row.print == null ? [] : [row.print]),
    ...party(kind === 'visitors' ? 'visitor' : 'conversation', row.external_id),
    ...party('visitor', row.visitor),
    ...contactsOf(row).flatMap((contact) => sealer.fingerprints([tenantId, 'contact', contact])),
  ];
}
