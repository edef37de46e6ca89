import { createContext, use, useMemo, useRef } from 'react';
import type { Lead } from '../../contract/leads.js';
import type { LeadChange } from './use-lead-review.js';

/** What is done with leads from a row or a card. */
export interface LeadActs {
  open: (lead: Lead) => void;
  choose: (lead: Lead, isChosen: boolean) => void;
  /** As many of them as can be changed at once. */
  chooseAll: (leads: readonly Lead[], isChosen: boolean) => void;
  /** Chooses none any more. */
  clear: () => void;
  /** Says it of this lead; with `andChosen`, of all that are chosen, if any are. */
  change: (lead: Lead, change: LeadChange, andChosen?: 'andChosen') => void;
  /** Gives to who is signed in; absent for who is here from outside the team. */
  takeOn: ((lead: Lead) => void) | undefined;
}

/** Null for those who only read. */
export const LeadActsContext = createContext<LeadActs | null>(null);

export function useLeadActs(): LeadActs {
  const acts = use(LeadActsContext);
  if (!acts) throw new Error('useLeadActs needs the page of leads around it');
  return acts;
}

/** The same object whatever has changed in the page, so that rows are drawn again only for what they show. */
export function useStable(acts: LeadActs): LeadActs {
  const latest = useRef(acts);
  latest.current = acts;
  const mayTakeOn = acts.takeOn !== undefined;
  return useMemo(
    () => ({
      open: (lead) => latest.current.open(lead),
      choose: (lead, isChosen) => latest.current.choose(lead, isChosen),
      chooseAll: (leads, isChosen) => latest.current.chooseAll(leads, isChosen),
      clear: () => latest.current.clear(),
      change: (lead, change, andChosen) => latest.current.change(lead, change, andChosen),
      takeOn: mayTakeOn ? (lead) => latest.current.takeOn?.(lead) : undefined,
    }),
    [mayTakeOn],
  );
}
