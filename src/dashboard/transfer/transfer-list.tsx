import { Stack } from '@mantine/core';
import type { Transfer } from '../../contract/transfers.js';
import { TransferRow } from './transfer-row.js';

interface TransferListProps {
  items: readonly Transfer[];
  /** Names the list. */
  label: string;
  /** Names the files that are saved. */
  businessName?: string;
}

/** Exports or imports, the newest first; nothing where there are none. */
export const TransferList = ({ items, label, businessName = '' }: TransferListProps) =>
  items.length > 0 && (
    <Stack component="ul" className="plain-list" gap="lg" aria-label={label}>
      {items.map((transfer) => (
        <TransferRow transfer={transfer} businessName={businessName} key={transfer.id} />
      ))}
    </Stack>
  );
