import { useMutation } from '@tanstack/react-query';
import { notifyFailed } from '../parts/notify.js';
import { exportLeads } from './lead-calls.js';
import type { LeadFilters } from './lead-filters.js';

const fileName = 'leads.csv';
/** Long enough for the browser to have taken the file. */
const keepMs = 10_000;

/** Saves the leads that fit as a file. Fetched, not linked: a link could not name the tenant of a platform admin. */
export const useExport = (filters: LeadFilters) =>
  useMutation({
    mutationFn: () => exportLeads(filters),
    onSuccess: saveFile,
    onError: notifyFailed,
  });

function saveFile(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMs);
}
