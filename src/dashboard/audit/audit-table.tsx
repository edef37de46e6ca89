import { Table } from '@mantine/core';
import type { AuditEntry } from '../../contract/audit.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Nothing } from '../parts/states.js';
import { tellAct, tellActor } from './tell-entry.js';

const texted = texts.audit;

interface AuditTableProps {
  items: readonly AuditEntry[];
  isFiltered: boolean;
}

export function AuditTable({ items, isFiltered }: AuditTableProps) {
  if (items.length === 0)
    return <Nothing title={texted.none}>{isFiltered ? texted.noneFound : texted.noneHelp}</Nothing>;
  return (
    <Table aria-label={texted.list}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texted.when}</Table.Th>
          <Table.Th>{texted.who}</Table.Th>
          <Table.Th>{texted.what}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>
              <Moment at={entry.at} isExact />
            </Table.Td>
            <Table.Td className="wraps">{tellActor(entry.actor)}</Table.Td>
            <Table.Td className="wraps">{tellAct(entry)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
