import { useMutation } from '@tanstack/react-query';
import { notifyFailed } from '../parts/notify.js';
import { saveFile } from '../parts/save-file.js';
import { exportLeads } from './lead-calls.js';
import { type LeadFilters, leadQueryOf } from './lead-filters.js';

/** Saves the leads that fit as a file. */
export const useExport = (filters: LeadFilters) =>
  useMutation({
    mutationFn: () => exportLeads(leadQueryOf(filters)),
    onSuccess: (file) => saveFile(file, 'leads.csv'),
    onError: notifyFailed,
  });
