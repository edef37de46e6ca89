import { Table } from '@mantine/core';
import type { Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { WideTable } from '../parts/wide-table.js';
import { FigureLink } from './figure-cards.js';
import type { Behind } from './insight-search.js';
import { tellCount } from './tell-figure.js';

const texted = texts.insights;
const columns = ['visitor_messages', 'conversations', 'answered', 'handed_over'] as const;

/** Where visitors wrote: by connection, and by channel where platforms tell of more than one. */
export function PlacesSection({ insights, behind }: { insights: Insights; behind: Behind }) {
  const { connections, channels } = insights;
  return (
    <Section title={texted.byPlace}>
      <Places
        title={texted.connection}
        rows={connections.map(({ connection, ...counts }) => ({
          ...{ key: connection.id, name: connection.name, counts },
          behind: { ...behind, connection: connection.id },
        }))}
      />
      {channels.length > 1 && (
        <Places
          title={texted.channel}
          rows={channels.map(({ channel, ...counts }) => ({
            ...{ key: channel, name: channel === '' ? texted.noChannel : channel, counts },
            behind: channel === '' ? undefined : { ...behind, channel },
          }))}
        />
      )}
    </Section>
  );
}

interface Place {
  key: string;
  name: string;
  counts: Record<(typeof columns)[number], number>;
  /** Absent where no address could name it. */
  behind: Behind | undefined;
}

const Places = ({ title, rows }: { title: string; rows: readonly Place[] }) => (
  <WideTable label={title}>
    <Table aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{title}</Table.Th>
          {columns.map((figure) => (
            <Table.Th key={figure}>{texted.figures[figure]}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, name, counts, behind }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{name}</Table.Th>
            {columns.map((figure) => (
              <Table.Td key={figure}>
                {behind ? (
                  <FigureLink figure={figure} behind={behind} text={tellCount(counts[figure])} />
                ) : (
                  tellCount(counts[figure])
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </WideTable>
);
