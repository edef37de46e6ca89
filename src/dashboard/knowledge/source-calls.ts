import {
  type ChangeSource,
  type CreateSource,
  SearchReply,
  Source,
  SourceDetail,
  SourcePage,
} from '../../contract/knowledge.js';
import { call, callTagged, ignored, type Tagged, type Wanted } from '../call.js';

/** What the knowledge pages ask of the server. */

export const sourcesKey = ['knowledge'] as const;
export const sourceKey = (id: string) => [...sourcesKey, 'one', id] as const;

export const listSources = (query: Wanted['query'], signal?: AbortSignal): Promise<SourcePage> =>
  call({ path: '/knowledge/sources', query: { ...query }, signal }, SourcePage);

export const readSource = (id: string, signal?: AbortSignal): Promise<Tagged<SourceDetail>> =>
  callTagged({ path: `/knowledge/sources/${id}`, signal }, SourceDetail);

export const createSource = (body: CreateSource): Promise<Source> =>
  call({ method: 'POST', path: '/knowledge/sources', body }, Source);

export const changeSource = (
  id: string,
  { ifMatch, ...body }: ChangeSource & Pick<Wanted, 'ifMatch'>,
): Promise<Tagged<Source>> =>
  callTagged({ method: 'PATCH', path: `/knowledge/sources/${id}`, body, ifMatch }, Source);

export const removeSource = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/knowledge/sources/${id}` }, ignored);

export const searchKnowledge = (q: string, signal?: AbortSignal): Promise<SearchReply> =>
  call({ path: '/knowledge/search', query: { q, limit: 10 }, signal }, SearchReply);
