import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/** Each decision by itself, so that whoever asks for one reads the index of that one. */
const turnsOf = ([decision, figure]: readonly [string, string]): string => `
union all
select t.tenant_id, '${figure}', t.created_at, c.id, c.connection_id, coalesce(c.channel, ''), t.reason, null
  from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
  where t.decision = '${decision}'`;

const decisions = [
  ['reply', 'answered'],
  ['suggest', 'suggested'],
  ['hand-over', 'handed_over'],
  ['stay-silent', 'silent'],
] as const;

/**
 * What every figure counts, written once: the figures, their daily sums and the lists of conversations behind them read
 * from here. `at` is the time on our clock when it was stored, so a day that is over does not change any more.
 */
const facts = `
create view insight_facts with (security_invoker = true) as
select c.tenant_id, 'conversations'::text as figure, c.created_at as at, c.id as conversation_id, c.connection_id,
    coalesce(c.channel, '') as channel, null::text as reason, null::integer as seconds from conversations c
union all
select m.tenant_id, 'visitor_messages', m.received_at, c.id, c.connection_id, coalesce(c.channel, ''), null, null
  from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
  where m.role = 'visitor' and not m.is_private
${decisions.map(turnsOf).join('')}
union all
-- The first that a visitor could read after they first wrote, whoever wrote it.
select m.tenant_id, 'first_answers', m.received_at, c.id, c.connection_id, coalesce(c.channel, ''), null,
    greatest(0, extract(epoch from m.sent_at - asked.at))::integer
  from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
  cross join lateral (select v.sent_at as at from messages v
    where v.tenant_id = m.tenant_id and v.conversation_id = m.conversation_id and v.role = 'visitor' and not v.is_private
    order by v.sent_at, v.seq limit 1) as asked
  where m.role in ('bot', 'operator') and not m.is_private and m.sent_at >= asked.at
    and not exists (select from messages e where e.tenant_id = m.tenant_id and e.conversation_id = m.conversation_id
      and e.role in ('bot', 'operator') and not e.is_private and e.sent_at >= asked.at
      and (e.sent_at, e.seq) < (m.sent_at, m.seq))`;

/**
 * Daily sums of days that are over, in the tenant's time zone; `insight_marks` says up to which day and for which time
 * zone. A question without an answer is known by its wording's hash: the words stay with the messages.
 */
async function createTables(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'daily_figures', {
    columns: `day date not null,
    connection_id uuid not null,
    channel text not null,
    visitor_messages integer not null,
    conversations integer not null,
    answered integer not null,
    suggested integer not null,
    handed_over integer not null,
    silent integer not null,
    handed_over_reasons jsonb not null,
    silent_reasons jsonb not null,
    first_answer_seconds integer[] not null,
    primary key (tenant_id, day, connection_id, channel)`,
  });
  await createTenantTable(knex, 'insight_marks', {
    columns: `time_zone text not null,
    summed_until date not null,
    primary key (tenant_id)`,
  });
  await grantSystem(knex, 'insight_marks', ['select']);
  await createTenantTable(knex, 'open_questions', {
    columns: `id uuid not null,
    wording_hash text not null,
    state text not null default 'open' check (state in ('open', 'done', 'ignored')),
    decided_at timestamptz,
    decided_by uuid,
    primary key (tenant_id, id),
    unique (tenant_id, wording_hash)`,
  });
  await createTenantTable(knex, 'question_askings', {
    columns: `turn_id uuid not null,
    question_id uuid not null,
    conversation_id uuid not null,
    asked_at timestamptz not null,
    primary key (tenant_id, turn_id),
    foreign key (tenant_id, question_id) references open_questions (tenant_id, id) on delete cascade,
    foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade`,
  });
  await knex.raw(
    'create index question_askings_latest on question_askings (tenant_id, asked_at, question_id)',
  );
  await knex.raw(
    'create index question_askings_question on question_askings (tenant_id, question_id, asked_at desc)',
  );
  await knex.raw('create index question_askings_talk on question_askings (tenant_id, conversation_id)');
}

export async function up(knex: Knex): Promise<void> {
  await createTables(knex);
  await knex.raw(facts);
  await knex.raw(`grant select on insight_facts to ${runtimeRole}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view insight_facts');
  await dropTables(knex, 'question_askings', 'open_questions', 'insight_marks', 'daily_figures');
}
