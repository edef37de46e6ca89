import type { RestoreSetting } from '../../contract/setting-versions.js';
import { api, ifMatches, replyOf, type QueryOf, taggedReplyOf } from '../call.js';

/** What the past of the settings asks of the server. */

export const versionsKey = ['setting-versions'] as const;

type Section = QueryOf<'/api/v1/config/versions'>['section'];

export const listVersions = (section: Section, cursor: string, signal: AbortSignal | null = null) =>
  replyOf(api.GET('/api/v1/config/versions', { params: { query: { section, cursor, limit: 25 } }, signal }));

export const readVersion = (id: string, signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/config/versions/{id}', { params: { path: { id } }, signal }));

export const restoreVersion = (id: string, body: RestoreSetting, ifMatch: string | null) =>
  replyOf(
    api.POST('/api/v1/config/versions/{id}/restore', {
      ...{ params: { path: { id }, header: ifMatches(ifMatch) }, body },
    }),
  );
