import { SimpleGrid, VisuallyHidden } from '@mantine/core';
import { type Figure, figureMeanings, type Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { FigureCard } from './figure-card.js';
import type { Behind } from './insight-search.js';
import { isPartial, tellCount, tellSeconds } from './tell-figure.js';

const texted = texts.insights;

const counted = ['visitor_messages', 'conversations', 'answered', 'handed_over', 'silent'] as const;

interface FigureCardsProps {
  insights: Insights;
  behind: Behind;
  canReadLeads: boolean;
}

/** All figures of the span; each leads to what it counts. */
export function FigureCards({ insights, behind, canReadLeads }: FigureCardsProps) {
  const { sums, before } = insights;
  const compared = (text: string) => (isPartial(insights) ? undefined : text);
  return (
    <SimpleGrid component="ul" className="plain-list" cols={{ base: 2, md: 4 }}>
      {[...counted, ...(sums.suggested + before.suggested > 0 ? (['suggested'] as const) : [])].map(
        (figure) => (
          <FigureCard
            key={figure}
            title={texted.figures[figure]}
            meaning={figureMeanings[figure]}
            {...{
              now: sums[figure],
              before: before[figure],
              beforeText: compared(tellCount(before[figure])),
            }}
          >
            <FigureLink figure={figure} behind={behind} text={tellCount(sums[figure])} />
          </FigureCard>
        ),
      )}
      <FigureCard
        title={texted.figures.first_answers}
        meaning={figureMeanings.first_answers}
        {...{ now: sums.first_answer_p50, before: before.first_answer_p50 }}
        beforeText={compared(tellSeconds(before.first_answer_p50))}
        more={sums.first_answers === 0 ? undefined : texted.waitsMost(tellSeconds(sums.first_answer_p95))}
      >
        <FigureLink figure="first_answers" behind={behind} text={waitOf(sums)} />
      </FigureCard>
      {canReadLeads && (
        <FigureCard
          title={texted.figures.leads}
          meaning={figureMeanings.leads}
          {...{ now: sums.leads, before: before.leads, beforeText: tellCount(before.leads) }}
        >
          <TextLink to="/leads" search={behind} inherit>
            {tellCount(sums.leads)}
            <VisuallyHidden> {texted.figures.leads}</VisuallyHidden>
          </TextLink>
        </FigureCard>
      )}
    </SimpleGrid>
  );
}

const waitOf = ({ first_answers, first_answer_p50 }: Insights['sums']): string =>
  first_answers === 0 ? texted.nothing : tellSeconds(first_answer_p50);

interface FigureLinkProps {
  figure: Figure;
  behind: Behind;
  text: string;
  reason?: string;
}

/** A number that opens the conversations in which it happened. */
export const FigureLink = ({ figure, behind, text, reason }: FigureLinkProps) => (
  <TextLink
    to="/conversations"
    search={{ view: 'all', figure, reason, ...behind }}
    inherit
    underline="always"
  >
    {text}
    <VisuallyHidden> {texted.figures[figure]}</VisuallyHidden>
  </TextLink>
);
