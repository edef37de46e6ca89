import { z } from 'zod';
import {
  ChangeSource,
  CreateSource,
  type FaqEntry,
  FoundPassages,
  KnowledgeUsage,
  SearchReply,
  SourceDetail,
  SourcePage,
} from '../../contract/knowledge.js';
import { joinFaq } from '../knowledge/split-faq.js';
import { edited } from './edited.js';
import { type Asked, found, type Route, bare, route } from './route.js';

const sourceOf = ({ desk, params }: Asked<unknown>): SourceDetail =>
  found(desk.sources.find(({ id }) => id === params['id']));

const cut = (content: string, newId: () => string) =>
  content.split('\n\n').map((text, ordinal) => ({ id: newId(), ordinal, text }));

const textOf = ({ content, entries }: { content?: string | undefined; entries?: FaqEntry[] | undefined }) =>
  entries ? joinFaq(entries) : content;

function create({ body, desk, world }: Asked<CreateSource>): SourceDetail {
  const content = textOf(body) ?? '';
  const passages = cut(content, world.newId);
  const source: SourceDetail = {
    ...{ id: world.newId(), kind: body.kind, title: body.title, status: 'ready', problem: null },
    ...{ language: 'en', passage_count: passages.length, content, passages },
    ...{ created_at: world.now(), updated_at: world.now() },
  };
  desk.sources.unshift(source);
  return source;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** An installation that is nearly full at once, so that it can be seen. */
const usageOf = ({ desk: { sources } }: Asked<unknown>): KnowledgeUsage => ({
  sources: { used: sources.length, limit: 20 },
  characters: { used: sum(sources.map(({ content }) => content.length)), limit: 20_000_000 },
  passages: { used: sum(sources.map(({ passage_count }) => passage_count)), limit: 20_000 },
});

export const knowledgeRoutes: Route[] = [
  bare({ ...{ path: '/knowledge/usage', reply: KnowledgeUsage }, handle: usageOf }),
  bare({
    ...{ path: '/knowledge/sources', reply: SourcePage },
    handle: ({ desk, query }) => ({
      items: desk.sources.filter(
        ({ kind, status, title }) =>
          (query.get('kind') ?? kind) === kind &&
          (query.get('status') ?? status) === status &&
          title.toLowerCase().includes(query.get('q')?.toLowerCase() ?? ''),
      ),
      next_cursor: null,
    }),
  }),
  route({
    ...{ method: 'POST', path: '/knowledge/sources', body: CreateSource, reply: SourceDetail },
    handle: create,
  }),
  ...edited({
    ...{ path: '/knowledge/sources/:id', body: ChangeSource, reply: SourceDetail },
    find: sourceOf,
    change: (source, { body, world }) => {
      const content = textOf(body) ?? source.content;
      const passages = cut(content, world.newId);
      Object.assign(source, {
        ...{ title: body.title ?? source.title, content, passages },
        passage_count: passages.length,
      });
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/knowledge/sources/:id', reply: z.unknown() },
    handle: (asked) => {
      const gone = sourceOf(asked);
      asked.desk.sources = asked.desk.sources.filter((known) => known !== gone);
    },
  }),
  bare({
    ...{ path: '/knowledge/passages', reply: FoundPassages },
    handle: ({ desk, query }) => ({
      items: (query.get('ids') ?? '')
        .split(',')
        .flatMap((id) =>
          desk.sources.flatMap((source) =>
            source.passages.filter((passage) => passage.id === id).map((passage) => ({ passage, source })),
          ),
        ),
    }),
  }),
  bare({
    ...{ path: '/knowledge/search', reply: SearchReply },
    handle: ({ desk, query }) => {
      const words = (query.get('q') ?? '').toLowerCase().split(/\W+/);
      const scored = desk.sources.flatMap(({ passages, ...source }) =>
        passages.map(({ id, text }) => {
          const hits = words.filter((word) => word.length > 3 && text.toLowerCase().includes(word)).length;
          return { passage: { id, text }, source, score: hits / words.length };
        }),
      );
      return {
        items: scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score),
      };
    },
  }),
];
