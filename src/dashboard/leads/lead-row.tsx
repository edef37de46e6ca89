import { Button, Checkbox, Text } from '@mantine/core';
import { type KeyboardEvent, memo, type Ref } from 'react';
import type { Lead } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { Moment } from '../parts/moment.js';
import { useShortcutsEnabled } from '../parts/use-shortcuts.js';
import { AssigneeSelect } from '../team/assignee-select.js';
import { useNameOf } from '../team/use-team.js';
import { type LeadActs, useLeadActs } from './lead-acts.js';
import { nameLead } from './name-lead.js';
import { actOnKey } from './row-keys.js';
import { StatusSelect } from './status-select.js';

const texted = texts.leads;

export interface LeadItemProps {
  lead: Lead;
  canWrite: boolean;
  isChosen: boolean;
}

interface LeadRowProps extends LeadItemProps {
  index: number;
  measure: Ref<HTMLTableRowElement>;
}

/** One lead in the table. While the row has the focus, single keys act on it. */
export const LeadRow = memo(function LeadRow({ lead, canWrite, isChosen, index, measure }: LeadRowProps) {
  const [hasKeys] = useShortcutsEnabled();
  const acts = useLeadActs();
  const act = (event: KeyboardEvent<HTMLTableRowElement>) =>
    actOnKey(event, { lead, isChosen, acts, canWrite: canWrite && hasKeys });
  return (
    <tr
      ref={measure}
      data-index={index}
      tabIndex={0}
      onKeyDown={act}
      className="lead-row"
      aria-label={nameLead(lead)}
      aria-rowindex={index + 2}
      aria-selected={canWrite ? isChosen : undefined}
    >
      {canWrite && (
        <td>
          <ChooseBox lead={lead} isChosen={isChosen} acts={acts} />
        </td>
      )}
      <td className="lead-who">
        <Who lead={lead} />
      </td>
      <td className="lead-quote">
        <Text size="sm" lineClamp={2}>
          {lead.quote}
        </Text>
      </td>
      <td className="lead-through">{lead.connection.name}</td>
      <td className="no-wrap">
        <Moment at={lead.created_at} />
      </td>
      <td className="lead-choice">
        <StatusSelect lead={lead} canWrite={canWrite} onStatus={(status) => acts.change(lead, { status })} />
      </td>
      <td className="lead-assignee">
        <LeadAssignee lead={lead} canWrite={canWrite} />
      </td>
      <td>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => acts.open(lead)}
          aria-label={texted.open(nameLead(lead))}
        >
          {texted.openShort}
        </Button>
      </td>
    </tr>
  );
});

interface ChooseBoxProps {
  lead: Lead;
  isChosen: boolean;
  acts: LeadActs;
}

export const ChooseBox = ({ lead, isChosen, acts }: ChooseBoxProps) => (
  <Checkbox
    size="xs"
    aria-label={texted.choose(nameLead(lead))}
    checked={isChosen}
    onChange={(event) => acts.choose(lead, event.currentTarget.checked)}
  />
);

/** Who looks after a lead, to be changed by those who may. */
export function LeadAssignee({ lead, canWrite }: { lead: Lead; canWrite: boolean }) {
  const acts = useLeadActs();
  const nameOf = useNameOf();
  const { assignee_id } = lead;
  if (!canWrite)
    return <Text size="sm">{assignee_id === null ? texts.team.nobody : nameOf(assignee_id)}</Text>;
  return (
    <AssigneeSelect
      label={texted.assigneeOf(nameLead(lead))}
      assigneeId={assignee_id}
      onAssign={(assigneeId) => acts.change(lead, { assignee_id: assigneeId })}
    />
  );
}

/** How a lead is called and reached. */
export const Who = ({ lead }: { lead: Lead }) => (
  <>
    <Text size="sm" fw={600}>
      <Addresses>{nameLead(lead)}</Addresses>
    </Text>
    {[lead.email, lead.phone]
      .filter((contact) => contact !== null)
      .filter((contact) => contact !== nameLead(lead))
      .map((contact) => (
        <Text key={contact} size="sm" c="dimmed">
          <Addresses>{contact}</Addresses>
        </Text>
      ))}
  </>
);
