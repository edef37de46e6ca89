import { Badge, NativeSelect } from '@mantine/core';
import { type Lead, LeadStatus, leadStatuses } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { nameLead } from './name-lead.js';

const texted = texts.leads;

interface StatusSelectProps {
  lead: Lead;
  canWrite: boolean;
  onStatus: (status: LeadStatus) => void;
}

const colours = {
  new: 'orange',
  qualified: 'blue',
  won: 'green',
  lost: 'gray',
  spam: 'gray',
} as const satisfies Record<LeadStatus, string>;

/** What became of a lead, to be changed by those who may. */
export const StatusSelect = ({ lead, canWrite, onStatus }: StatusSelectProps) =>
  canWrite ? (
    <NativeSelect
      size="xs"
      className="no-shrink"
      aria-label={texted.statusOf(nameLead(lead))}
      value={lead.status}
      onChange={(event) => onStatus(LeadStatus.parse(event.currentTarget.value))}
      data={leadStatuses.map((status) => ({ value: status, label: texted.statuses[status] }))}
      data-status={lead.status}
    />
  ) : (
    <Badge color={colours[lead.status]}>{texted.statuses[lead.status]}</Badge>
  );
