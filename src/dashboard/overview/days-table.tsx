import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { FigureTable } from './figure-table.js';
import type { Behind } from './insight-search.js';
import { cellsOf, type PartFigure } from './part-figures.js';
import { tellDay } from './tell-figure.js';

const texted = texts.insights;

interface DaysTableProps {
  days: readonly DayFigures[];
  figures: readonly PartFigure[];
  behind: Behind;
}

/** The same as the drawing, for whoever reads it or wants the exact numbers; each leads to what it counts. */
export const DaysTable = ({ days, figures, behind }: DaysTableProps) => (
  <FigureTable
    label={texted.byDay}
    head={texted.day}
    columns={figures.map((figure) => texted.figures[figure])}
    rows={days.toReversed().map((day) => ({
      key: day.day,
      name: <span className="no-wrap">{tellDay(day.day)}</span>,
      cells: cellsOf(day, { figures, behind: { ...behind, since: day.day, until: day.day } }),
    }))}
  />
);
