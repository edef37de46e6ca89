import { AuditPage } from '../../contract/audit.js';
import { call, request, type Wanted } from '../call.js';

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

const queryOf = ({ area, from, to }: AuditFilters): NonNullable<Wanted['query']> => ({
  action: area,
  from: from === '' ? '' : startOf(from),
  to: to === '' ? '' : startOf(to, oneDay),
});

export const listAudit = (filters: AuditFilters, cursor: string, signal?: AbortSignal): Promise<AuditPage> =>
  call({ path: '/audit', query: { ...queryOf(filters), cursor, limit: 50 }, signal }, AuditPage);

/** The entries that fit, as a file for spreadsheets. */
export async function exportAudit(filters: AuditFilters): Promise<Blob> {
  const response = await request({ path: '/audit/export.csv', query: queryOf(filters) }, 'text/csv');
  return response.blob();
}
