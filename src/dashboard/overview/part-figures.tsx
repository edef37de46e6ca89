import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figure, Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { FigureLink, LeadsLink } from './figure-cards.js';
import type { Behind } from './insight-search.js';
import { tellCount, tellSeconds } from './tell-figure.js';

const texted = texts.insights;

/** What a day, a connection or a channel can be told by. */
export type PartFigure = Figure | 'leads';

type Part = Omit<Insights['channels'][number], 'channel'> & { is_pending?: boolean };

interface PartCells {
  figures: readonly PartFigure[];
  /** Absent where no address could name what is behind it. */
  behind: Behind | undefined;
}

/** The figures of a day or a place, each as the link to what it counts. */
export const cellsOf = (part: Part, { figures, behind }: PartCells): ReactNode[] =>
  figures.map((figure) => {
    if (part.is_pending === true && figure !== 'leads') return <Pending key={figure} />;
    const text = textOf(part, figure);
    if (!behind || isNothing(part, figure)) return text;
    return figure === 'leads' ? (
      <LeadsLink key={figure} behind={behind} text={text} />
    ) : (
      <FigureLink key={figure} figure={figure} behind={behind} text={text} />
    );
  });

const textOf = (part: Part, figure: PartFigure): string =>
  figure === 'first_answers' ? tellSeconds(part.first_answer_p50) : tellCount(part[figure]);

const isNothing = (part: Part, figure: PartFigure): boolean =>
  figure === 'first_answers' ? part.first_answer_p50 === null : part[figure] === 0;

const Pending = () => (
  <>
    <span aria-hidden>…</span>
    <VisuallyHidden>{texted.pendingDay}</VisuallyHidden>
  </>
);
