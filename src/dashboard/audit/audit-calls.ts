import { api, replyOf } from '../call.js';

/** What the audit log asks of the server. */

export const auditKey = ['audit'] as const;

/** Days are those of whoever looks. */
export interface AuditFilters {
  area: string;
  from: string;
  to: string;
}

const oneDay = 1;

function startOf(day: string, daysLater = 0): string {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}

const queryOf = ({ area, from, to }: AuditFilters) => ({
  action: area,
  from: from === '' ? '' : startOf(from),
  to: to === '' ? '' : startOf(to, oneDay),
});

export const listAudit = (filters: AuditFilters, cursor: string, signal: AbortSignal) =>
  replyOf(
    api.GET('/api/v1/audit', { params: { query: { ...queryOf(filters), cursor, limit: 50 } }, signal }),
  );

/** The entries that fit, as a file for spreadsheets. */
export const exportAudit = (filters: AuditFilters): Promise<Blob> =>
  replyOf(api.GET('/api/v1/audit/export.csv', { params: { query: queryOf(filters) }, parseAs: 'blob' }));
