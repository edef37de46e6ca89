import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Lead, LeadPage, LeadStatus } from '../../contract/leads.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { leadKey, leadsKey, mergeLeads, reviewLead } from './lead-calls.js';
import { nameLead } from './name-lead.js';

const texted = texts.leads;

/** Shows a changed lead at once; the row stays where it is until the list is read again. */
export function useLeadNews(): (lead: Tagged<Lead>) => void {
  const client = useQueryClient();
  return (lead) => {
    client.setQueryData(leadKey(lead.id), lead);
    client.setQueriesData<InfiniteData<LeadPage>>(
      { queryKey: [...leadsKey, 'list'] },
      (known) => known && { ...known, pages: known.pages.map((page) => withLead(page, lead)) },
    );
  };
}

const withLead = (page: LeadPage, lead: Lead): LeadPage => ({
  ...page,
  items: page.items.map((known) => (known.id === lead.id ? lead : known)),
});

/**
 * Says what became of a lead. It is changed in any case: the one word that was chosen replaces nothing that anybody wrote,
 * and a list that is worked through key by key must not stop to ask.
 */
export function useSetStatus(): (lead: Lead, status: LeadStatus) => void {
  const tell = useLeadNews();
  const review = useMutation({
    mutationFn: ({ lead, status }: { lead: Lead; status: LeadStatus }) => reviewLead(lead.id, { status }),
    onSuccess: (lead) => {
      tell(lead);
      notifyDone(texted.statusSet(nameLead(lead), texted.statuses[lead.status]));
    },
    onError: notifyFailed,
  });
  return (lead, status) => {
    if (lead.status !== status) review.mutate({ lead, status });
  };
}

/** Folds one lead into another. */
export function useMerge(onMerged: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: mergeLeads,
    onSuccess: async () => {
      notifyDone(texted.merged);
      onMerged();
      await client.invalidateQueries({ queryKey: leadsKey });
    },
    onError: notifyFailed,
  });
}
