import { z } from 'zod';
import { ConversationQuery } from '../../../contract/conversations.js';
import { InsightQuery, QuestionQuery } from '../../../contract/insights.js';
import { LeadQuery } from '../../../contract/leads.js';
import { listConversations } from '../../../inbox/read-conversations.js';
import { keepWords } from '../../../inbox/keep-words.js';
import { keepFigures } from '../../../insights/keep-figures.js';
import { listQuestions } from '../../../insights/list-questions.js';
import { readInsights } from '../../../insights/read-insights.js';
import { listLeads } from '../../../leads/lead.js';
import { type Database, openDatabase } from '../../../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../../../platform/database/tenant-db.js';
import { createLog } from '../../../platform/log.js';
import type { Bench } from '../bench.js';
import { type Spread, spreadOf } from '../figures.js';
import { fillLeads } from '../fill-leads.js';
import { fillMessages } from '../fill-messages.js';
import { type Found, row } from '../part.js';

type Page = { items: readonly unknown[]; next_cursor: string | null };

/** What is asked, in the words of the table; `isEmpty` where nothing is to be found. */
interface Asked {
  what: string;
  ask: (scene: Pick<Scene, 'db' | 'tenantId'>) => Promise<Page>;
  isEmpty?: boolean;
  goal?: string;
}

/** A question that is one transaction of the tenant. */
const within =
  (work: (tx: TenantDb) => Promise<Page>): Asked['ask'] =>
  ({ db, tenantId }) =>
    inTenant(db, tenantId, work);

const explain = (reason: string) => reason;
const soon = 'p95 < 300 ms';
/** What is asked for in the first moments after a past was imported or the time zone changed. */
const atOnce = 'p95 < 1,000 ms';

const talks = (what: string, query: object, isEmpty = false): Asked => ({
  ...{ what: `conversations: ${what}`, isEmpty },
  ask: ({ db, tenantId }) => listConversations(tenantId, ConversationQuery.parse(query), { db }),
});
const leads = (what: string, query: object, isEmpty = false): Asked => ({
  ...{ what: `leads: ${what}`, isEmpty },
  ask: within((tx) => listLeads(tx, LeadQuery.parse(query))),
});

/** Lists as people ask for them, what is rare among them and what is not there at all. */
const lists = (connectionId: string): Asked[] => [
  talks('all', {}),
  talks('waiting for a human', { waiting: 'true' }),
  talks('with a human', { handler: 'human' }),
  talks('closed', { status: 'closed' }),
  talks('of one connection', { connection_id: connectionId }),
  talks('behind “answered”, 90 days', { figure: 'answered', ...lastDays(90) }),
  talks('behind “handed over”, 90 days', { figure: 'handed_over', ...lastDays(90) }),
  talks('behind “first answer”, 7 days', { figure: 'first_answers', ...lastDays(7) }),
  talks('with a word that is nowhere', { q: 'zeppelin' }, true),
  talks('with a word that is in one', { q: 'hippopotamus' }),
  talks('with a word that is in all', { q: 'exchanged' }),
  talks('with words that are in all, closed', { q: 'many messages', status: 'closed' }),
  leads('all', {}),
  leads('won', { status: 'won' }),
  leads('of one connection', { connection_id: connectionId }),
  leads('with a name', { q: 'Visitor 19998' }),
  leads('with a word that is nowhere', { q: 'zeppelin' }, true),
  {
    what: 'questions without an answer, 90 days',
    ask: within((tx) => listQuestions(tx, QuestionQuery.parse({}))),
  },
];

const dayMs = 86_400_000;
const lastDays = (count: number) => ({
  since: new Date(Date.now() - count * dayMs).toISOString().slice(0, 10),
  until: new Date(Date.now() + dayMs).toISOString().slice(0, 10),
});

/** Lists and figures of one business with a large past, asked of the product's own functions on the server's database. */
export async function measureLists(bench: Bench): Promise<Found> {
  await bench.rest();
  const { fewMessages, listMessages, listLeads: leadCount } = bench.options.sizes;
  const database = await bench.copyBase();
  await fillMessages(listMessages - fewMessages, database);
  await fillLeads(leadCount, database);
  const db = await openDatabase({ url: database.url, folder: '' }, createLog({ level: 'silent' }));
  const tenantId = bench.base.inboxes[0]?.tenantId ?? '';
  const connectionId = await inTenant(db, tenantId, readConnection);

  const unkept = performance.now();
  await keepWords(tenantId, { db });
  const wordsMs = Math.round(performance.now() - unkept);
  await database.query('vacuum (analyze) conversation_words');

  const measured = [];
  for (const asked of lists(connectionId)) measured.push(await measure(asked, { bench, db, tenantId }));
  const spans = [7, 90];
  for (const days of spans)
    measured.push(await measure(figuresOf(days, { how: 'not kept', goal: atOnce }), { bench, db, tenantId }));
  const before = performance.now();
  await keepFigures(tenantId, { db });
  const keptMs = Math.round(performance.now() - before);
  for (const days of spans)
    measured.push(await measure(figuresOf(days, { how: 'kept', goal: soon }), { bench, db, tenantId }));

  await db.stop();
  await database.drop();
  return {
    figures: { lists: measured, kept_ms: keptMs, words_ms: wordsMs },
    rows: [
      ...measured.map(({ what, spread, goal }) => row(what, `p50 ${spread.p50}  p95 ${spread.p95} ms`, goal)),
      row('keeping the words of all conversations at once', `${wordsMs} ms`),
      row('summing up all days at once, until none is missing', `${keptMs} ms`),
    ],
    problems: measured.flatMap(({ problems }) => problems),
  };
}

const readConnection = async (tx: TenantDb): Promise<string> => {
  const found: unknown = await tx('connections').where({ connector: 'crisp' }).orderBy('id').first('id');
  return z.object({ id: z.string() }).parse(found).id;
};

const figuresOf = (days: number, { how, goal }: { how: string; goal: string }): Asked => ({
  ...{ what: `figures of ${days} days and those before, ${how}`, goal },
  ask: within(async (tx) => {
    const { days: items } = await readInsights(tx, InsightQuery.parse({ days }), { explain });
    return { items, next_cursor: null };
  }),
});

interface Scene {
  bench: Bench;
  db: Database;
  tenantId: string;
}

async function measure({ what, ask, isEmpty = false, goal = soon }: Asked, { bench, db, tenantId }: Scene) {
  const times: number[] = [];
  const problems = new Set<string>();
  for (let round = 0; round < bench.options.sizes.listRounds; round += 1) {
    const begun = performance.now();
    const { items } = await ask({ db, tenantId });
    times.push(performance.now() - begun);
    if ((items.length === 0) !== isEmpty) problems.add(`${what}: found ${items.length}`);
  }
  // The first answer of a new connection is not what people wait for all day.
  const spread: Spread = spreadOf(times.slice(1));
  return { what, goal, spread, problems: [...problems] };
}
