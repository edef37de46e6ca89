import { Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { AuditEntry } from '../../contract/audit.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';
import { tellAct, tellActor } from './tell-entry.js';

const texted = texts.audit;

interface AuditTableProps {
  items: readonly AuditEntry[];
  isFiltered: boolean;
}

/** The entries, as a table; on a phone as a list. */
export function AuditTable({ items, isFiltered }: AuditTableProps) {
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  if (items.length === 0)
    return (
      <Nothing title={isFiltered ? texted.noneFound : texted.none}>
        {isFiltered ? texted.noneFoundHelp : texted.noneHelp}
      </Nothing>
    );
  return isPhone ? <Entries items={items} /> : <Rows items={items} />;
}

type ItemsProps = Pick<AuditTableProps, 'items'>;

const Entries = ({ items }: ItemsProps) => (
  <Stack component="ul" className="plain-list" gap={0} aria-label={texted.list}>
    {items.map((entry) => (
      <li key={entry.id} className="audit-entry">
        <Text size="sm" className="wraps">
          {tellAct(entry)}
        </Text>
        <Parted size="xs" c="dimmed" className="wraps">
          <Moment at={entry.at} isExact />
          {tellActor(entry.actor)}
        </Parted>
      </li>
    ))}
  </Stack>
);

function Rows({ items }: ItemsProps) {
  return (
    <table className="table" aria-label={texted.list}>
      <thead>
        <tr>
          <th>{texted.when}</th>
          <th>{texted.who}</th>
          <th>{texted.what}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((entry) => (
          <tr key={entry.id}>
            <td>
              <Moment at={entry.at} isExact />
            </td>
            <td className="wraps">{tellActor(entry.actor)}</td>
            <td className="wraps">{tellAct(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
