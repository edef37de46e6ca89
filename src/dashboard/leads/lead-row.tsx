import { Button, Checkbox, Table, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Lead, LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { useShortcutsEnabled } from '../parts/use-shortcuts.js';
import { nameLead } from './name-lead.js';
import { statusOfKey } from './status-keys.js';
import { StatusSelect } from './status-select.js';

const texted = texts.leads;

export interface LeadItemProps {
  lead: Lead;
  canWrite: boolean;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
  onOpen: () => void;
  onStatus: (status: LeadStatus) => void;
}

/** One lead in the table. While the row has the focus, single keys set the status. */
export function LeadRow({ lead, canWrite, isChosen, onChosen, onOpen, onStatus }: LeadItemProps) {
  const [hasKeys] = useShortcutsEnabled();
  const name = nameLead(lead);
  const act = (event: KeyboardEvent<HTMLTableRowElement>) =>
    actOnKey(event, { onOpen, onStatus: canWrite && hasKeys ? onStatus : undefined });
  return (
    <Table.Tr tabIndex={0} onKeyDown={act} className="lead-row" aria-label={name}>
      {canWrite && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={texted.choose(name)}
            checked={isChosen}
            onChange={(event) => onChosen(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Who lead={lead} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2}>
          {lead.quote}
        </Text>
      </Table.Td>
      <Table.Td>{lead.connection.name}</Table.Td>
      <Table.Td className="no-wrap">
        <Moment at={lead.created_at} />
      </Table.Td>
      <Table.Td>
        <StatusSelect lead={lead} canWrite={canWrite} onStatus={onStatus} />
      </Table.Td>
      <Table.Td>
        <Button variant="subtle" size="compact-sm" onClick={onOpen} aria-label={texted.open(name)}>
          {texted.openShort}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

/** How a lead is called and reached. */
export const Who = ({ lead }: { lead: Lead }) => (
  <>
    <Text size="sm" fw={600}>
      {nameLead(lead)}
    </Text>
    {[lead.email, lead.phone]
      .filter((contact) => contact !== null && contact !== nameLead(lead))
      .map((contact) => (
        <Text key={contact} size="sm" c="dimmed">
          {contact}
        </Text>
      ))}
  </>
);

interface RowActs {
  onOpen: () => void;
  /** Absent where single keys do nothing. */
  onStatus: ((status: LeadStatus) => void) | undefined;
}

function actOnKey(event: KeyboardEvent<HTMLTableRowElement>, { onOpen, onStatus }: RowActs): void {
  const row = event.currentTarget;
  // Keys that were pressed in a control of the row belong to that control.
  if (event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return;
  const status = statusOfKey(event.key);
  const neighbour = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (neighbour instanceof HTMLElement) neighbour.focus();
  else if (event.key === 'Enter') onOpen();
  else if (status && onStatus) onStatus(status);
  else return;
  event.preventDefault();
}
