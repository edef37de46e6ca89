import { z } from 'zod';
import { Id, page, Time } from './common.js';

export const transferStates = ['building', 'receiving', 'loading', 'done', 'failed'] as const;

export const Transfer = z
  .object({
    id: Id,
    direction: z.enum(['export', 'import']),
    state: z.enum(transferStates).meta({
      description:
        'An export is `building`, then `done`: it can be downloaded until `expires_at`. An import is `receiving` the archive, then `loading` it, then `done`. `failed` says why in `problem`; of an import nothing is kept then.',
    }),
    row_count: z.coerce.number().int(),
    byte_count: z.coerce.number().int(),
    left_out: z.coerce.number().int().meta({
      description: 'Records whose conversation, visitor or the like was removed during the export.',
    }),
    problem: z.string().nullable(),
    began_by: z.string(),
    created_at: Time,
    finished_at: Time.nullable(),
    expires_at: Time.meta({ description: 'When the archive and this record of it are removed.' }),
  })
  .meta({
    id: 'Transfer',
    description: 'An export of all that a business owns, or the import of one.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f41',
      direction: 'export',
      state: 'done',
      row_count: 18_204,
      byte_count: 7_340_032,
      left_out: 0,
      problem: null,
      began_by: 'Ada',
      created_at: '2026-05-04T09:30:00.000Z',
      finished_at: '2026-05-04T09:30:41.000Z',
      expires_at: '2026-05-07T09:30:41.000Z',
    },
  });
export type Transfer = z.infer<typeof Transfer>;

export const TransferPage = page(Transfer).meta({
  id: 'TransferPage',
  description: 'One page of exports or imports, the newest first.',
});
export type TransferPage = z.infer<typeof TransferPage>;

/** What one request may bring of an archive. */
export const pieceBytes = 900_000;

export const PieceQuery = z.strictObject({ number: z.coerce.number().int().min(0).max(9_999) }).meta({
  id: 'PieceQuery',
  description: `Which piece of the archive this is, from 0. Pieces have at most ${pieceBytes} bytes; one that is sent again replaces the first.`,
  example: { number: 0 },
});
export type PieceQuery = z.infer<typeof PieceQuery>;

export const ReceivedPiece = z.object({ number: z.number().int(), bytes: z.number().int() }).meta({
  id: 'ReceivedPiece',
  description: 'Which piece of an archive came in, and how long it is.',
  example: { number: 0, bytes: 900_000 },
});
