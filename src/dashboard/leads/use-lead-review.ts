import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Lead, ReviewLeads } from '../../contract/leads.js';
import type { Tagged } from '../call.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { notifyUndo } from '../parts/notify-undo.js';
import { useNameOf } from '../team/use-team.js';
import { leadKey, leadPagesKey, leadsKey, mergeLeads, reviewLeads } from './lead-calls.js';
import { nameLead } from './name-lead.js';
import { forgetDetails, showLeads } from './show-leads.js';

const texted = texts.leads;

/** Shows a lead that was changed in its form. */
export function useLeadNews(): (lead: Tagged<Lead>) => void {
  const client = useQueryClient();
  return (lead) => {
    client.setQueryData(leadKey(lead.id), lead);
    showLeads(client, [lead]);
  };
}

/** What can be said of one lead or of many. */
export type LeadChange = Pick<ReviewLeads, 'status' | 'assignee_id'>;

interface Step {
  /** The leads as they were. */
  before: readonly Lead[];
  change: LeadChange;
}

export interface LeadReview {
  /** Says it of those of whom it is not true yet. */
  change: (leads: readonly Lead[], change: LeadChange) => void;
  /** Takes the last step back, and then the one before it. */
  undo: () => void;
}

const isSo = (lead: Lead, { status, assignee_id }: LeadChange): boolean =>
  (status === undefined || lead.status === status) &&
  (assignee_id === undefined || lead.assignee_id === assignee_id);

const withChange = (lead: Lead, { status, assignee_id }: LeadChange): Lead => ({
  ...lead,
  status: status ?? lead.status,
  assignee_id: assignee_id === undefined ? lead.assignee_id : assignee_id,
});

/**
 * Reviews leads, one or many. They are changed in any case: the one word that was chosen replaces nothing that anybody wrote,
 * and a list that is worked through key by key must not stop to ask. It is shown at once, and can be taken back.
 */
export function useReview(): LeadReview {
  const client = useQueryClient();
  const nameOf = useNameOf();
  const steps = useRef<Step[]>([]);
  const takeBack = useTakeBack();
  const say = useMutation({
    mutationKey: leadPagesKey,
    mutationFn: ({ before, change }: Step) =>
      reviewLeads({ lead_ids: before.map(({ id }) => id), ...change }),
    onMutate: ({ before, change }) =>
      showLeads(
        client,
        before.map((lead) => withChange(lead, change)),
      ),
    onSuccess: ({ items }, step) => {
      showLeads(client, items);
      forgetDetails(client, items);
      steps.current.push(step);
      notifyUndo(tellStep(step, nameOf), undo);
    },
    onError: (error, { before }) => {
      showLeads(client, before);
      notifyFailed(error);
    },
  });
  const undo = () => {
    const step = steps.current.pop();
    if (step) takeBack.mutate(step);
  };
  return {
    change: (leads, change) => {
      const before = leads.filter((lead) => !isSo(lead, change));
      if (before.length > 0) say.mutate({ before, change });
    },
    undo,
  };
}

/** Gives leads back what they had, but for those that somebody else has changed since. */
function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: leadPagesKey,
    mutationFn: async ({ before, change }: Step) => {
      const changed: Lead[] = [];
      for (const { lead_ids, ...was } of groupsOf(before, change))
        changed.push(...(await reviewLeads({ lead_ids, ...was, only_if: change })).items);
      return changed;
    },
    onSuccess: (items, { before }) => {
      showLeads(client, items);
      forgetDetails(client, items);
      notifyDone(items.length === before.length ? texted.takenBack : texted.takenBackPartly(items.length));
    },
    onError: notifyFailed,
  });
}

/** Leads that had the same get it back together. */
function groupsOf(before: readonly Lead[], change: LeadChange): (LeadChange & { lead_ids: string[] })[] {
  const groups = new Map<string, LeadChange & { lead_ids: string[] }>();
  for (const { id, status, assignee_id } of before) {
    const was = {
      ...(change.status === undefined ? {} : { status }),
      ...(change.assignee_id === undefined ? {} : { assignee_id }),
    };
    const key = JSON.stringify(was);
    const group = groups.get(key) ?? { ...was, lead_ids: [] };
    group.lead_ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function tellStep({ before, change: { status, assignee_id } }: Step, nameOf: (id: string) => string): string {
  const [first] = before;
  const whom = before.length === 1 && first ? nameLead(first) : texted.several(before.length);
  const count = before.length;
  if (status !== undefined) return texted.statusSet(whom, count, texted.statuses[status]);
  return assignee_id == null
    ? texted.unassigned(whom, count)
    : texted.assigned(whom, count, nameOf(assignee_id));
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
