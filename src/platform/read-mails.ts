import { z } from 'zod';
import { type Page, type PageRequest, readPage } from './database/read-page.js';
import type { SystemDb } from './database/tenant-db.js';
import { AppError } from './errors.js';
import { placeOf } from './mail-outbox.js';
import type { Sealer } from './secrets.js';

const MailRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  recipient: z.string(),
  state: z.string(),
  subject: z.string().nullable(),
  text_sealed: z.string().nullable(),
  problem: z.string().nullable(),
  attempts: z.number(),
  created_at: z.date(),
  settled_at: z.date().nullable(),
});
type MailRow = z.infer<typeof MailRow>;

export type ReadMail = Omit<MailRow, 'text_sealed'> & { text: string | null };

/** The mails of the last days, latest first, with their words where these were kept. */
export async function readMails(
  tx: SystemDb,
  page: PageRequest,
  { sealer }: { sealer: Pick<Sealer, 'open'> },
): Promise<Page<ReadMail>> {
  const found = tx('mails').select(Object.keys(MailRow.shape));
  const { items, next_cursor } = await readPage(tx, found, {
    ...page,
    ...{ timeColumn: 'created_at', idColumn: 'id', row: MailRow },
  });
  return {
    items: items.map(({ text_sealed, ...mail }) => ({ ...mail, text: open(mail.id, text_sealed) })),
    next_cursor,
  };

  function open(id: string, sealed: string | null): string | null {
    if (sealed === null) return null;
    try {
      return sealer.open(sealed, placeOf(id));
    } catch (error) {
      // Sealed with a key that is gone: its link would have been sent anew by now.
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}
