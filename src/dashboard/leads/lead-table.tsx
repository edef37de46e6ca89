import { Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Lead, LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Nothing } from '../parts/states.js';
import { LeadCard } from './lead-card.js';
import { LeadRow } from './lead-row.js';

const texted = texts.leads;

export interface LeadTableProps {
  items: readonly Lead[];
  isFiltered: boolean;
  canWrite: boolean;
  chosenIds: readonly string[];
  onChosen: (ids: readonly string[]) => void;
  onOpen: (lead: Lead) => void;
  onStatus: (lead: Lead, status: LeadStatus) => void;
}

/** The leads, as a table; on a phone as cards. */
export function LeadTable(props: LeadTableProps) {
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { items, isFiltered } = props;
  if (items.length === 0)
    return isFiltered ? (
      <Nothing title={texted.noneFound}>{texted.noneFoundHelp}</Nothing>
    ) : (
      <Nothing title={texted.none}>{texted.noneHelp}</Nothing>
    );
  return isPhone ? <Cards {...props} /> : <Rows {...props} />;
}

const Cards = ({ items, ...rest }: LeadTableProps) => (
  <ul className="plain-list" aria-label={texted.table}>
    {items.map((lead) => (
      <li key={lead.id}>
        <LeadCard lead={lead} {...cellProps(lead, rest)} />
      </li>
    ))}
  </ul>
);

function Rows({ items, ...rest }: LeadTableProps) {
  const { columns } = texted;
  return (
    <Table highlightOnHover verticalSpacing="xs" className="lead-table" aria-label={texted.table}>
      <Table.Thead>
        <Table.Tr>
          {rest.canWrite && (
            <Table.Th>
              <VisuallyHidden>{columns.choose}</VisuallyHidden>
            </Table.Th>
          )}
          <Table.Th>{columns.who}</Table.Th>
          <Table.Th>{columns.quote}</Table.Th>
          <Table.Th>{columns.through}</Table.Th>
          <Table.Th>{columns.when}</Table.Th>
          <Table.Th>{columns.status}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{columns.open}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((lead) => (
          <LeadRow key={lead.id} lead={lead} {...cellProps(lead, rest)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function cellProps(lead: Lead, props: Omit<LeadTableProps, 'items'>) {
  const { canWrite, chosenIds, onChosen, onOpen, onStatus } = props;
  return {
    canWrite,
    isChosen: chosenIds.includes(lead.id),
    onChosen: (isChosen: boolean) =>
      onChosen(isChosen ? [...chosenIds, lead.id] : chosenIds.filter((id) => id !== lead.id)),
    onOpen: () => onOpen(lead),
    onStatus: (status: LeadStatus) => onStatus(lead, status),
  };
}
