import { texts } from '../messages/texts.js';
import { tellSpan } from '../overview/tell-figure.js';
import type { LeadFilters } from './lead-filters.js';

const texted = texts.leads;

/** What filters leave of the leads, in words. */
export function tellFilters(filters: LeadFilters, nameOf: (memberId: string) => string): string {
  const { status, assignee, q, since, until, connection, channel } = filters;
  const told = [
    ...(status === undefined ? [] : [`${texted.status}: ${texted.statuses[status]}`]),
    ...(assignee === undefined ? [] : [`${texts.team.whose}: ${tellAssignee(assignee, nameOf)}`]),
    ...(q === undefined ? [] : [`“${q}”`]),
    ...(since === undefined || until === undefined ? [] : [tellSpan(since, until)]),
    ...(connection === undefined && channel === undefined ? [] : [texted.saved.places]),
  ];
  return told.length === 0 ? texted.saved.everything : told.join(' · ');
}

function tellAssignee(assignee: string, nameOf: (memberId: string) => string): string {
  if (assignee === 'me') return texts.team.mine;
  return assignee === 'none' ? texts.team.nobodys : nameOf(assignee);
}
