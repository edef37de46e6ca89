import { Stack } from '@mantine/core';
import type { Insights } from '../../contract/insights.js';
import { nameChannel } from '../conversations/name-channel.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { type FigureRow, FigureTable } from './figure-table.js';
import type { Behind } from './insight-search.js';
import { cellsOf, type PartFigure } from './part-figures.js';

const texted = texts.insights;
const all: readonly PartFigure[] = [
  ...(['visitor_messages', 'conversations', 'answered', 'handed_over'] as const),
  ...(['leads', 'first_answers'] as const),
];

interface PlacesSectionProps {
  insights: Insights;
  behind: Behind;
  canReadLeads: boolean;
}

/** Where visitors wrote: by connection, and by channel where platforms tell of more than one. */
export function PlacesSection({ insights, behind, canReadLeads }: PlacesSectionProps) {
  const { connections, channels } = insights;
  const figures = all.filter((figure) => figure !== 'leads' || canReadLeads);
  return (
    <Section title={texted.byPlace}>
      <Stack gap="xl">
        <Places
          title={texted.connection}
          figures={figures}
          rows={connections.map(({ connection, ...part }) => ({
            ...{ key: connection.id, name: connection.name },
            cells: cellsOf(part, { figures, behind: { ...behind, connection: connection.id } }),
          }))}
        />
        {channels.length > 1 && (
          <Places
            title={texted.channel}
            figures={figures}
            rows={channels.map(({ channel, ...part }) => ({
              ...{ key: channel, name: channel === '' ? texted.noChannel : nameChannel(channel) },
              cells: cellsOf(part, { figures, behind: channel === '' ? undefined : { ...behind, channel } }),
            }))}
          />
        )}
      </Stack>
    </Section>
  );
}

interface PlacesProps {
  title: string;
  figures: readonly PartFigure[];
  rows: readonly FigureRow[];
}

const Places = ({ title, figures, rows }: PlacesProps) =>
  rows.length > 0 && (
    <FigureTable
      label={title}
      head={title}
      columns={figures.map((figure) => texted.figures[figure])}
      rows={rows}
    />
  );
