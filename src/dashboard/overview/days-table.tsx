import { VisuallyHidden } from '@mantine/core';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { FigureLink } from './figure-cards.js';
import { FigureTable } from './figure-table.js';
import type { Behind } from './insight-search.js';
import { tellCount, tellDay, tellSeconds } from './tell-figure.js';

const texted = texts.insights;
const counted = ['visitor_messages', 'conversations', 'answered', 'handed_over', 'silent'] as const;
const columns = [...counted, 'first_answers' as const].map((figure) => texted.figures[figure]);

/** The same as the drawing, for whoever reads it or wants the exact numbers; each leads to what it counts. */
export const DaysTable = ({ days, behind }: { days: readonly DayFigures[]; behind: Behind }) => (
  <FigureTable
    label={texted.byDay}
    head={texted.day}
    columns={columns}
    rows={days.toReversed().map((day) => ({
      key: day.day,
      name: <span className="no-wrap">{tellDay(day.day)}</span>,
      cells: day.is_pending ? columns.map((column) => <Pending key={column} />) : cellsOf(day, behind),
    }))}
  />
);

const cellsOf = (day: DayFigures, behind: Behind) => [
  ...counted.map((figure) =>
    day[figure] === 0 ? (
      0
    ) : (
      <FigureLink
        key={figure}
        figure={figure}
        behind={{ ...behind, since: day.day, until: day.day }}
        text={tellCount(day[figure])}
      />
    ),
  ),
  tellSeconds(day.first_answer_p50),
];

const Pending = () => (
  <>
    <span aria-hidden>…</span>
    <VisuallyHidden>{texted.pendingDay}</VisuallyHidden>
  </>
);
