import { Stack } from '@mantine/core';
import type { Insights } from '../../contract/insights.js';
import { nameChannel } from '../conversations/name-channel.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { FigureLink } from './figure-cards.js';
import { FigureTable } from './figure-table.js';
import type { Behind } from './insight-search.js';
import { tellCount } from './tell-figure.js';

const texted = texts.insights;
const columns = ['visitor_messages', 'conversations', 'answered', 'handed_over'] as const;

/** Where visitors wrote: by connection, and by channel where platforms tell of more than one. */
export function PlacesSection({ insights, behind }: { insights: Insights; behind: Behind }) {
  const { connections, channels } = insights;
  return (
    <Section title={texted.byPlace}>
      <Stack gap="xl">
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
              ...{ key: channel, name: channel === '' ? texted.noChannel : nameChannel(channel), counts },
              behind: channel === '' ? undefined : { ...behind, channel },
            }))}
          />
        )}
      </Stack>
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

const Places = ({ title, rows }: { title: string; rows: readonly Place[] }) =>
  rows.length > 0 && (
    <FigureTable
      label={title}
      head={title}
      columns={columns.map((figure) => texted.figures[figure])}
      rows={rows.map(({ key, name, counts, behind }) => ({
        ...{ key, name },
        cells: columns.map((figure) => {
          const text = tellCount(counts[figure]);
          return behind ? <FigureLink key={figure} figure={figure} behind={behind} text={text} /> : text;
        }),
      }))}
    />
  );
