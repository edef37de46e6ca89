import { DataList } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
}

interface FactsProps {
  items: readonly Fact[];
  /** Where there is room for it beside what it names; on a phone it stands above. */
  labelWidth?: number;
  /** They change while somebody looks. */
  isLive?: boolean;
}

/** What is known of something, each with its name. */
export function Facts({ items, labelWidth = 140, isLive = false }: FactsProps) {
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  return (
    <DataList
      labelWidth={labelWidth}
      orientation={isPhone ? 'vertical' : 'horizontal'}
      {...(isLive && { role: undefined, 'aria-live': 'polite' })}
    >
      {items.map(({ label, value }) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue className="shrinks">{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
