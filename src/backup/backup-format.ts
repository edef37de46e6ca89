import { z } from 'zod';

/**
 * A backup is a gzipped text, one JSON value a line: the header, then for each table a line that names it, then its rows as
 * the database writes them, and a footer with the number of rows, without which the file was cut.
 */
export const formatVersion = 1;

export const Header = z.object({
  patchbay_backup: z.number(),
  made_at: z.iso.datetime(),
  /** What had been migrated; a restore brings a new database exactly there before it loads a row. */
  migrations: z.array(z.string()).min(1),
  /** The tables that it is limited to; then it is a list to be added to another, not something to restore from. */
  only: z.array(z.string()).optional(),
});
export type Header = z.infer<typeof Header>;

export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableLine = z.infer<typeof TableLine>;

export const Footer = z.object({ rows: z.number(), sha256: z.string() });

/** Who is signed in where, counters of a moment, answers kept for a day and leaderships are no part of a backup. */
export const leftOut: ReadonlySet<string> = new Set([
  ...['schema_migrations', 'schema_migrations_lock'],
  ...['sessions', 'known_devices', 'refresh_tokens', 'one_time_links', 'sign_in_failures'],
  ...['leases', 'mails', 'transfers', 'transfer_parts'],
  ...['idempotency_keys', 'installation_idempotency_keys'],
]);
