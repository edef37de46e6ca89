import { z } from 'zod';
import { changedMeanwhile } from '../accounts/changed-meanwhile.js';
import { namesOf, recordAct } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import {
  ChangeSource,
  CreateSource,
  FoundPassages,
  KnowledgeUsage,
  PassageQuery,
  SearchQuery,
  SearchReply,
  Source,
  SourceDetail,
  SourcePage,
  SourceQuery,
} from '../contract/knowledge.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { endpoint } from '../platform/http/endpoint.js';
import { changeSource } from './change-source.js';
import { createSource } from './create-source.js';
import { deleteSource } from './delete-source.js';
import { listSources } from './list-sources.js';
import { openIndex } from './open-index.js';
import { type KnowledgeLimits, readKnowledgeUsage } from './quota.js';
import { readPassages } from './read-passages.js';
import { readSource } from './read-source.js';
import { searchKnowledge } from './search-knowledge.js';
import { wholeText } from './source.js';

export interface KnowledgeDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  knowledgeLimits: KnowledgeLimits;
}

const ById = z.strictObject({ id: Id });
const tag = 'Knowledge';

/** By its id alone: a title is taken from anywhere, also from what a visitor wrote. */
const subjectOf = (id: string) => ({ kind: 'source', id });
/** Whatever changes a source, its content too, is a change of that time. */
const editedIn = ({ title, language, updated_at }: Source) => ({ title, language, updated_at });

const list = endpoint({
  method: 'GET',
  path: '/api/v1/knowledge/sources',
  summary: 'List the sources',
  tag,
  access: 'knowledge:read',
  query: SourceQuery,
  reply: SourcePage,
  handle: ({ caller, query }, { db }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, (tx) => listSources(tx, query)),
});

const create = endpoint({
  method: 'POST',
  path: '/api/v1/knowledge/sources',
  summary: 'Add a text or questions with answers; it is found at once',
  tag,
  access: 'knowledge:write',
  body: CreateSource,
  reply: Source,
  status: 201,
  errors: ['limit-reached'],
  handle: ({ caller, body }, { db, knowledgeLimits }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const made = await createSource(tx, body, knowledgeLimits);
      const details = { source_kind: made.kind };
      await recordAct(tx, caller, { action: 'source.create', subject: subjectOf(made.id), details });
      return made;
    }),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/knowledge/sources/:id',
  summary: 'Read a source with its passages',
  tag,
  access: 'knowledge:read',
  params: ById,
  reply: SourceDetail,
  etag: editedIn,
  handle: ({ caller, params }, { db }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, (tx) => readSource(tx, params.id)),
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/v1/knowledge/sources/:id',
  summary: 'Change a source; its passages are made anew',
  tag,
  access: 'knowledge:write',
  params: ById,
  body: ChangeSource,
  reply: Source,
  etag: editedIn,
  errors: ['limit-reached'],
  handle: ({ caller, params: { id }, body, hasSeen }, { db, knowledgeLimits }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const action = 'source.change';
      // Locked before it is read: what another change is just replacing must not be put back.
      await openIndex(tx);
      if (!hasSeen(await readSource(tx, id)))
        throw await changedMeanwhile(tx, { table: 'knowledge_sources', id, action });
      const changed = await changeSource(tx, { id, change: body }, knowledgeLimits);
      await recordAct(tx, caller, { action, subject: subjectOf(id), details: { members: namesOf(body) } });
      return changed;
    }),
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/v1/knowledge/sources/:id',
  summary: 'Delete a source',
  tag,
  access: 'knowledge:write',
  params: ById,
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, { db }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await deleteSource(tx, params.id);
      await recordAct(tx, caller, { action: 'source.remove', subject: subjectOf(params.id) });
    }),
});

const passages = endpoint({
  method: 'GET',
  path: '/api/v1/knowledge/passages',
  summary: 'Read passages by their ids, as the record of a turn names them',
  tag,
  access: 'knowledge:read',
  query: PassageQuery,
  reply: FoundPassages,
  handle: ({ caller, query }, { db }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, async (tx) => ({ items: await readPassages(tx, query.ids) })),
});

const search = endpoint({
  method: 'GET',
  path: '/api/v1/knowledge/search',
  summary: 'Search the knowledge as the assistant does',
  tag,
  access: 'knowledge:read',
  query: SearchQuery,
  reply: SearchReply,
  handle: async ({ caller, query }, { db }: KnowledgeDeps) => {
    const wanted = { question: query.q, limit: query.limit, language: query.language };
    const found = await searchKnowledge(caller.tenantId, wanted, { db });
    return {
      items: found.map(({ passage_id, source_id, source_title, source_kind, score, ...passage }) => ({
        passage: { id: passage_id, text: wholeText(passage) },
        source: { id: source_id, title: source_title, kind: source_kind },
        score,
      })),
    };
  },
});

const usage = endpoint({
  method: 'GET',
  path: '/api/v1/knowledge/usage',
  summary: 'How much knowledge there is, and how much there may be',
  tag,
  access: 'knowledge:read',
  reply: KnowledgeUsage,
  handle: ({ caller }, { db, knowledgeLimits }: KnowledgeDeps) =>
    inTenant(db, caller.tenantId, (tx) => readKnowledgeUsage(tx, knowledgeLimits)),
});

export const knowledgeEndpoints = [list, create, read, change, remove, passages, search, usage];
