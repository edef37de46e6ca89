import { ArchivedTalk, ArchivePage, type BeginImport, HistoryImport } from '../../contract/history.js';
import { call } from '../call.js';

/** What the page of past conversations asks of the server. */

export const importKey = (connectionId: string) => ['history', connectionId] as const;
export const archiveKey = (connectionId: string) => ['archive', connectionId] as const;
export const talkKey = (id: string) => ['archived-talk', id] as const;

const pathOf = (connectionId: string) => `/connections/${connectionId}/history`;

export const readImport = (connectionId: string, signal?: AbortSignal): Promise<HistoryImport> =>
  call({ path: pathOf(connectionId), signal }, HistoryImport);

export const beginImport = (connectionId: string, body: Partial<BeginImport>): Promise<HistoryImport> =>
  call({ method: 'POST', path: pathOf(connectionId), body }, HistoryImport);

export const stopImport = (connectionId: string): Promise<HistoryImport> =>
  call({ method: 'POST', path: `${pathOf(connectionId)}/stop` }, HistoryImport);

export const removeArchive = (connectionId: string): Promise<HistoryImport> =>
  call({ method: 'DELETE', path: pathOf(connectionId) }, HistoryImport);

export const listArchive = (
  query: { connection_id: string; cursor: string },
  signal?: AbortSignal,
): Promise<ArchivePage> => call({ path: '/archive', query, signal }, ArchivePage);

export const readTalk = (id: string, signal?: AbortSignal): Promise<ArchivedTalk> =>
  call({ path: `/archive/${id}`, signal }, ArchivedTalk);
