import { pieceBytes, type Transfer } from '../../contract/transfers.js';
import { api, done, replyOf } from '../call.js';

/** What export and import ask of the server. */

export type Direction = Transfer['direction'];
export const transfersKey = (direction: Direction) => ['transfers', direction] as const;

const one = (id: string) => ({ params: { path: { id } } });
const newest = { params: { query: { limit: 5 } } };

export const listTransfers = (direction: Direction, signal: AbortSignal | null = null) =>
  replyOf(
    direction === 'export'
      ? api.GET('/api/v1/data/exports', { ...newest, signal })
      : api.GET('/api/v1/data/imports', { ...newest, signal }),
  );

export const beginExport = () => replyOf(api.POST('/api/v1/data/exports'));

export const removeTransfer = ({ id, direction }: Transfer) =>
  done(
    direction === 'export'
      ? api.DELETE('/api/v1/data/exports/{id}', one(id))
      : api.DELETE('/api/v1/data/imports/{id}', one(id)),
  );

export const downloadArchive = ({ id }: Transfer): Promise<Blob> =>
  replyOf(api.GET('/api/v1/data/exports/{id}/archive', { ...one(id), parseAs: 'blob' }));

/** Sends an archive piece by piece, and lets it be loaded. */
export async function sendArchive(file: File, tell: (done: number, all: number) => void) {
  const { id } = await replyOf(api.POST('/api/v1/data/imports'));
  const pieces = Math.ceil(file.size / pieceBytes);
  for (let number = 0; number < pieces; number += 1) {
    await sendPiece(id, number, file.slice(number * pieceBytes, (number + 1) * pieceBytes));
    tell(number + 1, pieces);
  }
  return replyOf(api.POST('/api/v1/data/imports/{id}/begin', one(id)));
}

const sendPiece = (id: string, number: number, piece: Blob) =>
  done(
    api.PUT('/api/v1/data/imports/{id}/pieces', {
      params: { path: { id }, query: { number } },
      // As it is, not as JSON.
      ...{ body: piece, bodySerializer: (bytes) => bytes },
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
