import { List } from '@mantine/core';
import { type HeldCounts, heldTables } from '../../contract/visitor-data.js';
import { texts } from '../messages/texts.js';

const texted = texts.privacy;

/** What is held of a visitor, in numbers. */
export const HeldList = ({ counts, label }: { counts: HeldCounts; label: string }) => (
  <List size="sm" aria-label={label}>
    {heldTables
      .filter((table) => counts[table] > 0)
      .map((table) => (
        <List.Item key={table}>{texted.counts[table](counts[table])}</List.Item>
      ))}
  </List>
);
