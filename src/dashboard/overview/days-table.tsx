import { Table } from '@mantine/core';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { WideTable } from '../parts/wide-table.js';
import { FigureLink } from './figure-cards.js';
import type { Behind } from './insight-search.js';
import { tellCount, tellDay, tellSeconds } from './tell-figure.js';

const texted = texts.insights;
const columns = ['visitor_messages', 'conversations', 'answered', 'handed_over', 'silent'] as const;

/** The same as the drawing, for whoever reads it or wants the exact numbers; each leads to what it counts. */
export const DaysTable = ({ days, behind }: { days: readonly DayFigures[]; behind: Behind }) => (
  <WideTable label={texted.byDay}>
    <Table aria-label={texted.byDay}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texted.day}</Table.Th>
          {columns.map((figure) => (
            <Table.Th key={figure}>{texted.figures[figure]}</Table.Th>
          ))}
          <Table.Th>{texted.figures.first_answers}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.toReversed().map((day) => (
          <Table.Tr key={day.day}>
            <Table.Th scope="row">{tellDay(day.day)}</Table.Th>
            {columns.map((figure) => (
              <Table.Td key={figure}>
                {day[figure] === 0 ? (
                  0
                ) : (
                  <FigureLink
                    figure={figure}
                    behind={{ ...behind, since: day.day, until: day.day }}
                    text={tellCount(day[figure])}
                  />
                )}
              </Table.Td>
            ))}
            <Table.Td>{tellSeconds(day.first_answer_p50)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </WideTable>
);
